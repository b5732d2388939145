"""Words that a person quotes, found among those that are printed, whatever parts them."""

from collections.abc import Sequence

from extractors.model.page import Word
from extractors.tables.marks.kinds import letters


def stretch(words: Sequence[Word], quoted: str) -> tuple[Word, ...]:
    """The first run of words that print what is quoted; none where they do not. A quote begins and ends with a word."""
    wanted = letters(quoted)
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += letters(word.text)
    ends = [*starts[1:], len(text)]
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        if at in starts and at + len(wanted) in ends:
            return tuple(
                w for w, start, end in zip(words, starts, ends, strict=True) if at <= start < end <= at + len(wanted)
            )
        at = text.find(wanted, at + 1)
    return ()
