"""Read one paper's tables in many typesettings: python -m tests.benchmarks.settings [--scans[=DEGREES]] [NAME...]

The paper is taken from the benchmarks beside this repository (../shared/papers/*.truth.json), typeset anew in each setting,
read, and scored by ../shared/bench/score_paper_tables.py: a table counts when its caption, pages, header, shape and cells
are right. A table is joined when it is found once, on all its pages; a cell is right when its letters and digits are.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors import tables
from extractors.layout import furniture
from extractors.model.document import joined
from extractors.readers import pdf
from tests.papers.content import Entry, Table, TrueTable
from tests.papers.press import Setting, Typeset, typeset
from tests.papers.ruled import Look
from tests.papers.scan import scanned

SHARED = Path(__file__).parents[3] / "shared"
JOURNAL = Setting(n_columns=2, hyphenated=True, head="A Journal 6(1)-2021", foot="ISSN 0000-0000", size=9.5)
OFFICE = Setting(
    look=Look(rules="word", font="Helvetica", bold="Helvetica-Bold", size=10, leading=12.5),
    font="Helvetica",
    justified=False,
    size=10.5,
)


def _look(setting: Setting, look: Look) -> Setting:
    return replace(setting, look=look)


SETTINGS: Mapping[str, Setting] = {
    "grid_journal": JOURNAL,
    "grid_repeated_head": _look(JOURNAL, replace(JOURNAL.look, repeat_header=True)),
    "word_processor": OFFICE,
    "row_rules": _look(JOURNAL, replace(JOURNAL.look, rules="rows")),
    "frame": _look(JOURNAL, replace(JOURNAL.look, rules="frame", pad_y=4.5)),
    "bands": _look(OFFICE, replace(OFFICE.look, rules="bands")),
    "three_rules": _look(JOURNAL, replace(JOURNAL.look, rules="three_open", pad_y=3.5)),
    "three_rules_tight": _look(JOURNAL, replace(JOURNAL.look, rules="three_open", pad_y=1.5, leading=10.5)),
    "three_rules_continued": _look(
        JOURNAL,
        replace(JOURNAL.look, rules="three", repeat_header=True, continued="Table {number}: {caption} (continued)"),
    ),
    "header_rules": replace(
        _look(JOURNAL, replace(JOURNAL.look, rules="header", pad_y=4.5)), page=(500.0, 700.0), n_columns=1
    ),
    "no_rules": _look(JOURNAL, replace(JOURNAL.look, rules="none", pad_y=4.5)),
    "no_rules_one_column": _look(OFFICE, replace(OFFICE.look, rules="none", pad_y=5)),
}


def contents(truth: Mapping[str, object]) -> tuple[str, dict[str, Table]]:
    """The paper's source for the typesetter, each table after the paragraph that first names it, and its tables."""
    raw = json.loads(json.dumps(truth))
    found = {f"t{t['number']}": _table(t) for t in raw["tables"]}
    lines = [f"title: {raw['title']}", f"authors: {', '.join(raw['authors'])}", f"abstract: {raw['abstract']}"]
    waiting = list(found)
    for section in raw["body"]:
        lines.append(f"## {section['heading']}")
        for paragraph in section["paragraphs"]:
            lines.append(" ".join(paragraph.split()))
            named = [f"t{number}" for number in re.findall(r"Table (\d+)", paragraph)]
            lines += [f"[[table {name}]]" for name in waiting if name in named]
            waiting = [name for name in waiting if name not in named]
    lines += ["## References", *(f"{r['label']} {r['text']}" for r in raw["references"])]
    return "\n".join(lines), found


def _table(raw: Mapping[str, list[Mapping[str, str]]]) -> Table:
    heads = [Entry(str(text), 0, col, 1, 1, True) for col, text in enumerate(raw["header"])]
    cells = [
        Entry(c["text"], int(c["row"]) + 1, int(c["col"]), int(c["rowspan"]), int(c["colspan"]), False) for c in raw["cells"]
    ]
    first = [len(entry.text) for entry in cells if entry.col == 0]
    narrow = sum(first) / len(first) < 20
    n_cols = len(heads)
    widths = (1.0, *[4.2 / (n_cols - 1)] * (n_cols - 1)) if narrow else (1.0,) * n_cols
    notes = tuple(str(note) for note in raw["notes"])
    number, caption = str(raw["number"]), str(raw["caption"])
    return Table(number, caption, "l" * n_cols, widths, (*heads, *cells), len(raw["grid"]) + 1, 1, notes)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the true tables were read exactly, found, joined; the share of cells right; how many others were found."""

    n_true: int
    exact: int
    found: int
    joined: int
    cells: float
    others: int

    def __str__(self) -> str:
        whole = f"{self.exact}/{self.n_true} exact, {self.found} found, {self.joined} joined"
        return f"{whole}, {self.cells:.3f} of cells, {self.others} others"


def score(data: bytes, truth: Sequence[TrueTable]) -> Score:
    """The score of one paper's tables; a table that is not found has no cell right."""
    sys.path.insert(0, str(SHARED / "bench"))
    import score_paper_tables as scorer  # type: ignore[import-not-found]

    found = tables.find(tuple(furniture.strip(tuple(pdf.read(data)))))
    read = []
    for table in found:
        cells = [
            {
                "row": c.row,
                "col": c.col,
                "row_span": c.row_span,
                "col_span": c.col_span,
                "text": c.text,
                "header": c.is_header,
            }
            for c in table.cells
        ]
        meta = {"caption": joined(table.caption), "page_start": table.page_start, "page_end": table.page_end}
        read.append((table.number, meta, *scorer.grid(cells)))
    results = [[scorer.compare(t, *rest) for number, *rest in read if number == t["number"]] for t in truth]
    sizes = [sum(map(len, t["grid"])) for t in truth]
    right = sum(size * max(each["cells"] for each in result) for size, result in zip(sizes, results, strict=True) if result)
    return Score(
        n_true=len(truth),
        exact=sum(any(each["exact"] for each in result) for result in results),
        found=sum(bool(result) for result in results),
        joined=sum(len(result) == 1 and result[0]["pages"] for result in results),
        cells=right / sum(sizes),
        others=len(found) - sum(bool(result) for result in results),
    )


def papers(names: Sequence[str] = ()) -> Iterator[tuple[str, str, Typeset]]:
    """Each paper with tables, typeset in each setting, or in those named: its name, the setting's, and the paper."""
    for file in sorted((SHARED / "papers").glob("*.truth.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        if not truth["tables"]:
            continue
        source, found = contents(truth)
        for name in names or SETTINGS:
            yield file.name.split(".")[0], name, typeset(source, SETTINGS[name], found.__getitem__)


def main(names: Sequence[str], skew: float | None) -> None:
    for paper, name, done in papers(names):
        data = scanned(done.pdf, skew) if skew is not None else done.pdf
        print(f"{paper}  {name:24} {score(data, done.tables)}", flush=True)


def skew_asked(options: Sequence[str]) -> float | None:
    """The degrees that the scans are askew, half a degree where none are named; None where no scan is asked for."""
    asked = [option for option in options if option.startswith("--scans")]
    return float(asked[-1].partition("=")[2] or 0.5) if asked else None


if __name__ == "__main__":
    main([name for name in sys.argv[1:] if not name.startswith("--")], skew_asked(sys.argv[1:]))
