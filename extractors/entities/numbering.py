"""Numbers with a letter or sign beside them that count nothing: labels, pages and versions."""

import re

from extractors.entities.amount_sum import Sum

_LISTED = re.compile(r"\d,\s*$")
_LETTER = re.compile(r"\d+\s?[A-Za-z]")
_LABEL = re.compile(r"[(\[]\d+([A-Za-z])[)\]]")
_PAGES = re.compile(r"\d+\s?pp")
_SUBVERSION = re.compile(r"(?<=\d)\.\d")
_VERSION = re.compile(r"-(?:clause|license|licence|series|bit|compatible)\b")


def is_number_of_something(flat: str, item: Sum) -> bool:
    """Whether what reads as an amount at `item` is a label in brackets ("(2g)"), a page of an index ("71, 80 L"), the
    extent of a book ("(1992), 17 pp.") or a program's version ("R 3.5.2"). `flat` is the passage's text."""
    text, head, tail = flat[item.start : item.end], flat[: item.start], flat[item.end :]
    if _LETTER.fullmatch(text):
        return _is_label(flat, item) or (text[-1].isupper() and bool(_LISTED.search(head)))
    if _PAGES.fullmatch(text):
        return tail.startswith(".") and head.endswith(("), ", "p., ", "; "))
    return item.kind == "money" and bool(_VERSION.match(tail) or _SUBVERSION.match(flat, item.end))


def _is_label(flat: str, item: Sum) -> bool:
    """Whether brackets hold a number and letter, and other letters take part too or one follows: "(2e) + (2g)", "(4g)a".
    Alone it may be a measure: "a wall (3m)"."""
    if not _LABEL.match(flat, item.start - 1) or item.start == 0:
        return False
    return flat[item.end + 1 : item.end + 2].isalpha() or len(set(_LABEL.findall(flat))) > 1
