"""Organisations' names by their build: a head noun such as Ministry or Bank, and the capitalised words that belong to it."""

from collections.abc import Iterator, Sequence

from extractors.entities import facts, legal_forms, nlp
from extractors.entities.org_words import Common, Head, Name, Word, head_at, heads, is_distinctive

_POSSESSIVE_NAMES = frozenset(
    {
        "people",
        "children",
        "women",
        "men",
        "workers",
        "farmers",
        "veterans",
        "consumers",
        "employers",
        "teachers",
        "nurses",
        "king",
        "queen",
        "moody",
        "doctors",
    }
)
_ON = frozenset(
    {
        "Commission",
        "Committee",
        "Council",
        "Sub-Committee",
        "Subcommittee",
        "Panel",
        "Board",
        "Office",
        "Task Force",
        "Institute",
        "Center",
        "Centre",
        "Group",
    }
)
_COORDINATED = frozenset(
    {
        "Ministry",
        "Ministries",
        "Department",
        "Departments",
        "Parliament",
        "Parliaments",
        "Committee",
        "Sub-Committee",
        "Commission",
    }
)
_MAX_WORDS = 16
_INDEFINITE = frozenset({"a", "an", "any", "each", "no", "every", "another", "such", "some"})


def find(stream: Sequence[Word], common: Common, is_heading: bool) -> Iterator[Name]:
    """The names that a passage's words build, overlapping ones included. `common` are words printed in lower case too."""
    yield from legal_forms.find(stream, left_edge, common)
    for i in range(len(stream)):
        found = head_at(stream, i)
        if found is None:
            continue
        last, head = found
        if i and stream[i].key == "Bank" and stream[i - 1].low in ("west", "east", "left", "right", "south", "north"):
            continue  # a river's, not one that lends
        name = _around(stream, i, last, head, common, is_heading)
        if name is not None:
            yield name


def _around(stream: Sequence[Word], i: int, last: int, head: Head, common: Common, is_heading: bool) -> Name | None:
    first = _own_left_edge(stream, i, last, head, common)
    end = right_edge(stream, i, last, head, any(is_distinctive(w, common) and not w.country for w in stream[first:i]))
    if end + 1 < len(stream) and _is_place(stream[end + 1]):
        return None
    before, after = stream[first:i], stream[last + 1 : end + 1]
    follows = end + 1 < len(stream) and stream[end + 1].is_name and not stream[end + 1].country
    if head.strength == "proper":
        if is_heading or not _is_firm(before, common, strictly=follows):
            return None
    elif (follows and head.strength == "weak" and not stream[end].country) or not _says_enough(
        before, after, head, common, is_heading
    ):
        return None
    named = any(is_distinctive(word, common) for word in (*before, *after))
    if not named and first and stream[first - 1].low in _INDEFINITE:
        return None  # "an Effective Acquisition Organization" is any such one
    confidence = {"strong": 0.92 if named else 0.8, "weak": 0.82 if named else 0.65, "proper": 0.75}[head.strength]
    return Name(first, end, head.kind, f"{stream[i].key} with its words", confidence)


def _own_left_edge(stream: Sequence[Word], i: int, last: int, head: Head, common: Common) -> int:
    """The left edge. Before "University of" and a place only common words belong to the name: "Technical University of
    Munich", but not the author before "University of Maryland"."""
    first = left_edge(stream, i, common)
    if head.strength == "proper" and first + 3 <= i and stream[first].country and stream[first + 1].key == "-":
        first += 3 if stream[first + 2].country else 0  # two states' treaty about a firm, not the firm's own name
    if last + 1 < len(stream) and stream[last + 1].low == "of":
        # A name that ends before this one is another body's: "Hill College | Department of Trade".
        bounds = [found[0] + 1 for j in range(first, i) if (found := head_at(stream, j)) and found[1].strength == "strong"]
        first = max([first, *(bound for bound in bounds if bound <= i)])
    if head.kind != "education" or last + 2 >= len(stream) or stream[last + 1].low != "of" or stream[last + 2].is_sector:
        return first
    while first < i and not (stream[first].is_sector or stream[first].low in facts.words("scope") or stream[first].country):
        first += 1
    return first


