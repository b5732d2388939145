"""Why a paper was not read, in words: code, meaning, the case, and what a person can do."""

from functools import cache

from extractors.model.lists import rows
from extractors.readers.failure import Reason, reasons


@cache
def flags() -> dict[str, Reason]:
    """All flags, by code, from data/flags.csv."""
    return {row["flag"]: Reason(row["flag"], row["meaning"], row["what to do"]) for row in rows("flags")}


def worded(reason: str) -> str:
    """A reason in full. `reason` is a code of data/reasons.csv or flags.csv, alone or followed by a colon and the case.

    Anything else comes back as it is.
    """
    code, _, detail = reason.partition(":")
    known = reasons().get(code.strip()) or flags().get(code.strip())
    if known is None:
        return reason
    detail = detail.strip()
    if detail.startswith(known.meaning):
        detail = detail.removeprefix(known.meaning).strip(" ()")
    case = f" ({detail.rstrip('.')})" if detail else ""
    return f"{known.code}: {known.meaning}{case}. {known.what_to_do}"
