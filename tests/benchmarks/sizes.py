"""What size costs: a long paper of ordinary pages, one of one-word pages, a folder of many small files, two hundred papers.

    python -m tests.benchmarks.sizes [pages words files papers]
    python -m tests.benchmarks.sizes long [100 1000 5000]       # papers of so many pages of prose with a table now and then

Everything is made on the spot from a few hundred words. Each case is one or more runs of the command line; told are the
seconds by the clock, the CPU seconds of all processes, the most memory that any one of them held, and the cache's size.
`papers` runs three times: two hundred papers of four pages, the same unchanged, and with one of them changed.
"""

import random
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.reconcile import DEEDS, SORTS, SUBJECTS, places
from tests.flows.program import offspring, paperledger

WIDTH, HEIGHT, MARGIN, LEADING, WIDE = 595, 842, 60, 13, 22
"""A page of A4 in points, its margins, and the distance of its lines, in papers and in reports."""

COUNTRY_NAMES = ("China", "Japan", "Kazakhstan", "Viet Nam", "Kenya", "Ghana", "Peru", "Egypt", "Pakistan", "Brazil")
BANKS = ("World Bank", "Asian Development Bank", "Export-Import Bank", "Ministry of Finance", "Green Fund")


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds by the clock, CPU seconds, MB of the largest process, MB of cache, its last line."""

    wall: float
    cpu: float
    memory: float
    cached: float
    last: str

    def __str__(self) -> str:
        figures = f"{self.wall:7.1f} s  {self.cpu:7.1f} CPU s  {self.memory:6.0f} MB at most in a process"
        return f"{figures}  {self.cached:6.1f} MB cache  {self.last}"


def sentence(rng: random.Random, names: list[str]) -> str:
    """A made-up sentence of a paper on cooperation; one in three names countries, sums, years or organisations."""
    one, other = rng.sample(COUNTRY_NAMES, 2)
    year, place = rng.randint(1990, 2024), rng.choice(names)
    first, second = rng.sample(SUBJECTS, 2)
    deed = rng.choice(DEEDS)
    return rng.choice(
        (
            f"In {year} {one} lent {other} US$ {rng.randint(2, 900)} million for {deed} {first} in {place}.",
            f"The {rng.choice(BANKS)} approved {rng.randint(2, 90)} projects on {first} between {year} and {year + 3}.",
            f"{one} and {other} signed a {rng.choice(SORTS).lower()} on {first} on {rng.randint(1, 28)} May {year}.",
            f"Much of what is written on {first} says little about {second}, and less about who pays for it.",
            f"Interviews in {place} suggest that {deed} {first} depends on {second} more than on any single donor.",
            f"This section turns to {second}, which the literature treats as a matter of {first} and of habit.",
            f"Where {first} was weak, {deed} {second} took longer, and the costs were borne by the towns themselves.",
        )
    )


def lines(
    rng: random.Random, names: list[str], n: int, told: Callable[[random.Random, list[str]], str] = sentence
) -> Iterator[str]:
    """So many lines of running text, of about ninety letters."""
    line = ""
    while n:
        for word in told(rng, names).split():
            if len(line) + len(word) > 88:
                yield line
                line, n = "", n - 1
                if not n:
                    return
            line = f"{line} {word}".strip()


def ordinary(path: Path, pages: int, seed: int) -> Path:
    """A paper with running heads, page numbers, some fifty lines of prose a page, and a ruled table on every third page."""
    rng = random.Random(seed)
    names = places(rng, 200)
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    for number in range(1, pages + 1):
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(MARGIN, HEIGHT - 35, f"Journal of Cooperation, volume {seed}")
        canvas.drawRightString(WIDTH - MARGIN, 30, str(number))
        y = HEIGHT - MARGIN - 10.0
        if number % 3 == 0:
            y = table(canvas, rng, names, number // 3, y)
        canvas.setFont("Times-Roman", 11)
        for line in lines(rng, names, int((y - MARGIN) // LEADING)):
            canvas.drawString(MARGIN, y, line)
            y -= LEADING
        canvas.showPage()
    canvas.save()
    return path


PLAIN = (
    "What the towns report on {} differs from year to year, and little of {} was ever measured twice.",
    "Households that had no {} at first were asked about {} again when the works had ended.",
    "The share of {} in what is spent grew slowly, while that of {} hardly changed at all.",
    "Where {} came late, people walked further, and those who could afford {} paid others to walk for them.",
    "It follows that {} should be looked at with the same care as {}, which so far it has not been.",
)
"""Sentences that name nobody, with room for two subjects."""


def plain(rng: random.Random, names: list[str]) -> str:
    """A sentence of a report; names, sums and years may stand in one of five."""
    return sentence(rng, names) if rng.random() < 0.2 else rng.choice(PLAIN).format(*rng.sample(SUBJECTS, 2))


def report(path: Path, pages: int) -> Path:
    """A paper of so many pages as reports have them: some 450 words and 20 names, and a ruled table on every eighth."""
    rng = random.Random(7)
    names = places(rng, 200)
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    for number in range(1, pages + 1):
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(MARGIN, HEIGHT - 35, "Report on cooperation")
        canvas.drawRightString(WIDTH - MARGIN, 30, str(number))
        y = HEIGHT - MARGIN - 10.0
        if number % 8 == 0:
            y = table(canvas, rng, names, number // 8, y)
        canvas.setFont("Times-Roman", 11)
        for line in lines(rng, names, int((y - MARGIN) // WIDE), plain):
            canvas.drawString(MARGIN, y, line)
            y -= WIDE
        canvas.showPage()
    canvas.save()
    return path


def table(canvas: Canvas, rng: random.Random, names: list[str], number: int, top: float) -> float:
    """A ruled table of twelve rows under its caption; gives the height at which text goes on."""
    canvas.setFont("Times-Bold", 10)
    canvas.drawString(MARGIN, top, f"Table {number}: Aid from {rng.choice(COUNTRY_NAMES)} by recipient, US$ million")
    heads = ("Recipient", "Project", "Year", "Amount")
    rows = [heads] + [
        (
            rng.choice(COUNTRY_NAMES),
            f"{rng.choice(SUBJECTS)} in {rng.choice(names)}",
            str(rng.randint(1990, 2024)),
            str(n * 7),
        )
        for n in range(1, 12)
    ]
    columns = [MARGIN, MARGIN + 110, MARGIN + 310, MARGIN + 390, WIDTH - MARGIN]
    y = top - 10
    canvas.grid(columns, [y - 16 * i for i in range(len(rows) + 1)])
    canvas.setFont("Times-Roman", 10)
    for row in rows:
        for x, text in zip(columns, row, strict=False):
            canvas.drawString(x + 4, y - 12, text)
        y -= 16
    return y - 2 * LEADING


def one_word_pages(path: Path, pages: int) -> Path:
    """A paper with one word on each page."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    for number in range(pages):
        canvas.drawString(100, 700 - number % 500, f"word{number}")
        canvas.showPage()
    canvas.save()
    return path


