"""One table to its observations: figures, with what the labels around each of them say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.entities import facts
from extractors.entities.currency_usage import Usage
from extractors.model.document import Table, joined
from extractors.model.observation import Observation, Statistic
from extractors.observations import errors, places, roles
from extractors.observations.figures import Figure, interval
from extractors.observations.frame import Entry, Frame, frame
from extractors.observations.labels import Label, Labels
from extractors.observations.notation import Notation
from extractors.observations.roles import Around, Said
from extractors.observations.units import Unit, unit_of

UNSURE = 0.3
"""Confidence of a figure that stands in one cell with another and has their heads in common."""

AMONG_PLACES = 0.5
"""Share of labels that are countries, from which a cut name among them is one too."""

_NUMBER = re.compile(
    r"^\s*(?:table|tab\.|exhibit|annex|appendix|panel|figure|box)\s*[A-Z]?[\d.IVXLC-]*[A-Za-z]?\s*[.:–—-]*\s*", re.IGNORECASE
)
_CI = re.compile(r"\bC\.?I\.?\b|confidence interval", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all tables of a paper: its labels, how it writes numbers, what its currency signs stand for."""

    labels: Labels
    notation: Notation
    usage: Usage


def observations(index: int, table: Table, setting: Setting) -> tuple[Observation, ...]:
    """The observations of one table, row by row."""
    return tuple(of_frame(index, table, frame(index, table, setting.labels, setting.notation), setting))


def of_frame(index: int, table: Table, made: Frame, setting: Setting) -> Iterator[Observation]:
    """The observations of a table whose figures and labels are known."""
    texts = [joined(table.caption), table.unit, *(joined(note) for note in table.notes)]
    told = errors.told(texts)
    heads = {label.text for entry in made.entries for label in entry.cols}
    estimates = (
        errors.has_stars(made)
        or errors.is_regression([*texts, *(label.text for label in made.corner)])
        or any(errors.of_head(head) for head in heads)
    )
    over = errors.over(made, estimates)
    around = surroundings(table, made, setting, estimates)
    topic = around.said[-1].words
    memo = _Memo(made, setting.usage, estimates)
    for entry in made.entries:
        rows = _rows(entry, over.get(entry.cell))
        said_rows, said_cols = memo.all(rows), memo.all(entry.cols)
        for figure in _ends(entry, setting):
            statistic, negative = _statistic(figure, entry, said_rows, said_cols, entry.cell in over, told, estimates)
            found = roles.combined(said_rows, said_cols, around, figure.unit, figure.status)
            if figure.bracket and not statistic and not figure.unit.measure and figure is not entry.figures[0]:
                found = replace(found, indicator=f"{found.indicator}: {errors.beside(texts)}")
            if statistic and figure.bracket:
                found = replace(found, unit=figure.unit if figure.unit.measure else found.unit)
            yield _observation(index, table, entry, rows, figure, found, topic, statistic, negative)


def surroundings(table: Table, made: Frame, setting: Setting, estimates: bool) -> Around:
    """What stands around a table's figures and holds for all of them, the nearest first; the caption comes last."""
    corner = [roles.said(label, setting.usage) for label in made.corner if not _is_role(label.text)]
    unit = roles.said(Label(table.unit), setting.usage) if table.unit else None
    notes = [Said(unit=found) for note in table.notes if (found := _unit_of_note(joined(note), setting.usage)) is not None]
    label = _without_number(made.caption)
    caption = roles.said(label, setting.usage)
    if estimates:
        caption = replace(caption, sides=places.located(label))
    partners = made.partners or _by_partner(joined(table.caption)) or _is_of_one(label, caption.sides)
    kept = [replace(said, sides=places.Sides(), is_place=False) for said in corner]
    spoken = caption if not caption.is_place else replace(caption, is_place=False)
    return Around((*kept, *([unit] if unit else []), *notes, spoken), partners)


def _is_role(text: str) -> bool:
    bare = " ".join(text.casefold().split()).strip(" :.")
    return any(row["word"] == bare for row in facts.rows("label_words"))


def _partners() -> frozenset[str]:
    return frozenset(row["word"] for row in facts.rows("label_words") if row["kind"] == "partners")


def _by_partner(caption: str) -> bool:
    bare = caption.casefold()
    return any(word.startswith("by ") and word in bare for word in _partners())


def _is_of_one(caption: Label, sides: places.Sides) -> bool:
    """Whether a caption tells whose trade, or to whom money, all figures are: countries beside them are the other side."""
    dealing = places.dealing(caption.text)
    return bool(dealing and sides.area) or (dealing == "trade" and bool(sides.owner))