def _is_place(word: Word) -> bool:
    """Whether a street or the like is named after the words before it."""
    return word.key[:1].isupper() and (word.low in facts.words("feature") or word.low in ("building", "campus"))


def _says_enough(before: Sequence[Word], after: Sequence[Word], head: Head, common: Common, is_heading: bool) -> bool:
    """Whether the words around a head make a name rather than a phrase ("Focus Group", "Parent Company")."""
    names = [w for w in (*before, *after) if w.is_name]
    if not names or all(w.low in facts.words("generic") for w in names):
        return False
    distinctive = any(is_distinctive(w, common) for w in names)
    scoped = any(w.low in facts.words("scope") for w in names)
    if before and before[0].low in facts.words("generic") and not after and not distinctive:
        return False
    if head.kind == "company" and any(w.is_name and not w.is_sector and w.low not in facts.words("generic") for w in before):
        return True
    if head.strength == "strong" and any(_is_own(w, common) for w in before):
        return True
    if head.strength == "weak":
        return distinctive or (not is_heading and (scoped or (len(after) > 1 and len(names) > 1)))
    return distinctive or scoped or bool(after) or len(names) > 1 or (head.kind == "government" and not is_heading)


def _is_own(word: Word, common: Common) -> bool:
    """Whether a capitalised word is no field of work, no filler and nowhere in lower case here: a place, a person."""
    plain = word.is_sector or word.low in facts.words("generic") or word.low in common.document or (word.key,) in heads()
    return word.is_name and not plain


def _is_firm(before: Sequence[Word], common: Common, strictly: bool) -> bool:
    """Whether the words before a trade (Cement, Motors) are a firm's own name. Where a capitalised word follows, the trade
    may only describe it ("Large Steel Pipe"): then the name must be no English word."""
    if not before or len(before) > 3 or before[-1].low in facts.words("generic"):
        return False
    if strictly:
        return is_distinctive(before[-1], common) and not before[-1].country
    return any(
        w.is_name
        and not w.country
        and not w.is_sector
        and w.low not in facts.words("generic") | facts.words("scope")
        and w.low not in common.document
        and (w.key,) not in heads()
        for w in before
    )


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
    if word.key == "s" and other.key == "'" and j > 2 and stream[j - 3].low in _POSSESSIVE_NAMES:
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
    while end + 1 < len(stream) and (found := head_at(stream, end + 1)) is not None and found[1].strength != "proper":
        end = found[0]
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
    if word in ("of", "for") or (word == "on" and stream[i].key in _ON):
        complement = _complement(stream, end + 2, stream[i].key)
        if complement is not None:
            return legal_forms.after(stream, complement + 1) or complement
    return end


def _complement(stream: Sequence[Word], i: int, head: str) -> int | None:
    """The last word of what follows "of": capitalised words, lists of them, a country at the end. None without any."""
    k = i + 1 if stream[i].low == "the" and i + 1 < len(stream) else i
    if not stream[k].is_name or _opens_body(stream, k):
        return None
    end = k
    while end + 1 < len(stream) and end - i < _MAX_WORDS:
        if stream[end].country and not stream[end].is_adjective:
            return _coordinated_country(stream, end) if head in _COORDINATED else end
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
    if word.key == "-" and word.start == stream[k].end and word.end == other.start:
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
        skip = 1 if other.low == "the" and k + 3 < len(stream) else 0
        return 2 + skip if stream[k + 2 + skip].is_name and not _starts_name(stream, k + 2 + skip) else 0
    if word.key == "'" and other.key == "s" and stream[k].low in _POSSESSIVE_NAMES:
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
