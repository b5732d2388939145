"""Why a paper was not read, in words: code, meaning, the case, and what a person can do."""

from extractors.readers.failure import reasons


def worded(reason: str) -> str:
    """A reason in full. `reason` is a code of data/reasons.csv, alone or followed by a colon and words about the case.

    Anything else comes back as it is.
    """
    code, _, detail = reason.partition(":")
    known = reasons().get(code.strip())
    if known is None:
        return reason
    detail = detail.strip()
    meaning = known.meaning
    if detail.startswith(meaning):
        detail = detail.removeprefix(meaning).strip(" ()")
    case = f" ({detail})" if detail else ""
    return f"{known.code}: {meaning}{case}. {known.what_to_do}"
