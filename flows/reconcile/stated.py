"""A statement in the form in which statements are compared."""

from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Statement, Value
from extractors.model.ids import content_id
from extractors.model.rows import MentionRow
from flows.kept import kept
from flows.reconcile.around import Before, around, pointed
from flows.reconcile.back import back
from flows.reconcile.canonical import NOBODY, UNNAMED, Names
from flows.reconcile.compared import Compared, compared, taken_over
from flows.reconcile.figures import Sum
from flows.reconcile.names import names_none
from flows.reconcile.seldom import alone, deal
from flows.reconcile.spans import months
from flows.reconcile.witnesses import Papers, papers
from flows.reconcile.wording import Wording, dateline, wording
from flows.reconcile.writing import SHORT, month_told, since, written_in, written_on


@dataclass(frozen=True, slots=True)
class Stated:
    """A placed statement, its evidence id, and what of it is compared.

    `origin` is the source that it cites, else its paper: statements of one origin are one witness. `published` is the
    paper's year. `sums` are (amount, currency) pairs, `orgs` the entity names of its organisations, `givers` and
    `receivers` those of the ones that give and receive, `parts` the names by part where one is told, `bodies` the names of
    all that its passage names, with a part or not; of the last two governments are left out: a state stands for its own.
    `around` are proper names in the sentences before it, `pointed` those of them to which its "the project" points, where
    it names nothing itself. `back` is the evidence id of the deal told before to which it points: "the agreement is valid
    for three years". `compared` is what else is compared. `alone` tells that its paper knows of one deal of its sort,
    of which there are few, between its sides. `time` is its date, or else the year of writing, where it speaks of that;
    `dates_itself` tells that the date stands in its own words, not in a sentence before, `in_news` that its paper is short,
    `written` when that was written.
    """

    placed: PlacedStatement
    evidence_id: str
    wording: Wording
    sums: frozenset[Sum]
    orgs: frozenset[str]
    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    bodies: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    around: frozenset[str]
    pointed: frozenset[str]
    compared: Compared
    origin: str
    published: int | None
    order: int
    back: str = ""
    alone: bool = False
    time: str = ""
    written: str = ""
    dates_itself: bool = True
    in_news: bool = False

    @property
    def statement(self) -> Statement:
        return self.placed.statement

    @property
    def document_id(self) -> str:
        return self.placed.document_id


def stated(extracts: Sequence[Extract], names: Names = UNNAMED, known: Papers | None = None) -> Sequence[Stated]:
    """All statements of all papers, in the papers' and their print order, where they are many on the disk.

    `names` gives the canonical names of organisations, `known` are all papers of the run.
    """
    return kept(_each(extracts, names, known or papers(extracts)), MOST_HELD, 1)


SIDES = frozenset({"parties", "donor", "recipient", "ref_area", "counterpart_area"})
"""Fields of values that are sides."""

GOVERNMENT = "Government of "
"""How the names of governments begin (extractors/entities/organizations/governments.py)."""

NEWS = 8
"""Pages of the longest paper whose "on Friday" is of the week in which it was written: in longer ones it may be of any."""

LAST = 8
"""Statements before a place among which the deal is looked for to which it points."""

MOST_HELD = 5_000
"""Statements that are held in memory: some four kilobytes each."""