def _without_number(label: Label) -> Label:
    m = _NUMBER.match(label.text)
    cut = m.end() if m else 0
    moved = (replace(p, start=p.start - cut, end=p.end - cut) for p in label.places if p.start >= cut)
    return Label(label.text[cut:], tuple(moved))


def _unit_of_note(note: str, usage: Usage) -> Unit | None:
    """The unit that a sentence of a note gives all figures ("Figures in US$ million"), if one does."""
    body = re.sub(r"^\s*notes?\s*[:.]\s*", "", note, flags=re.IGNORECASE)
    for sentence in re.split(r"[.;]\s+|\.$", body[:400]):
        bare = re.sub(r"^(?:all|the|figures|values|amounts|data|numbers|are|is|\s)+", "", sentence, flags=re.IGNORECASE)
        if (found := unit_of(bare, usage)) is not None and (found.measure or found.scaled):
            return found
    return None


class _Memo:
    """What each label of a table says, read once."""

    def __init__(self, made: Frame, usage: Usage, estimates: bool) -> None:
        self.usage, self.estimates = usage, estimates
        rows = {label for entry in made.entries for label in entry.rows}
        cols = {label for entry in made.entries for label in entry.cols}
        self.in_places = frozenset(rows if _mostly_places(rows) else ()) | frozenset(cols if _mostly_places(cols) else ())
        self.known: dict[Label, Said] = {}

    def all(self, labels: Sequence[Label]) -> tuple[Said, ...]:
        return tuple(self.one(label) for label in labels)

    def one(self, label: Label) -> Said:
        if label not in self.known:
            found = roles.said(label, self.usage, label in self.in_places)
            named = self.estimates and not found.is_place
            self.known[label] = replace(found, sides=places.Sides()) if named else found
        return self.known[label]


def _mostly_places(labels: frozenset[Label] | set[Label]) -> bool:
    return len(labels) > 1 and sum(bool(places.whole(label)) for label in labels) >= AMONG_PLACES * len(labels)


def _rows(entry: Entry, above: Entry | None) -> tuple[Label, ...]:
    """The labels of a row; those of the coefficient above an error, with what the error's own row adds."""
    if above is None or not above.rows:
        return entry.rows
    own = [label for label in entry.rows if label not in above.rows]
    if not own:
        return above.rows
    return (*above.rows, *own) if own[-1].text[:1] in "([" or own[-1].text[:1].islower() else entry.rows


def _ends(entry: Entry, setting: Setting) -> tuple[Figure, ...]:
    """The figures of a cell; a range below a head for confidence intervals is its two ends."""
    figures = entry.figures
    if len(figures) == 1 and figures[0].is_range and any(_CI.search(label.text) for label in entry.cols):
        return interval(figures[0].text, setting.notation) or figures
    return figures


def _statistic(
    figure: Figure,
    entry: Entry,
    rows: Sequence[Said],
    cols: Sequence[Said],
    is_under: bool,
    told: Mapping[str, Statistic],
    estimates: bool,
) -> tuple[Statistic, bool]:
    """(statistic, whether the bracket means a minus)."""
    if figure.end:
        return ("ci_low" if figure.end == "low" else "ci_high"), False
    beside = len(entry.figures) > 1 and figure is not entry.figures[0]
    statistic, negative = errors.meaning(figure, is_under, beside, told, estimates)
    if figure.unit.measure == "%" and beside:
        return "", False
    if statistic:
        return statistic, False
    for said in (*reversed(cols), *reversed(rows[-1:])):
        if by_head := errors.of_head(said.words):
            return by_head, False
    return "", negative


def _observation(
    index: int,
    table: Table,
    entry: Entry,
    rows: Sequence[Label],
    figure: Figure,
    found: roles.Roles,
    topic: str,
    statistic: Statistic,
    negative: bool,
) -> Observation:
    cell = table.cells[entry.cell]
    part = cell.parts[0] if cell.parts else None
    value = float(figure.value) if figure.value else None
    return Observation(
        table=index,
        row=entry.row,
        col=entry.col,
        page=part.page if part else None,
        box=part.box if part else None,
        row_path=tuple(label.text for label in rows),
        col_path=tuple(label.text for label in entry.cols),
        indicator=found.indicator or topic,
        topic=topic,
        ref_area=found.sides.area,
        counterpart_area=found.sides.counterpart,
        time_period=found.time,
        obs_value=-value if negative and value else value,
        unit_mult=found.unit.mult if not statistic or figure.unit.measure else 0,
        unit_measure=found.unit.measure if not statistic or figure.unit.measure else "",
        obs_status=figure.status if figure.is_missing else found.status,
        statistic=statistic,
        is_total=found.is_total,
        note=figure.note,
        text=cell.text if len(entry.figures) == 1 else figure.text,
        confidence=min(cell.confidence, UNSURE) if figure.unsure else cell.confidence,
    )
