"""Builds the input and the gold of annotated stories: the packaged example and those of `eval/dev/`.

    python tools/annotate_example.py                      all stories
    python tools/annotate_example.py eval/dev/hochwasser  the story of one folder
    python tools/annotate_example.py --check [FOLDER...]  exits 1 if a file differs from what would be written

A folder of sources holds `story.toml` and one `<article id>.txt` an article. The example lies in `tools/example_story/`
and is written to `src/synopse/examples/`; every other story is written beside its sources.

Annotations quote the words they mean; every offset is computed here, and a quotation that does not occur in its
article exactly once is an error. The notation is explained at the head of the example's `story.toml`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tools" / "example_story"
PACKAGED = ROOT / "src" / "synopse" / "examples"
DEV = ROOT / "eval" / "dev"
_ANY_MEDIUM = ["S", "T", "W", "ST", "SW", "TW", "STW"]

# A full stop ends a sentence before a capital, but not after a day or a title ("am 17. März", "Dr. Kern").
_SENTENCE_END = re.compile(r"(?:(?<!\d)|(?<=\d{4}))(?<!\bDr)[.!?][“”\"»«]?(?= +[„“\"«»A-ZÄÖÜ\d])")

Json = dict[str, Any]


class AnnotationError(ValueError):
    """A quotation that cannot be found in its article, or more than once."""


def build(source: Path = EXAMPLE, written: str = "story.jsonl") -> tuple[str, str]:
    """The input, which will be called `written`, and the gold of the story whose sources lie in a folder.

    Raises:
        AnnotationError: An annotation does not fit its article.
    """
    content = tomllib.loads((source / "story.toml").read_text(encoding="utf-8"))
    texts = {a["id"]: (source / f"{a['id']}.txt").read_text(encoding="utf-8").rstrip("\n") for a in content["article"]}
    story = "".join(json.dumps(_input(a, texts[a["id"]]), ensure_ascii=False) + "\n" for a in content["article"])
    return story, json.dumps(_gold(content, texts, written), ensure_ascii=False, indent=1) + "\n"


def files(source: Path) -> dict[Path, str]:
    """What is written for a folder of sources: paths and contents."""
    target, written = (PACKAGED, "story.jsonl") if source == EXAMPLE else (source, "input.jsonl")
    story, gold = build(source, written)
    return {target / written: story, target / "gold.json": gold}


def sources() -> list[Path]:
    """The folders of all stories, the example first."""
    return [EXAMPLE, *sorted(path.parent for path in DEV.glob("*/story.toml"))]


def main(arguments: list[str]) -> int:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="sources of a story; else all stories")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    options = parser.parse_args(arguments)
    chosen = [folder.resolve() for folder in options.folders] or sources()
    stale = 0
    for path, text in (file for source in chosen for file in files(source).items()):
        if not options.check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path} is stale: run tools/annotate_example.py")
            stale = 1
    return stale


def locate(text: str, quoted: str, near: tuple[int, int] | None = None) -> Json:
    """The span of quoted words, its `core` too where "^" marks one.

    Args:
        text: The article.
        quoted: The words, within brackets if context is needed: "als [[gegen ^19.40 Uhr]]".
        near: A stretch of the text; of several places the nearest is taken, without it there must be only one.

    Raises:
        AnnotationError: The words are not there, or there more than once.
    """
    before, _, rest = quoted.rpartition("[[") if "[[" in quoted else ("", "", quoted)
    words, _, after = rest.partition("]]")
    lead, _, core = words.rpartition("^")
    whole = before + lead + core + after
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", text)]
    if not places or (len(places) > 1 and near is None):
        raise AnnotationError(f"{len(places)} places for {quoted!r}")
    place = min(places, key=lambda at: (_distance(at, near), at)) + len(before)
    found = _span(text, place, place + len(lead) + len(core))
    return {**found, "core": _span(text, place + len(lead), found["end"])}


def _distance(place: int, stretch: tuple[int, int] | None) -> int:
    return 0 if stretch is None else max(stretch[0] - place, place - stretch[1], 0)


def _span(text: str, begin: int, end: int) -> Json:
    return {"begin": begin, "end": end, "text": text[begin:end]}


def _plain(text: str, quoted: str, near: tuple[int, int] | None = None) -> Json:
    return {key: value for key, value in locate(text, quoted, near).items() if key != "core"}


def _input(article: Json, text: str) -> Json:
    fields = {"id": article["id"], "title": article.get("title"), "outlet": article["outlet"]}
    fields |= {"published": article.get("published"), "text": text}
    return {key: value for key, value in fields.items() if value is not None}


def _gold(content: Json, texts: dict[str, str], written: str) -> Json:
    articles = content["article"]

    def each(field: str, make: Any) -> Json:
        return {a["id"]: [make(texts[a["id"]], entry) for entry in a[field]] for a in articles if field in a}

    return {
        "schema": "synopse/gold/1",
        "story": content["story"],
        "topic": content["topic"],
        "input": written,
        "articles": [_about(article, texts[article["id"]]) for article in articles],
        "segments_kind_by_line": {a["id"]: _lines(texts[a["id"]], a["lines"]) for a in articles},
        "times": each("times", _time),
        "quotations": each("quotation", _quotation),
        "figures": each("figures", _figure),
        "provenance": each("provenance", _provenance),
        "actors": content["actors"],
        "must_differ": [[a, b] for a, b in _pairs(list(content["actors"]))],
        "roles": content["roles"],
        "events": [_event(event) for event in content["event"]],
        "must": [_must(entry, texts) for entry in content["must"]],
        "must_not": [_trap(entry, texts) for entry in content["must_not"]],
        "may": [_trap(entry, texts) for entry in content.get("may", [])],
        "origins": [entry["articles"] for entry in content.get("origin", [])],
    }


def _event(entry: Json) -> Json:
    return {"optional": False, "independent": None, **entry, "place": entry.get("place")}


def _about(article: Json, text: str) -> Json:
    keys = ("id", "outlet", "title", "published", "about", "day", "inferable")
    return {**{key: article.get(key) for key in keys}, "words": len(text.split())}


def _pairs(names: list[str]) -> list[tuple[str, str]]:
    return [(first, second) for at, first in enumerate(names) for second in names[at + 1 :]]


def _lines(text: str, kinds: list[str]) -> Json:
    """Acceptable kinds by line number, blank lines left out."""
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return {str(number): entry.split("|") for number, entry in zip(numbers, kinds, strict=True)}


def _fields(entry: str, count: int) -> tuple[list[str], bool]:
    fields = [field.strip() for field in entry.removeprefix("?").rsplit(" | ", count - 1)]
    if len(fields) != count:
        raise AnnotationError(f"{count} fields expected in {entry!r}")
    return fields, entry.startswith("?")


def _time(text: str, entry: str) -> Json:
    (quoted, types, values), optional = _fields(entry, 3)
    span = locate(text, quoted)
    kinds, accepted = types.split(","), values.split(",")
    return {**span, "type": kinds[0], "types": kinds, "value": accepted[0], "values": accepted, "optional": optional}


def _figure(text: str, entry: str) -> Json:
    (quoted, low, high, unit, precision, counted), optional = _fields(entry, 6)
    return {
        **_plain(text, quoted),
        "low": _number(low),
        "high": _number(high),
        "unit": None if unit == "-" else unit,
        "precision": precision.split(","),
        "counted": None if counted == "-" else counted,
        "optional": optional,
    }


def _number(field: str) -> float | int | None:
    if field == "-":
        return None
    return float(field) if "." in field else int(field)


def _quotation(text: str, entry: Json) -> Json:
    content = [_plain(text, quoted) for quoted in entry["content"]]
    near = (content[0]["begin"], content[-1]["end"])
    parts = {key: [_plain(text, q, near) for q in entry.get(key, [])] for key in ("speaker", "cue", "addressee", "via")}
    return {
        "type": entry["types"],
        "optional": entry.get("optional", False),
        "content": content,
        **parts,
        "medium": entry.get("medium", _ANY_MEDIUM if entry.get("optional") else ["S"]),
        "who": entry.get("who"),
    }


def _provenance(text: str, entry: str) -> Json:
    (kind, quoted), _ = _fields(entry, 2)
    return {"kind": [kind], **_plain(text, quoted)}


def _must(entry: Json, texts: dict[str, str]) -> Json:
    values = []
    for value in entry["values"]:
        (name, article, quoted), _ = _fields(value, 3)
        values.append({"value": name, "article": article, **_in_sentence(texts[article], quoted)})
    settled = {"settled": entry["settled"]} if "settled" in entry else {}
    return {"kind": entry["kind"], "about": entry["about"], **settled, "values": values}


def _trap(entry: Json, texts: dict[str, str]) -> Json:
    evidence = []
    for place in entry["evidence"]:
        (article, quoted), _ = _fields(place, 2)
        evidence.append({"article": article, **_in_sentence(texts[article], quoted)})
    return {"kind": entry["kind"], "about": entry["about"], "evidence": evidence}


def _in_sentence(text: str, quoted: str) -> Json:
    span = _plain(text, quoted)
    begin = text.rfind("\n", 0, span["begin"]) + 1
    end = len(text) if (stop := text.find("\n", span["end"])) < 0 else stop
    for match in _SENTENCE_END.finditer(text, begin, end):
        if match.end() <= span["begin"]:
            begin = match.end() + 1
        elif match.end() >= span["end"]:
            end = match.end()
            break
    return {**span, "sentence": {"begin": begin, "end": end}}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
