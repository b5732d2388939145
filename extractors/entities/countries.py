"""Countries: names, adjectives and prefixes, read to ISO 3166-1 alpha-3."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities import country_codes, facts, us_states
from extractors.entities.country_names import Country, cells, letters, lookup, lower_names, prefixes
from extractors.entities.country_short_forms import short_words
from extractors.entities.gazetteer import Hit
from extractors.entities.passages import Passage, Token
from extractors.model.fact import Mention

# Countries that are people's names too, by the part of the name they take.
# Names that are common nouns too.
_TRIBES = re.compile(r"\b(?:American Indians?|Alaska Natives?|Indian tribes?|Indian reservations?|tribal lands?)\b", re.I)
_POULTRY = re.compile(r"\b(?:poultry|broiler|chicken|duck|geese|goose|hen|egg|pork|beef|meat|bird)s?\b", re.I)


@cache
def codes() -> frozenset[str]:
    """All alpha-3 codes that can be a norm."""
    return frozenset(row["iso3"] for row in facts.rows("countries"))


@cache
def _short_names() -> dict[str, str]:
    rows = (row for row in facts.rows("countries") if row["is_short_name"])
    return {row["iso3"]: f"{row['article']} {row['form']}".strip() for row in rows}


def short_name(iso3: str) -> str:
    """The short name with its article ("the United States"), or "" for an unknown code."""
    return _short_names().get(iso3, "")


def parse(text: str) -> str | None:
    """The alpha-3 code of one country's name, adjective, prefix or code, or None. Case and points do not matter."""
    text = text.strip()
    if not text or len(text) > 120:
        return None
    if text.upper() in codes():
        return text.upper()
    country = lookup().get(text.removeprefix("the ").removeprefix("The "))
    if country is not None and country.iso3:
        return country.iso3
    return prefixes().get(text.rstrip("-‐‑–").casefold())


def begins_body(text: str) -> str | None:
    """The alpha-3 code of the country whose name or adjective a body's name begins or ends with; codes do in capitals."""
    return None if text.upper() in codes() and not text.isupper() else parse(text)


def known(stream: Sequence[Token], i: int) -> Hit[Country] | None:
    """The country whose name or adjective starts at token `i`, or None; money, persons and places are not told apart."""
    hit = lookup().match(stream, i)
    return hit if hit is not None and hit.value.iso3 else None


