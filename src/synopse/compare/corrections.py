"""Discrepancies that a later report settles: the authority "hat die Zahl der Toten nach unten korrigiert"."""

from __future__ import annotations

from typing import Iterable

from msgspec.structs import replace

from synopse import lexicon
from synopse.model import Account, Article, Discrepancy, Evidence, Quantity, Story


def settled(story: Story, discrepancies: Iterable[Discrepancy | None]) -> Iterable[Discrepancy]:
    """The discrepancies, those marked as corrected whose newest account says that it corrects."""
    articles = {article.id: article for article in story.articles}
    quantities = {quantity.id: quantity for quantity in story.figures}
    for entry in discrepancies:
        if entry is not None:
            corrected = _takes_back(entry, quantities.get(entry.about or "")) or _is_corrected(entry, articles)
            yield replace(entry, settled="corrected") if corrected else entry


def _takes_back(entry: Discrepancy, quantity: Quantity | None) -> bool:
    """Whether a report takes back the very number that another gives: no dates are needed to tell which is newer."""
    if quantity is None:
        return False
    shown = {(one.article, one.begin) for account in entry.values for one in account.evidence}
    told = [report for report in quantity.reports if (report.article, report.begin) in shown]
    denied = {number for report in told for number in report.denies}
    return any(report.low in denied for report in told)


def _is_corrected(entry: Discrepancy, articles: dict[str, Article]) -> bool:
    newest = max(_date(account, articles) for account in entry.values)
    oldest = min(_date(account, articles) for account in entry.values)
    if not oldest or newest == oldest:
        return False
    return any(
        _corrects(articles[evidence.article], evidence)
        for account in entry.values
        for evidence in account.evidence
        if (articles[evidence.article].published or "") == newest
    )


def _date(account: Account, articles: dict[str, Article]) -> str:
    """The day of the account's newest report, "" where one is undated."""
    dates = [articles[evidence.article].published or "" for evidence in account.evidence]
    return max(dates) if all(dates) else ""


def _corrects(article: Article, evidence: Evidence) -> bool:
    """Whether the sentence, or the one before or after it, speaks of a correction."""
    index = article.sentence_index(evidence.begin)
    near = article.sentences[max(0, index - 1) : index + 2]
    return any(
        rule.pattern.search(article.text, sentence.begin, sentence.end)
        for sentence in near
        for rule in lexicon.rules("compare_corrections")
    )
