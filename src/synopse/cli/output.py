"""Standard output and standard error, and how a command ends."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Iterator

ALL_READ, OUTPUT_FAILED, NONE_READ, SOME_REJECTED = 0, 1, 2, 3
INTERRUPTED, PIPE_CLOSED = 130, 141
NARROW, WIDE = 60, 120
"""Columns of a table: what it needs at least, and what it takes where it is not written to a terminal."""


def write(content: str, path: Path | None) -> None:
    """Write to the file, else to standard output, as UTF-8."""
    if path:
        path.write_bytes(content.encode())
        return
    with standard_output() as output:
        output.write(content.encode())


def table_width(path: Path | None) -> int:
    """How many columns a table may take: those of the terminal; in a file or pipe always the same."""
    terminal = path is None and sys.stdout is not None and sys.stdout.isatty()
    return max(NARROW, shutil.get_terminal_size((WIDE, 24)).columns) if terminal else WIDE


def complain(message: str) -> None:
    """Write one line to standard error, whatever a file name holds."""
    line = "".join(character if character.isprintable() else repr(character)[1:-1] for character in message)
    sys.stderr.write(f"synopse: {line}\n")


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output as bytes: JSON and HTML are UTF-8 whatever the terminal speaks."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def discard_output() -> None:
    """Let what is left unwritten go nowhere, or the interpreter complains of it on its way out."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
