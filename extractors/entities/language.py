"""Whether a text is English, by the words that no English sentence does without."""

from collections.abc import Sequence

from extractors.entities import facts

# In English prose about every third word is one of the list; in German, Dutch, French, Spanish, Portuguese, Italian and
# Latin fewer than one in fifty, as words that these languages share with English ("in", "as", "die") are not in it.
# Between the two lies room for lists of names.
_SHARE = 0.06


def is_english(words: Sequence[str]) -> bool:
    """Whether enough of a text's words are English function words. A text of few words needs one of them."""
    letters = [word for word in words if word[:1].isalpha()]
    known = sum(word.casefold() in facts.words("english_function_word") for word in letters)
    return known >= max(1.0, _SHARE * len(letters))
