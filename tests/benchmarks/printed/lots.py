"""Which table is drawn by lot: columns, heads, groups of rows, marks. Not how it is printed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.benchmarks.printed import contents
from tests.benchmarks.printed.contents import Maker
from tests.benchmarks.printed.likeness import Entry
from tests.benchmarks.printed.marked import Text, bold, in_lines, italic, plain, turned


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell and where it stands. `kind` says what it is: head, span, label, section, body."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: Text
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Model:
    """A table: its cells; how columns are aligned ("p" wraps); rows that a rule stands above; short rules below heads."""

    slots: tuple[Slot, ...]
    n_rows: int
    n_cols: int
    n_heads: int
    aligned: str
    groups: tuple[int, ...]
    under: tuple[tuple[int, int, int], ...]
    caption: Text
    note: Text
    number: int = 0

    def truth(self) -> list[Entry]:
        return [Entry(s.row, s.col, s.row_span, s.col_span, s.text.read) for s in self.slots]


@dataclass
class _Draft:
    slots: list[Slot] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    under: list[tuple[int, int, int]] = field(default_factory=list)


def table(lot: random.Random, widest: int = 9, longest: int = 12) -> Model:
    """A table with up to so many columns and rows of the body."""
    form = lot.choices(("figures", "signs", "words", "prose", "errors below"), (60, 9, 8, 13, 10))[0]
    n_cols = lot.randint(2, widest) if form != "prose" else lot.randint(2, 4)
    n_body = lot.randint(2, longest) if form != "prose" else lot.randint(2, 6)
    draft = _Draft()
    with_groups = n_cols >= 4 and n_body >= 4 and lot.random() < 0.25
    n_labels = 2 if with_groups else 1
    n_heads = _heads(lot, draft, n_cols, n_labels, form)
    n_rows = _body(lot, draft, form, n_cols, n_heads, n_body, with_groups)
    aligned = _aligned(lot, form, n_cols, n_labels)
    note = Text("", "", "")
    if lot.random() < 0.25:
        words = contents.sentence(lot)
        note = plain(lot.choice(["Note: ", "Notes. ", "", "* p < 0.05. "]) + words)
        if not note.read.startswith(("Note", "*")):
            draft.slots, note = _with_mark(lot, draft.slots, note)
    caption = plain(contents.sentence(lot, 4, 20 if lot.random() < 0.5 else 9))
    return Model(
        tuple(sorted(draft.slots, key=lambda s: (s.row, s.col))), n_rows, n_cols, n_heads, aligned, tuple(draft.groups),
        tuple(draft.under), caption, note,
    )  # fmt: skip


def _with_mark(lot: random.Random, slots: Sequence[Slot], note: Text) -> tuple[list[Slot], Text]:
    marked = lot.choice([i for i, s in enumerate(slots) if s.text])
    out = list(slots)
    out[marked] = replace(out[marked], text=contents.noted(out[marked].text, "a"))
    return out, contents.noted(Text("", "", ""), "a") + note


# ---------------------------------------------------------------- heads


def _heads(lot: random.Random, draft: _Draft, n_cols: int, n_labels: int, form: str) -> int:
    """Put heads in; how many rows they take."""
    levels = lot.choices((1, 2, 3), (60, 33, 7))[0] if n_cols - n_labels >= 2 and form not in ("words", "prose") else 1
    boldly, blank_corner = lot.random() < 0.35, lot.random() < 0.2
    tall = levels > 1 and lot.random() < 0.5
    upright = levels == 1 and form in ("signs", "figures") and n_cols >= 4 and lot.random() < 0.08
    style = bold if boldly else (lambda text: text)
    for level in range(levels - 1):
        col = n_labels
        while col < n_cols:
            rest = n_cols - col
            width = rest if level == 0 and levels == 3 else min(rest, lot.choice((2, 2, 3, 4)))
            if rest - width == 1 and width > 1 and lot.random() < 0.6:
                width = rest
            draft.slots.append(Slot(level, col, 1, width, style(plain(_span_head(lot))), "span"))
            if width > 1:
                draft.under.append((level, col, col + width))
            col += width
    last = levels - 1
    repeated = [contents.head(lot) for _ in range(n_cols)] if lot.random() < 0.3 and levels > 1 else None
    for col in range(n_cols):
        if col < n_labels:
            text = Text("", "", "") if blank_corner and n_labels == 1 else plain(lot.choice(contents.HEADS))
            row = 0 if tall else last
            draft.slots.append(Slot(row, col, levels - row, 1, style(text), "head"))
            continue
        text = _head(lot, form) if repeated is None else repeated[(col - n_labels) % 2]
        draft.slots.append(Slot(last, col, 1, 1, style(turned(text) if upright else text), "head"))
    return levels


def _span_head(lot: random.Random) -> str:
    return lot.choice(contents.SPANS) if lot.random() < 0.8 else contents.phrase(lot, 1, 3)


def _head(lot: random.Random, form: str) -> Text:
    if form in ("words", "prose"):
        return plain(contents.phrase(lot, 1, 2))
    if lot.random() < 0.07:
        return in_lines(plain(lot.choice(contents.TRAITS)), plain(f"({lot.choice(contents.UNITS)})"))
    return contents.head(lot)


# ---------------------------------------------------------------- body


def _body(lot: random.Random, draft: _Draft, form: str, n_cols: int, top: int, n_body: int, with_groups: bool) -> int:
    """Put the rows in; the number of rows with heads."""
    makers = _makers(lot, form, n_cols)
    holes = lot.choice((0.0, 0.0, 0.0, 0.06, 0.2)) if form != "errors below" else 0.0
    if with_groups:
        return _groups(lot, draft, makers, top, n_body, holes)
    sections = n_body >= 4 and form != "errors below" and lot.random() < 0.14
    style = lot.choice((bold, italic))
    wide = lot.random() < 0.6
    best = lot.random() < 0.3
    row = top
    for i in range(n_body):
        if sections and i % max(2, n_body // 2) == 0:
            if i:
                draft.groups.append(row)
            name = style(plain(contents.phrase(lot, 1, 3)))
            draft.slots.append(Slot(row, 0, 1, n_cols if wide else 1, name, "section"))
            row += 1
        elif i and lot.random() < 0.1:
            draft.groups.append(row)
        row = _row(lot, draft, makers, row, holes, form, best and lot.random() < 0.25)
    return row


def _row(
    lot: random.Random, draft: _Draft, makers: Sequence[Maker], row: int, holes: float, form: str, best: bool, first: int = 0
) -> int:
    marked = lot.randrange(first + 1, len(makers)) if best and len(makers) > first + 1 else -1
    for col in range(first, len(makers)):
        if col > first and lot.random() < holes:
            continue
        text = makers[col](lot)
        draft.slots.append(Slot(row, col, 1, 1, contents.marked_best(text) if col == marked else text, "body"))
    if form != "errors below":
        return row + 1
    for col in range(1, len(makers)):
        draft.slots.append(Slot(row + 1, col, 1, 1, contents.bracketed(lot), "body"))
    return row + 2


def _groups(lot: random.Random, draft: _Draft, makers: Sequence[Maker], top: int, n_body: int, holes: float) -> int:
    row, size = top, lot.choice((2, 3, 4))
    while row < top + n_body:
        if row > top:
            draft.groups.append(row)
        name = plain(lot.choice([*contents.PLACES, *contents.METHODS, "Group A", "Dataset 2", "High dose"]))
        draft.slots.append(Slot(row, 0, size, 1, name, "label"))
        for _ in range(size):
            row = _row(lot, draft, makers, row, holes, "figures", False, first=1)
    return row


def _makers(lot: random.Random, form: str, n_cols: int) -> list[Maker]:
    first = contents.label_maker(lot)
    if form == "signs":
        return [first, *(lot.choice(contents.SIGNS) for _ in range(n_cols - 1))]
    if form == "words":
        return [first, *(lot.choice(contents.WORDS) for _ in range(n_cols - 1))]
    if form == "prose":
        return [
            first,
            *(lot.choice([contents.short, contents.long, contents.whole]) for _ in range(n_cols - 2)),
            contents.long,
        ]
    if form == "errors below":
        return [first, *(contents.starred for _ in range(n_cols - 1))]
    if lot.random() < 0.6:
        maker = lot.choice(contents.FIGURES)
        return [first, *(maker for _ in range(n_cols - 1))]
    return [first, *(lot.choice([*contents.FIGURES, contents.word]) for _ in range(n_cols - 1))]


def _aligned(lot: random.Random, form: str, n_cols: int, n_labels: int) -> str:
    if form == "prose":
        return "l" + "p" * (n_cols - 1)
    first = lot.choice("lllc")
    rest = lot.choice(("c", "c", "c", "r", "r", "l"))
    return first * n_labels + rest * (n_cols - n_labels)