def find(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The countries named in a document's passages, in text order, each part of a compound for itself.

    Their `kind` is name, demonym or prefix. Those inside an organisation's name are included.
    """
    is_state = us_states.state_passages(passages)
    tribes = any(_TRIBES.search(p.text) for p in passages) and not any(re.search(r"\bIndia\b", p.text) for p in passages)
    coded = country_codes.find(passages)
    taken = {mention.start for mention in coded}
    named = (mention for i, passage in enumerate(passages) for mention in _in_passage(passage, i in is_state))
    others = [m for m in named if m.start not in taken and not (tribes and m.text.startswith("Indian"))]
    return tuple(sorted([*coded, *others], key=lambda mention: mention.start))


def _in_passage(passage: Passage, georgia_is_state: bool) -> Iterator[Mention]:
    stream = passage.tokens
    whole = _whole_cell(passage) if passage.cell is not None else None
    if whole is not None:
        yield _mention(passage, 0, len(stream) - 1, whole, 0.95)
        return
    i = 0
    while i < len(stream):
        hit = lookup().match(stream, i)
        hit = hit or _lower_case(passage, stream, i)
        prefix = None if hit else _prefix(stream, i)
        if prefix:
            yield _mention(passage, i, i, Country(prefix, "prefix"), 0.97)
        elif hit and hit.value.iso3 and not _is_other(passage, stream, hit, georgia_is_state):
            yield _mention(passage, hit.first, hit.last, hit.value, _confidence(passage, hit))
        i = hit.last + 1 if hit else i + 1


def _whole_cell(passage: Passage) -> Country | None:
    """The country whose name, with shortened words, fills a cell; a name in full is left to the words themselves."""
    if not 1 < len(passage.tokens) < 12 or lookup().get(passage.masked) is not None:
        return None
    return cells().get(letters(passage.masked))


def _is_shortened_other(passage: Passage, stream: Sequence[Token], hit: Hit[Country]) -> bool:
    """Whether a cell holds a name and, beside it, nothing but shortened words that were not understood with it."""
    if passage.cell is None:
        return False
    rest = [t.key for k, t in enumerate(stream) if not hit.first <= k <= hit.last and t.key.isalpha()]
    return bool(rest) and all(key in short_words() for key in rest)


def _lower_case(passage: Passage, stream: Sequence[Token], i: int) -> Hit[Country] | None:
    """A name printed without its capital (a font's small capitals read as small letters): all of a cell, or an item of a
    list that names other countries."""
    if not stream[i].key.islower() or stream[i].key in facts.words("country_as_noun"):
        return None
    country = lower_names().get(stream[i].key)
    if country is None:
        return None
    in_list = _key(stream, i - 1) in (",", "and", "the", "") and _key(stream, i + 1) in (",", "and", ".", ";", "(", "")
    if (passage.cell is not None and len(stream) == 1) or (in_list and _names_several(stream, i)):
        return Hit(i, i, country)
    return None


def _names_several(stream: Sequence[Token], i: int) -> bool:
    """Whether at least two of the words around word `i` are countries' names, capital or not."""
    near = [token.key for k, token in enumerate(stream[max(0, i - 8) : i + 9], start=max(0, i - 8)) if k != i]
    return sum(key.casefold() in lower_names() and key.casefold() not in facts.words("country_as_noun") for key in near) >= 2


def _mention(passage: Passage, first: int, last: int, country: Country, confidence: float) -> Mention:
    start, end = passage.tokens[first].start, passage.tokens[last].end
    if passage.text[end : end + 1] == "." and re.search(r"\.\s?[A-Z]$", passage.text[start:end]):
        end += 1  # the point that closes "U.S."
    return Mention(
        passage.start + start,
        passage.start + end,
        "COUNTRY",
        passage.text[start:end],
        country.iso3,
        country.form,
        "known name",
        confidence,
    )


def _confidence(passage: Passage, hit: Hit[Country]) -> float:
    text = " ".join(token.text for token in passage.tokens[hit.first : hit.last + 1])
    if passage.zone == "references":
        return 0.85
    return 0.9 if text in facts.words("country_as_given_name") or text in facts.words("country_as_family_name") else 0.98


def _prefix(stream: Sequence[Token], i: int) -> str | None:
    """The code of "Sino" and the like, where a hyphen and a capital, or another country's name, follows."""
    iso3 = prefixes().get(stream[i].key.casefold())
    if iso3 is None or not stream[i].key[0].isupper():
        return None
    j = i + 1
    hyphen = j < len(stream) and stream[j].key == "-"
    j += hyphen
    if j >= len(stream):
        return None
    other = lookup().match(stream, j)
    known = other is not None and bool(other.value.iso3)
    return iso3 if known or (hyphen and stream[j].key in ("foreign", "African", "Arab", "European", "Asian")) else None


def _is_other(passage: Passage, stream: Sequence[Token], hit: Hit[Country], georgia_is_state: bool) -> bool:
    """Whether the words name a currency, a language, a place, a person or a US state rather than the country."""
    text = " ".join(token.key for token in stream[hit.first : hit.last + 1])
    before, after = _key(stream, hit.first - 1), _key(stream, hit.last + 1)
    return (
        _is_code_in_number(stream, hit)
        or _is_shortened_other(passage, stream, hit)
        or _is_money(stream, hit.last + 1, signs=_may_have_a_sign(hit.value, text))
        or (after.casefold() in facts.words("feature") and after[:1].isupper())
        or (hit.value.form == "demonym" and _is_language(stream, hit))
        or _is_person(stream, hit, text)
        or _is_town(passage, hit)
        or (text.upper() == "GEORGIA" and (georgia_is_state or us_states.is_marked(passage.masked, stream[hit.last].end)))
        or (text == "US" and passage.capitals and before.casefold() in facts.words("before_pronoun"))
        or (text == "GB" and (before.isdigit() or after.isdigit()))  # bytes; a Chinese standard
        or (text.isupper() and text.casefold() in facts.words("acronym"))
        or (text.upper() == "TURKEY" and passage.cell is not None and bool(_POULTRY.search(passage.text)))
        or (before in ("New", "Old") and text not in ("Zealand",) and hit.value.form == "name" and len(text) > 3)
    )


def _key(stream: Sequence[Token], i: int) -> str:
    return stream[i].key if 0 <= i < len(stream) else ""


def _is_code_in_number(stream: Sequence[Token], hit: Hit[Country]) -> bool:
    """Whether a short form is part of a number or identifier (US7654321, 3UK)."""
    first, last = stream[hit.first], stream[hit.last]
    if last.end - first.start > 4:
        return False
    glued_left = hit.first > 0 and stream[hit.first - 1].end == first.start and stream[hit.first - 1].key in "_&@#$"
    glued_left = glued_left or (
        hit.first > 0 and stream[hit.first - 1].end == first.start and stream[hit.first - 1].key.isdigit()
    )
    right = stream[hit.last + 1] if hit.last + 1 < len(stream) else None
    if last.key == "." and right is not None and right.start == last.end and len(right.key) == 1 and right.key.isupper():
        return True  # the initials go on: U.S.D.A.
    return glued_left or (right is not None and right.start == last.end and (right.key.isdigit() or right.key in "_&@"))


def _may_have_a_sign(country: Country, text: str) -> bool:
    """Whether a sign behind a name may be that of its currency: behind an adjective or short form of a country of dollars
    or pounds."""
    short = country.form != "name" or len(re.sub(r"[\W_]", "", text)) < 4
    return short and (country.form != "name" or country.iso3 in _of_signs())


@cache
def _of_signs() -> frozenset[str]:
    """The countries whose currency is a dollar or a pound."""
    rows = (row for row in facts.rows("currencies") if re.search(r"\b(?:dollar|pound)", f"{row['words']} {row['signs']}"))
    return frozenset(code for row in rows for code in row["countries"].split(";"))


def _is_money(stream: Sequence[Token], i: int, signs: bool) -> bool:
    """Whether a currency's word stands at token `i`, or its sign where a short form may belong to it (US$, U.S. dollars).

    A full name belongs to no sign: "owed China $5 million".
    """
    while i < len(stream) and stream[i].key in ("\\", "."):
        i += 1
    key = _key(stream, i).casefold()
    titled = _key(stream, i + 1).casefold() in facts.words("title_of_person")  # "the Danish Crown Prince"
    return (signs and key in ("$", "¢", "£")) or (key in facts.words("money") and not titled)


def _is_language(stream: Sequence[Token], hit: Hit[Country]) -> bool:
    before, after = _key(stream, hit.first - 1), _key(stream, hit.last + 1)
    text = _key(stream, hit.first).casefold()
    if after.casefold() in facts.words("language_sign") or (
        after == "-" and _key(stream, hit.last + 2).casefold() in facts.words("language_sign")
    ):
        return True
    if text not in facts.words("language"):
        return False
    if before.casefold() in facts.words("before_language") and (
        not after or not after[0].isalpha() or after.casefold() in ("and", "or")
    ):
        return True
    spoken = {token.key.casefold() for token in stream[max(0, hit.first - 9) : hit.first]}
    if spoken & {"language", "languages", "tongue", "tongues"} and (
        not after.isalpha() or after.casefold() in ("and", "or")
    ):
        return True
    near = {token.key for token in stream[max(0, hit.first - 4) : hit.last + 5]}
    return bool(near & {"English", "Latin", "Mandarin"}) and (
        after in (",", ";", "and", "or", "/") or before in (",", "and", "or", "/")
    )


def _is_person(stream: Sequence[Token], hit: Hit[Country], text: str) -> bool:
    before, after = _key(stream, hit.first - 1), _key(stream, hit.last + 1)
    if text in facts.words("country_as_family_name"):
        title = before if before != "." else _key(stream, hit.first - 2)
        if (
            before in facts.given_names()
            or _is_full_name(stream, hit.first - 1)
            or title.casefold() in facts.words("title_of_person")
            or (before == "." and len(title) == 1 and title.isalpha() and title not in "SU")
        ):
            return True
    named = text in facts.words("country_as_given_name") and after[:1].isupper() and after[1:].islower()
    if named and (before.casefold() in facts.words("title_of_person") or _is_full_name(stream, hit.first)):
        return True
    known = named and lookup().match(stream, hit.last + 1) is None
    # "Chad Brown" at the head of a sentence or after a title is a person; "Jordan River" is not reached here.
    return known and after in _family_names()


def _is_full_name(stream: Sequence[Token], i: int) -> bool:
    """Whether two countries' names in a row are a person's: "Chad Holland wrote", but not "in India Poland sold"."""
    before = _key(stream, i - 1).casefold()
    leads = before in (",", "and") or before in facts.words("before_date") or before in facts.words("english_function_word")
    return (
        _key(stream, i) in facts.words("country_as_given_name")
        and _key(stream, i + 1) in facts.words("country_as_family_name")
        and not leads
    )


@cache
def _family_names() -> frozenset[str]:
    return frozenset(row["name"] for row in facts.rows("family_names"))


def _is_town(passage: Passage, hit: Hit[Country]) -> bool:
    """Whether a US state follows, as in "Lebanon, Ohio"."""
    if hit.value.form != "name":
        return False
    rest = passage.masked[passage.tokens[hit.last].end :][:24]
    return bool(us_states.state_behind(rest))
