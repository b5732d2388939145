"""Figures in parentheses: negative sums in accounts, errors and test values under coefficients in regressions."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from extractors.model.observation import Statistic
from extractors.observations.figures import Figure
from extractors.observations.frame import Entry, Frame

Meaning = Literal["negative", "plain"]

_T = re.compile(
    r"\bt[\s-]*(?:stat(?:istic)?s?|values?|ratios?|tests?)\b|\bz[\s-]*(?:stat(?:istic)?s?|values?|scores?|ratios?)\b",
    re.IGNORECASE,
)
_SE = re.compile(
    r"\b(?:standard|std\.?|s\.?)\s*errors?\b|\bs\.\s?e\.|\bSEs?\b|\berrors? in (?:parenthes|bracket)", re.IGNORECASE
)
_SD = re.compile(r"\bstandard deviations?\b|\bstd\.? dev|\bS\.?D\.?(?![^\W_])", re.IGNORECASE)
_P = re.compile(r"\bp[\s-]*values?\b|\bp-?val\b", re.IGNORECASE)
_CI = re.compile(r"\bconfidence intervals?\b|\b9[059]\s?%\s*CI\b|\bCIs?\b", re.IGNORECASE)
_WHERE = re.compile(
    r"(?P<what>[^.;]{0,90}?)\b(?:in|within|shown in|reported in)\s+(?:square\s+)?(?P<bracket>parenthes[ei]s|brackets?)",
    re.IGNORECASE,
)
_REGRESSION = re.compile(
    r"\b(?:regressions?|coefficients?|dependent variable|OLS|GMM|logit|probit|2SLS|fixed effects?|panel data"
    r"|estimat(?:es|ion))\b",
    re.IGNORECASE,
)


def statistic_of(words: str) -> Statistic:
    """The statistic that a text names, "" for none."""
    if _T.search(words):
        return "t_value"
    if _P.search(words):
        return "p_value"
    if _SE.search(words):
        return "standard_error"
    return ""


def of_head(words: str) -> Statistic:
    """The statistic that a head or stub says its figures are: a short one, "SE", "t-statistic", "p-value"."""
    return statistic_of(words) if words and len(words) <= 30 else ""


def told(texts: Sequence[str]) -> dict[str, Statistic]:
    """What notes and captions say of figures in parentheses "(" and in brackets "["."""
    found: dict[str, Statistic] = {}
    for text in texts:
        for m in _WHERE.finditer(text):
            bracket = "[" if m["bracket"].lower().startswith("bracket") else "("
            if (what := statistic_of(m["what"])) and bracket not in found:
                found[bracket] = what
    return found


def over(frame: Frame, estimates: bool) -> dict[int, Entry]:
    """For each cell in parentheses that is an error of the figure right above it in its column: that figure.

    A row of them has no label of its own, or one that goes on in parentheses; among estimates any label may stand there.
    """
    by_place = {(entry.row, entry.col): entry for entry in frame.entries}
    by_row: dict[int, list[Entry]] = {}
    for entry in frame.entries:
        by_row.setdefault(entry.row, []).append(entry)
    rows = sorted(by_row)
    above = dict(zip(rows[1:], rows, strict=False))
    found: dict[int, Entry] = {}
    for row, entries in by_row.items():
        if not all(_bracketed(e) or e.figures[0].is_missing for e in entries):
            continue
        for entry in entries:
            first = by_place.get((above.get(row, -1), entry.col))
            while first is not None and _bracketed(first) and first.cell in found:
                first = found[first.cell]
            if (
                first is not None
                and _bracketed(entry)
                and not _bracketed(first)
                and (estimates or _unlabelled(entry, first))
            ):
                found[entry.cell] = first
    return found


def _unlabelled(entry: Entry, above: Entry) -> bool:
    return not entry.rows or entry.rows[-1] in above.rows or entry.rows[-1].text.startswith("(")


def has_stars(frame: Frame) -> bool:
    """Whether stars of significance hang on figures: on several, and not all."""
    starred = sum(any(figure.note.startswith("*") for figure in entry.figures) for entry in frame.entries)
    return 1 < starred < len(frame.entries)


def _bracketed(entry: Entry) -> bool:
    return bool(entry.figures[0].bracket) and not entry.figures[0].is_missing and not entry.figures[0].is_range


def meaning(
    figure: Figure, is_under: bool, is_beside: bool, said: Mapping[str, Statistic], estimates: bool
) -> tuple[Statistic, bool]:
    """(statistic, whether it is negative) of a figure in a bracket."""
    if not figure.bracket or figure.is_missing:
        return "", False
    if is_under or is_beside or figure.bracket == "[":
        default: Statistic = "standard_error" if estimates or is_under else ""
        return said.get(figure.bracket, default), False
    if said.get(figure.bracket) and estimates:
        return said[figure.bracket], False
    return "", not figure.value.startswith("-") and not figure.unit.measure


def beside(texts: Sequence[str]) -> str:
    """What to call a figure in parentheses beside another that is no error of it."""
    return "standard deviation" if any(_SD.search(text) for text in texts) else "in parentheses"


def is_regression(texts: Sequence[str]) -> bool:
    """Whether caption, heads or notes speak of estimates."""
    return any(_REGRESSION.search(text) for text in texts)
