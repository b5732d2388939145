"""What an organisation is called in the dataset, and what its id is derived from."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from extractors.entities.organizations import known
from flows.reconcile.names import MANY, Named, is_short, without_sort, words
from flows.reconcile.wording import folded


@lru_cache(maxsize=MANY)
def known_name(name: str) -> str:
    """The name that the table of well-known bodies has for a name, whatever its hyphens and spelling, "" for none.

    An abbreviation that a paper did not resolve may stand for something else, so it tells nothing.
    """
    body = known.lookup().get(name)
    if body is not None and (body.name == name or not known.is_abbreviation(name)):
        return body.name
    own = words(name)
    return _known_by_words().get(own, "") if len(own) > 1 else ""


@cache
def _known_by_words() -> dict[tuple[str, ...], str]:
    """Well-known names by their words. Of forms that come to the same words the shortest counts: it lost the fewest."""
    found: dict[tuple[str, ...], str] = {}
    for form, body in sorted(known.forms(), key=lambda item: (len(item[0]), item[0])):
        found.setdefault(words(form), body.name)
    return found


def home_of(name: str) -> str:
    """The country (ISO 3166-1 alpha-3) whose body a well-known one is, "" for none."""
    body = known.lookup().get(name)
    return body.country if body is not None and body.name == name else ""


def name_of(group: Sequence[Named]) -> str:
    """The well-known name of an organisation, else the one most used; a short form only where there is no other.

    Uses count by words, so that spellings and legal forms of one name stand together against a longer variant used once. Of
    names used as often the fuller one is taken.
    """
    famous = sorted({name for one in group if (name := known_name(one.name))})
    if famous:
        return famous[0]
    full = [one for one in group if not is_short(one.name)] or list(group)
    uses: Counter[tuple[str, ...]] = Counter()
    for one in full:
        uses[words(one.name)] += one.count
    return max(full, key=lambda one: (uses[words(one.name)], len(words(one.name)), one.count, -len(one.name), one.name)).name


def keys(groups: Sequence[Sequence[Named]], released: Sequence[str], gone: Collection[str] = ()) -> list[str]:
    """What the id of each group's entity is derived from: its well-known name, else its shortest name's plain words.

    A fuller name that another paper brings is longer, another spelling has the same plain words, so the id stays. Where two
    groups would have one key, theirs are the shortest names themselves; but names that are `gone`, taken out of another
    group by a person, leave it its key.
    """
    plain = [
        name if known_name(name) else _plain(min(group, key=_shortest)) for group, name in zip(groups, released, strict=True)
    ]
    left = [any(one.name in gone for one in group) for group in groups]
    taken = Counter(key for key, out in zip(plain, left, strict=True) if not out)
    return [
        key if taken[key] == (not out) else min(group, key=_shortest).name
        for key, group, out in zip(plain, groups, left, strict=True)
    ]


def _shortest(one: Named) -> tuple[int, int, str]:
    core = without_sort(words(one.name))
    return len(core), len(_plain(one)), one.name


def _plain(one: Named) -> str:
    return " ".join(sorted(folded(word) for word in without_sort(words(one.name)))) or one.name
