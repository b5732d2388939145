"""Where an organisation's name begins and ends: the capitalised words around its head, and what joins them."""

from collections.abc import Sequence
from functools import cache

from extractors.entities import facts, nlp
from extractors.entities.organizations import legal_forms
from extractors.entities.organizations.words import Common, Head, Word, head_at, heads

_MAX_WORDS = 16


def left_edge(stream: Sequence[Word], i: int, common: Common) -> int:
    """The first word of the name whose head is word `i`: back over capitalised words and what joins them."""
    j = i
    while j > 0 and i - j < _MAX_WORDS:
        step = _step_left(stream, j)
        if step == 0:
            break
        j -= step
    while j < i and _opens_sentence(stream, j) and _is_common(stream[j], common):
        j += 1
    return j


def _step_left(stream: Sequence[Word], j: int) -> int:
    """How many words before word `j` belong to the name, 0 at its edge."""
    word = stream[j - 1]
    if word.is_name and len(word.key) == 2 and word.key.isupper() and j > 1 and stream[j - 2].key == ",":
        return 0  # a state behind its town: "Albuquerque, NM | Duke University"
    if word.is_name:
        return 0 if word.end == stream[j].start and stream[j].key[0].isalnum() and not word.country else 1
    if j < 2:
        return 0
    other = stream[j - 2]
    if word.key == "-" and other.end == word.start and word.end == stream[j].start:
        return 2 if other.is_name else 0
    if word.key == "&":
        return 2 if other.is_name or (len(other.key) == 1 and other.key.isupper()) else 0
    if word.low == "and":
        return 2 if other.is_name and _are_trades(other, stream[j]) else 0
    if (
        word.key == "."
        and (len(other.key) == 1 or other.key in ("St", "Ft", "Mt"))
        and other.key.isupper()
        and other.end == word.start
    ):
        return 2
    if word.key == "'" and other.low in facts.words("possessive_in_name") and other.low.endswith("s"):
        return 2
    if word.key == "s" and other.key == "'" and j > 2 and stream[j - 3].low in facts.words("possessive_in_name"):
        return 3
    return 0


def _are_trades(one: Word, other: Word) -> bool:
    """Whether two words joined by "and" name fields of work (Road and Bridge), not two bodies."""
    return (one.is_sector or other.is_sector) and _is_plain(one) and _is_plain(other)


def _is_plain(word: Word) -> bool:
    """Whether a word is a common one, as names of sectors are, and no name of its own."""
    return not word.country and (word.is_sector or nlp.is_english(word.low)) and (word.key,) not in heads()


def _opens_sentence(stream: Sequence[Word], j: int) -> bool:
    return j == 0 or stream[j - 1].key in (".", ":", ";", "!", "?", "•", '"', "“", "-")


def _is_common(word: Word, common: Common) -> bool:
    return not word.country and word.low in common.document and not word.is_sector and word.low not in facts.words("scope")


def right_edge(stream: Sequence[Word], i: int, last: int, head: Head, has_own_name: bool) -> int:
    """The last word of the name whose head is words `i` to `last`: a second head, a legal form, an "of" with its words."""
    end = last
    while (
        end + 1 < len(stream)
        and (found := head_at(stream, end + 1)) is not None
        and found[1].strength not in ("proper", "trade")
    ):
        end = found[0]
    if head.kind == "education" and end == last:
        end = _of_field(stream, end)
    if head.kind == "body" and end + 1 < len(stream) and stream[end + 1].key == "International":
        end += 1
    form = legal_forms.after(stream, end + 1)
    if form is not None:
        return form
    if (
        head.complement == "none"
        or (head.kind == "company" and has_own_name and stream[last].key != "Bank")
        or end + 2 >= len(stream)
    ):
        return end
    word = stream[end + 1].low
    if word == "for" and (_lends(stream, i, head, has_own_name) or _names_work(stream, end + 2)):
        return end
    if word in ("of", "for") or (word == "on" and stream[i].low in facts.words("head_with_on")):
        complement = _complement(stream, end + 2, stream[i].key)
        if complement is not None:
            return legal_forms.after(stream, complement + 1) or complement
    return end


def _lends(stream: Sequence[Word], i: int, head: Head, has_own_name: bool) -> bool:
    """Whether a bank or company has a name already, so that "for" says what it pays or works for."""
    named = has_own_name or (i > 0 and bool(stream[i - 1].country))
    return head.kind == "company" and head.complement == "of" and named


def _names_work(stream: Sequence[Word], k: int) -> bool:
    """Whether the words from `k` on name a work that is financed: "for | the Kariba Dam", "for | Kariba power line"."""
    k += stream[k].low in ("the", "a", "its", "their")
    end = k
    while end < len(stream) and (stream[end].is_name or (end > k and stream[end].key == "-")):
        end += 1
    works = facts.words("single_work")
    kind = end + 1 < len(stream) and nlp.is_english(stream[end].low) and stream[end + 1].low in works
    return end > k and (kind or any(word.low in works for word in stream[end - 1 : end + 1]))


