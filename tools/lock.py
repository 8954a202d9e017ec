"""Write the lock files from what is installed in this environment: name and version of each package that is needed.

requirements.lock holds what the package needs at run time, requirements-dev.lock what its development needs besides,
the extras included, so that their tests are run.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


def closure(wanted: list[str]) -> dict[str, str]:
    """Name and version of the wanted packages and all they need here, by normalised name."""
    found: dict[str, str] = {}
    queue = [Requirement(entry) for entry in wanted]
    while queue:
        requirement = queue.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            installed = distribution(requirement.name)
        except PackageNotFoundError as error:
            raise SystemExit(f"{requirement.name} is not installed here: run make test first") from error
        found[name] = installed.version
        queue += [Requirement(entry) for entry in installed.requires or ()]
    return found


def main() -> None:
    """Write both files."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = closure(project["project"]["dependencies"])
    extras = [entry for extra in project["project"]["optional-dependencies"].values() for entry in extra]
    developing = closure([*project["dependency-groups"]["dev"], *extras])
    _write("requirements.lock", needed)
    _write("requirements-dev.lock", {name: version for name, version in developing.items() if name not in needed})


def _write(file: str, pins: dict[str, str]) -> None:
    lines = "".join(f"{name}=={version}\n" for name, version in sorted(pins.items()))
    (ROOT / file).write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