def small_files(folder: Path, n: int) -> Path:
    """So many texts of one sentence, in folders of a thousand."""
    rng = random.Random(3)
    names = places(rng, 300)
    for i in range(n):
        file = folder / f"{i // 1000:03d}" / f"{i:06d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# Note {i}\n\n{sentence(rng, names)}\n")
    return folder


def run(corpus: Path, out: Path) -> Cost:
    """One run of the command line without an engine, measured. Raises RuntimeError when it fails."""
    mark = f"PAPERLEDGER_BENCHMARK={out}"
    peak, done = [0.0], threading.Event()
    watching = threading.Thread(target=_watch, args=(mark, peak, done))
    watching.start()
    begun, before = time.monotonic(), _children()
    try:
        ended = paperledger("run", corpus, "--out", out, "--engine", "local", mark=mark, patience=7200)
    finally:
        done.set()
        watching.join()
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    cached = sum(file.stat().st_size for file in (out / ".paperledger" / "cache").rglob("*") if file.is_file())
    last = ended.stdout.strip().splitlines()[0]
    return Cost(time.monotonic() - begun, _children() - before, peak[0], cached / 1e6, last)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(mark: str) -> set[int]:
    """The processes with the mark in their environment, and all that came of them: readers see nothing of that."""
    found = set(offspring(mark))
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _watch(mark: str, peak: list[float], done: threading.Event) -> None:
    """Keep the most memory, in MB, that the kernel notes for any process with the mark or that came of one."""
    while not done.wait(1.0):
        for process in _family(mark):
            try:
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                continue
            most = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0")
            peak[0] = max(peak[0], int(most) / 1024)


def main(cases: list[str]) -> None:
    """Run the cases that are named, or all but the long ones."""
    if cases[:1] == ["long"]:
        for pages in map(int, cases[1:] or ["100", "1000", "5000"]):
            with tempfile.TemporaryDirectory(prefix="paperledger-sizes-") as folder:
                corpus = Path(folder) / "corpus"
                corpus.mkdir()
                report(corpus / "long.pdf", pages)
                print(f"{pages:5} pages", run(corpus, Path(folder) / "out"), flush=True)
        return
    for case in cases or ["pages", "words", "files", "papers"]:
        with tempfile.TemporaryDirectory(prefix="paperledger-sizes-") as folder:
            corpus, out = Path(folder) / "corpus", Path(folder) / "out"
            corpus.mkdir()
            if case == "pages":
                ordinary(corpus / "long.pdf", 500, 1)
            elif case == "words":
                one_word_pages(corpus / "words.pdf", 5000)
            elif case == "files":
                small_files(corpus, 10_000)
            else:
                for i in range(200):
                    ordinary(corpus / f"{i:03d}.pdf", 4, i)
            print(case, "first  ", run(corpus, out), flush=True)
            print(case, "again  ", run(corpus, out), flush=True)
            if case == "papers":
                ordinary(corpus / "007.pdf", 4, 1007)
                print(case, "changed", run(corpus, out), flush=True)
            shutil.rmtree(out)


if __name__ == "__main__":
    main(sys.argv[1:])