def _each(extracts: Iterable[Extract], names: Names, known: Papers) -> Iterator[Stated]:
    n = 0
    for extract in extracts:
        inside = _mentions_by_statement(extract)
        places = Before(extract.mentions)
        seen: defaultdict[str, int] = defaultdict(int)
        told_before: deque[tuple[Statement, str]] = deque(maxlen=LAST)
        only = alone(placed.statement for placed in extract.statements)
        dates = ((m.start, m.norm) for m in extract.mentions if m.label == "DATE")
        day = written_on(extract.document.year, len(extract.text), dates)
        written = day if extract.document.n_pages <= NEWS else ""
        for placed, mentions in zip(extract.statements, inside, strict=True):
            one = placed.statement
            key = content_id("evd", placed.document_id, one.kind, one.title, one.quote)
            seen[key] += 1
            sides = tuple(extract.text[v.start : v.end] for v in one.values if v.field in SIDES and v.method == "grammar")
            before, near = around(extract.text, one.start, places)
            told = compared(one, mentions, sides)

            def named(printed: Sequence[str], paper: str = placed.document_id) -> tuple[str, ...]:
                return tuple(sorted({names.of(paper, name) for name in printed} - {NOBODY}))

            own = key if seen[key] == 1 else f"{key}-{seen[key]}"
            yield Stated(
                placed=placed,
                evidence_id=own,
                wording=_wording(one, mentions, sides),
                sums=frozenset((m.value, m.currency) for m in one.moneys),
                orgs=frozenset(named(one.organizations)),
                givers=named(one.donor_organizations),
                receivers=named(one.recipient_organizations),
                bodies=without_governments(named([m.norm or m.text for m in mentions if _is_body(m, one)])),
                parts=_parts(one, named),
                around=near,
                pointed=pointed(one.quote, before, near) if near and not told.anchors.firm else frozenset(),
                compared=told,
                back=back(one, told_before),
                origin=known.origin(placed.document_id, one.source),
                published=extract.document.year,
                order=n,
                alone=deal(one) in only,
                in_news=len(extract.text) <= SHORT,
                dates_itself=one.table is not None or not any(v.field == "date" and not _within(one, v) for v in one.values),
                time=_time(one, told, written, len(extract.text)),
                written=written,
            )
            told_before.append((one, own))
            n += 1


def _time(one: Statement, told: Compared, written: str, length: int) -> str:
    """When a statement tells that it was; "" where its passage tells another year than that of writing; else that."""
    date = month_told(one.date, written, "not_done" in one.flags)
    dated = months(date) is not None or bool({str(year) for year in told.years} - {written[:4]} - since(one.quote))
    return date if dated else written_in(one.quote, written, length)


def _is_body(mention: MentionRow, one: Statement) -> bool:
    """Whether a mention names a body, and not who reports."""
    return mention.label == "ORG" and (mention.start or 0) >= one.start + dateline(one.quote)


def _within(one: Statement, value: Value) -> bool:
    """Whether a value was read off a statement's own words."""
    return one.start <= value.start < one.end


def _parts(one: Statement, named: Callable[[Sequence[str]], tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """The organisations of a statement by the part that they have in it, but for those that it does not name itself."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    own = frozenset(one.organizations) - taken_over(one)
    for part, names in (("donor", one.donor_organizations), ("recipient", one.recipient_organizations)):
        found[part].update(named([name for name in names if name in own]))
    for each in one.participants:
        if each.name in own:
            found[each.role].update(named((each.name,)))
    return {part: bodies for part, names in sorted(found.items()) if (bodies := without_governments(names))}


def without_governments(names: Iterable[str]) -> frozenset[str]:
    """The organisations but for governments, which stand for their states, and for words that name none: "Bank Group"."""
    return frozenset(name for name in names if not name.startswith(GOVERNMENT) and not names_none(name))


def _mentions_by_statement(extract: Extract) -> Iterator[list[MentionRow]]:
    """For each statement the mentions within its span, in text order; spans of statements may overlap."""
    order = sorted((m.start, i) for i, m in enumerate(extract.mentions) if m.start is not None)
    starts = array("Q", (start for start, _ in order))
    places = array("Q", (i for _, i in order))
    for placed in extract.statements:
        low, high = (bisect_left(starts, at) for at in (placed.statement.start, placed.statement.end))
        yield [extract.mentions[i] for i in places[low:high]]


def _wording(one: Statement, mentions: Iterable[MentionRow], sides: Sequence[str]) -> Wording:
    """The words of the title without countries, organisations, dates and sums, but with the way that goods or money go.

    `sides` are the words that tell its sides.
    """
    names, ways = [*sides], []
    for mention in mentions:
        if mention.label in ("COUNTRY", "ORG", "DATE") or mention.kind == "money":
            names.append(mention.text)
        if mention.label == "COUNTRY":
            before = one.title.find(mention.text)
            word = one.title[:before].rstrip().rsplit(" ", 1)[-1].casefold() if before > 0 else ""
            if word in ("from", "to"):
                ways.append(f"{word}:{mention.norm}")
    both = one.kind == "agreement" and {way.split(":")[0] for way in ways} == {"from", "to"}
    return wording(one.title, names, ways if both else ())
