"""What the tests of all annotated stories share: the script that builds them, and the spans of their gold."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Iterator

ROOT = Path(__file__).parent.parent
Json = dict[str, Any]


def tool() -> ModuleType:
    """The script that builds the annotated stories."""
    spec = importlib.util.spec_from_file_location("annotate_example", ROOT / "tools" / "annotate_example.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def spans(value: Any) -> Iterator[Json]:
    """Everything with begin, end and text in a piece of gold."""
    if isinstance(value, dict):
        if {"begin", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)
