"""The command line: arguments, exit statuses, standard error; no logic.

`arguments` says what can be asked for, `commands` does it, `reading` reads the sources, `output` writes.
"""

from __future__ import annotations

from typing import Sequence

from synopse.cli.arguments import parser
from synopse.cli.output import INTERRUPTED, OUTPUT_FAILED, PIPE_CLOSED, complain, discard_output

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except BrokenPipeError:
        # The reader has what it wants: "synopse read ... | head".
        discard_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        path = getattr(options, "output", None)
        complain(f"{path or 'standard output'}: cannot be written: {error.strerror or error}")
        if path is None:
            discard_output()
        return OUTPUT_FAILED
    return status
