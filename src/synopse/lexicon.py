"""The packaged tables of German: loads, checks and compiles them on first use.

Word lists are TSV: a header line, then one form a row, sorted, unique, trimmed, NFC, with a `source` column.
Rules are TOML: ``[name]`` with ``pattern`` (or a list of alternatives), ``examples``, ``rejects`` and whatever else
the tagger needs.
In a pattern ``{words:weekdays}`` stands for an alternation of the `form` column of ``weekdays.tsv``.
This is the only module that opens the tables; everything it returns is immutable and cached.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Mapping

from msgspec import Struct

Row = Mapping[str, str]


class LexiconError(ValueError):
    """A table that breaks its own rules; says which table and line."""


class Rule(Struct, frozen=True):
    """A compiled rule with the texts that must and must not match it.

    `fields` holds the remaining keys of the rule as they stand in the file.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[Mapping[str, Any], ...]
    rejects: tuple[str, ...]
    fields: Mapping[str, Any]


@cache
def table_names() -> tuple[str, ...]:
    """The names of all packaged tables, with their endings, sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.name.endswith((".tsv", ".toml"))))


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``<name>.tsv`` as mappings from column to value.

    Raises:
        LexiconError: A row has more or fewer columns than the header.
    """
    header, *lines = _cells(name)
    return tuple(MappingProxyType(dict(zip(header, cells, strict=True))) for cells in lines)


@cache
def words(name: str, column: str = "form") -> frozenset[str]:
    """The values of one column, empty ones left out."""
    header, *lines = _cells(name)
    index = header.index(column)
    return frozenset(cells[index] for cells in lines if cells[index])


@cache
def used(name: str, use: str) -> frozenset[str]:
    """The forms of a table whose column `uses` has the use among its words."""
    return frozenset(row["form"] for row in rows(name) if use in row["uses"].split())


@cache
def mapping(name: str, value: str, key: str = "form") -> Mapping[str, str]:
    """From one column to another."""
    header, *lines = _cells(name)
    source, target = header.index(key), header.index(value)
    return MappingProxyType({cells[source]: cells[target] for cells in lines})


def _cells(name: str) -> list[list[str]]:
    """The header and the rows; not kept, since of a large table mostly one column is wanted."""
    lines = (_folder() / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines]
    for number, cells in enumerate(found, 1):
        if len(cells) != len(found[0]):
            raise LexiconError(f"{name}.tsv:{number}: {len(cells)} columns, the header has {len(found[0])}")
    return found


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``<name>.toml`` in the order of the file, compiled.

    Raises:
        LexiconError: A rule has no pattern, no example, or a pattern that does not compile.
    """
    content = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(_rule(name, key, entry) for key, entry in content.items())


def alternation(forms: frozenset[str]) -> str:
    """A regular expression for any of the forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _rule(table: str, name: str, entry: Mapping[str, Any]) -> Rule:
    where = f"{table}.toml [{name}]"
    if not entry.get("pattern") or not entry.get("examples"):
        raise LexiconError(f"{where}: needs a pattern and at least one example")
    written = entry["pattern"] if isinstance(entry["pattern"], str) else "|".join(entry["pattern"])
    source = re.sub(r"\{words:(\w+)\}", lambda match: f"(?:{alternation(words(match[1]))})", written)
    try:
        pattern = re.compile(source)
    except re.error as error:
        raise LexiconError(f"{where}: {error}") from error
    examples = tuple({"text": item} if isinstance(item, str) else item for item in entry["examples"])
    rest = {key: value for key, value in entry.items() if key not in ("pattern", "examples", "rejects")}
    return Rule(name, pattern, examples, tuple(entry.get("rejects", ())), MappingProxyType(rest))


def _folder() -> Any:
    return files("synopse") / "lexicons" / "de"