def company_edge(stream: Sequence[Word], end: int) -> int | None:
    """The last of the words behind a company's name, which ends at character `end`, that name a part of it by its trade:
    "Siemens | Renewable Energy". None where there are none, or where other capitalised words follow them."""
    k = next((i for i, word in enumerate(stream) if word.start >= end), len(stream))
    last = None
    while k < len(stream) and stream[k].start <= stream[k - 1].end + 1:
        word = stream[k]
        joins = word.key in ("&", "and") and k + 1 < len(stream) and stream[k + 1].key in _capitalised("company_tail")
        if word.key in _capitalised("company_tail"):
            last = k
        elif not (joins and last is not None) and not (word.is_name and word.is_sector):
            return last if last == k - 1 and not word.is_name else None
        k += 1
    return last if last == k - 1 else None


@cache
def _capitalised(kind: str) -> frozenset[str]:
    return frozenset(word.capitalize() for word in facts.words(kind))


def _of_field(stream: Sequence[Word], end: int) -> int:
    """The last word of a university's part that is named by its field: "X University | Medical Center", "| Law School"."""
    k = end + 1
    while k < len(stream) and k - end < 3 and stream[k].is_name and stream[k].is_sector and head_at(stream, k) is None:
        k += 1
    found = head_at(stream, k) if end + 1 < k < len(stream) else None
    return found[0] if found is not None and found[1].kind in ("education", "body") else end


def _complement(stream: Sequence[Word], i: int, head: str) -> int | None:
    """The last word of what follows "of": capitalised words, lists of them, a country at the end. None without any."""
    k = i + 1 if stream[i].low == "the" and i + 1 < len(stream) else i
    if not stream[k].is_name or _opens_body(stream, k):
        return None
    end = k
    while end + 1 < len(stream) and end - i < _MAX_WORDS:
        if stream[end].country and not stream[end].is_adjective:
            return _coordinated_country(stream, end) if head.casefold() in facts.words("head_of_two_countries") else end
        step = _step_right(stream, end)
        if step == 0:
            break
        end += step
    if head == "University" and end + 2 < len(stream) and stream[end + 1].low == "at" and stream[end + 2].is_name:
        end += 2
        while end + 2 < len(stream) and stream[end + 1].key == "-" and stream[end + 2].is_name:
            end += 2
    return end


def _coordinated_country(stream: Sequence[Word], end: int) -> int:
    if end + 2 < len(stream) and stream[end + 1].low == "and":
        other = stream[end + 2]
        alone = end + 3 >= len(stream) or not stream[end + 3].is_name
        return end + 2 if other.country and not other.is_adjective and alone else end
    return end


def _step_right(stream: Sequence[Word], k: int) -> int:
    """How many words after word `k` belong to the complement, 0 at its edge."""
    word = stream[k + 1]
    if word.is_name:
        return 0 if _opens_body(stream, k + 1) else 1
    if k + 2 >= len(stream):
        return 0
    other = stream[k + 2]
    hyphened = word.key == "-" and word.start == stream[k].end and word.end == other.start
    if hyphened or (word.key == "." and stream[k].key in ("St", "Ste")):  # a saint's town
        return 2 if other.is_name else 0
    if word.key == "&":
        return 2 if other.is_name else 0
    if word.low == "and":
        return (
            2
            if other.is_name and not other.country and not _starts_name(stream, k + 2) and _may_join(stream[k], other)
            else 0
        )
    if word.key == ",":
        return 2 if other.is_sector and other.is_name and _is_list(stream, k + 2) else 0
    if word.low in ("of", "for"):
        if word.low == "for" and _names_work(stream, k + 2):
            return 0
        skip = 1 if other.low == "the" and k + 3 < len(stream) else 0
        return 2 + skip if stream[k + 2 + skip].is_name and not _starts_name(stream, k + 2 + skip) else 0
    if word.key == "'" and other.key == "s" and stream[k].low in facts.words("possessive_in_name"):
        return 2
    return 0


def _opens_body(stream: Sequence[Word], k: int) -> bool:
    """Whether another body's name opens at word `k`: a head with its own "of"."""
    found = head_at(stream, k)
    plural = stream[k].key.endswith("s")  # "Association of Chambers of Commerce" is one body
    return found is not None and not plural and found[0] + 1 < len(stream) and stream[found[0] + 1].low == "of"


def _may_join(left: Word, right: Word) -> bool:
    return right.is_sector or not (left.is_sector or left.country)


def _is_list(stream: Sequence[Word], k: int) -> bool:
    """Whether a list of sectors goes on from word `k` to an "and"."""
    for j in range(k, min(k + 10, len(stream) - 1)):
        if stream[j].low in ("and", "&"):
            return stream[j + 1].is_sector and stream[j + 1].is_name
        if not (stream[j].key == "," or (stream[j].is_sector and stream[j].is_name)):
            return False
    return False


def _starts_name(stream: Sequence[Word], k: int) -> bool:
    """Whether another organisation's name starts at word `k`: a head comes before anything but capitalised words."""
    for j in range(k, min(k + 6, len(stream))):
        if head_at(stream, j) is not None and head_at(stream, j)[1].strength == "strong":  # type: ignore[index]
            return j > k or (j + 1 < len(stream) and stream[j + 1].low in ("of", "for"))
        if not stream[j].is_name and stream[j].key != "-":
            return False
    return False
