"""Which names are one organisation: names that are alike, in groups.

Names of the same words are brought together by looking their words up, not by pairs. Names that are only spelled alike are
compared within blocks (the same beginnings of words): a block larger than `LARGE` is sorted, and each name compared with
the `WINDOW` that follow it, as blocks of facts are. Short forms are looked up last, among whole groups: one that fits two
organisations is left alone. So work and memory grow with the number of names, whatever the skew of their words.

No group holds two well-known bodies, nor bodies of two countries: a country's name that is spelled nearly like another's
makes two ministries. What a person decided comes before all of this.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.records.bodies import country_of
from flows.reconcile import names
from flows.reconcile.names import Named, initials, is_short, is_turned, spelled_alike, turned, without_sort
from flows.reconcile.released import known_name
from flows.reconcile.renaming import NOTHING, Pair, Renaming
from flows.reconcile.wording import folded

LARGE = 24
WINDOW = 8
BEGINNING = 2
"""Letters of each word that names in a block share; a name of one word shares `OF_ONE`."""
OF_ONE = 4
FITS = 2
"""Groups that a short form is looked up in: one that fits more than one is left alone."""


class Groups:
    """Disjoint groups of names, with the well-known body and the countries that each group is bound to."""

    def __init__(self, named: Sequence[Named], apart: Iterable[Pair] = ()) -> None:
        self._parent = {one.name: one.name for one in named}
        self._told_from: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._told_from[one].add(other)
            self._told_from[other].add(one)
        self._told = {name: frozenset({name}) for name in self._told_from}  # of each group the names told from others
        self._known: dict[str, str] = {}
        self._countries: dict[str, str] = {}

    def root(self, name: str) -> str:
        """The name that stands for a name's group."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, other: str, decided: bool = False) -> None:
        """Make one group of two names' groups, unless they are bound to different bodies or countries or told apart.

        What is `decided` joins bodies of two names or countries too.
        """
        x, y = self.root(one), self.root(other)
        if x == y or self._told_apart(x, y):
            return
        known = {self._bound_to(x), self._bound_to(y)} - {""}
        countries = {self._country(x), self._country(y)} - {""}
        if not decided and (len(known) > 1 or (len(countries) > 1 and not known)):
            return
        keep, drop = sorted((x, y))
        self._parent[drop] = keep
        self._known[keep] = min(known, default="")
        self._countries[keep] = next(iter(countries), "") if len(countries) < 2 else ""
        if told := self._told.pop(x, frozenset()) | self._told.pop(y, frozenset()):
            self._told[keep] = told

    def _told_apart(self, x: str, y: str) -> bool:
        theirs = self._told.get(y, frozenset())
        return bool(theirs) and any(self._told_from[name] & theirs for name in self._told.get(x, ()))

    def _bound_to(self, root: str) -> str:
        if root not in self._known:
            self._known[root] = known_name(root)
        return self._known[root]

    def _country(self, root: str) -> str:
        if root not in self._countries:
            self._countries[root] = country_of(root)
        return self._countries[root]

    def members(self) -> Iterator[tuple[str, ...]]:
        """The names of each group, sorted, groups in order of their first name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            found[self.root(name)].append(name)
        return iter([tuple(some) for some in found.values()])


def grouped(named: Sequence[Named], decided: Renaming = NOTHING) -> tuple[tuple[Named, ...], ...]:
    """The names, those of one organisation together, and what persons `decided` before all else."""
    groups = Groups(named, decided.apart)
    for one_name, other_name in decided.together:
        groups.join(one_name, other_name, decided=True)
    _join_known(groups, named)
    by_words = _by_words(named)
    for same in by_words.values():
        for other in same[1:]:
            groups.join(same[0].name, other.name)
    _join_turned(groups, by_words)
    _join_sorts(groups, by_words)
    _join_spellings(groups, by_words)
    _join_short_forms(groups, named)
    by_name = {one.name: one for one in named}
    return tuple(tuple(by_name[name] for name in some) for some in groups.members())


def _join_known(groups: Groups, named: Sequence[Named]) -> None:
    """All names of one well-known body."""
    first: dict[str, str] = {}
    for one in named:
        if known := known_name(one.name):
            groups.join(first.setdefault(known, one.name), one.name)


ByWords = dict[tuple[str, ...], list[Named]]


def _by_words(named: Sequence[Named]) -> ByWords:
    """Names by their words in order; a name without any, of signs alone, by itself."""
    found: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    for one in sorted(named, key=lambda one: one.name):
        own = names.words(one.name)
        found[own or (one.name,)].append(one)
    return found


def _join_turned(groups: Groups, by_words: ByWords) -> None:
    """The same words in another order, where an "of" or a comma turns it round."""
    by_sorted: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    for same in by_words.values():
        one = next((one for one in same if is_turned(one.name)), same[0])
        by_sorted[turned(one.name)].append(one)
    for some in by_sorted.values():
        first = next((one for one in some if is_turned(one.name)), None)
        if first is not None:
            for other in some:
                groups.join(first.name, other.name)


def _join_sorts(groups: Groups, by_words: ByWords) -> None:
    """The same words but for "Group" or "Corporation" at the end."""
    for own, same in by_words.items():
        core = without_sort(own)
        if core != own and core in by_words:
            groups.join(same[0].name, by_words[core][0].name)


def _join_spellings(groups: Groups, by_words: ByWords) -> None:
    """The same words spelled nearly alike, the best pairs first."""
    good = []
    for one, other in _pairs(own for own, same in by_words.items() if not is_short(same[0].name)):
        worst = spelled_alike(one, other)
        if worst >= names.SPELLED:
            good.append((-worst, by_words[one][0].name, by_words[other][0].name))
    for _, one_name, other_name in sorted(good):
        groups.join(one_name, other_name)


def _pairs(all_words: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of names' words, as many and beginning alike; of crowded blocks those that stand near each other."""
    blocks: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for own in all_words:
        size = BEGINNING if len(own) > 1 else OF_ONE
        blocks[" ".join(sorted(folded(word)[:size] for word in own))].append(own)
    for block in blocks.values():
        block.sort(key=sorted)
        reach = len(block) if len(block) <= LARGE else WINDOW
        for i, one in enumerate(block):
            for other in block[i + 1 : i + 1 + reach]:
                yield one, other


def _join_short_forms(groups: Groups, named: Sequence[Named]) -> None:
    """A short form with the one group that it is printed for, else with the one whose initials it is."""
    short = {one.name: one for one in named if is_short(one.name)}
    printed: defaultdict[str, set[str]] = defaultdict(set)
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    of_letters = {name.replace(".", "").casefold(): name for name in short}
    for one in named:
        if one.name in short:
            continue
        for form in one.printed:
            _note(printed, form, groups.root(one.name), short)
        for letters in initials(one.name):
            if letters in of_letters:
                _note(spelled, of_letters[letters], groups.root(one.name), short)
    for name in sorted(short):
        fits = printed.get(name) or (spelled.get(name) if _may_be_guessed(name) else None) or set()
        if len(fits) == 1:
            groups.join(name, next(iter(fits)))


def _note(fits: defaultdict[str, set[str]], form: str, root: str, short: Iterable[str]) -> None:
    if form in short and len(fits[form]) < FITS:
        fits[form].add(root)


def _may_be_guessed(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) >= names.LONG_INITIALS and letters.isupper()
