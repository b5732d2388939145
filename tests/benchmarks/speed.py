"""What reading costs beside the script that an analyst would write by hand (tests/benchmarks/naive.py).

    python -m tests.benchmarks.speed PLACE...               # files, folders of papers, or names of sets (below)
    python -m tests.benchmarks.speed --stages PLACE...      # where our time goes, stage by stage
    python -m tests.benchmarks.speed --again                # the samples' run, alone and unchanged, with either engine

Sets: `samples`, the sample papers; `settings`, the papers of ../shared/papers, each typeset in three ways; `facts`, those of
../shared/bench/facts. Told are CPU seconds (user and system) of all processes of a run with the local engine and one
reader, and of the script over the same papers, in turns of a few papers each, so that what else the machine does falls on
both. On a busy machine only the ratio says something.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks import settings
from tests.flows.program import COMMAND
from tests.papers.press import typeset

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PAPERS = (".pdf", ".txt", ".md")
SETTINGS = ("grid_journal", "word_processor", "three_rules")

TURN = 6
"""Papers that one side reads before the other reads the same."""


def cost(command: Sequence[str | Path]) -> float:
    """CPU seconds of a command and of all processes that it waited for. Raises where it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    errors = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{errors[-2000:]}")
    return used.ru_utime + used.ru_stime


def ours(out: Path, files: Sequence[Path], *options: str) -> list[str | Path]:
    """The command that reads papers with the local engine and one reader."""
    return [*COMMAND, "run", "--engine", "local", "--quiet", "--workers", "1", "--out", out, *options, *files]


def by_hand(out: Path, files: Sequence[Path]) -> list[str | Path]:
    """The command of the script over the files."""
    return [sys.executable, "-m", "tests.benchmarks.naive", out, *files]


def in_turns(files: Sequence[Path], folder: Path) -> tuple[float, float]:
    """CPU seconds of the script and of ours over the files, a few papers each in turns, start-up included each time."""
    script = own = 0.0
    for turn, few in enumerate(turns(files)):
        script += cost(by_hand(folder / f"script{turn}", few))
        own += cost(ours(folder / f"ours{turn}", few))
    return script, own


def turns(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """The files that one side reads before the other reads them."""
    for first in range(0, len(files), TURN):
        yield files[first : first + TURN]


def typeset_papers(folder: Path) -> list[Path]:
    """The papers of the shared material, each in three settings, written into a folder."""
    found = []
    for file in sorted((SHARED / "papers").glob("*.truth.json")):
        source, tables = settings.contents(json.loads(file.read_text("utf-8")))
        for name in SETTINGS:
            paper = folder / f"{file.name.split('.')[0]}.{name}.pdf"
            paper.write_bytes(typeset(source, settings.SETTINGS[name], tables.__getitem__).pdf)
            found.append(paper)
    return found


def papers(places: Sequence[str], folder: Path) -> list[Path]:
    """The papers that sets, folders and files name."""
    found: list[Path] = []
    for place in places:
        if place == "settings":
            found += typeset_papers(folder)
            continue
        named = {"samples": ROOT / "corpus" / "samples", "facts": SHARED / "bench" / "facts" / "pdf"}.get(place, Path(place))
        found += sorted(f for f in named.rglob("*") if f.suffix in PAPERS) if named.is_dir() else [named]
    return found


class Watch:
    """Takes the CPU seconds of functions by stage; what a stage calls in another stage counts for that one alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._last = time.process_time()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._note()
        self._open.append(name)
        try:
            yield
        finally:
            self._note()
            self._open.pop()

    def over(self, module: Any, function: str, name: str) -> None:
        """From now on the time of a module's function counts for a stage; what it gives one by one is asked for at once."""
        real: Callable[..., Any] = getattr(module, function)

        def timed(*given: Any, **named: Any) -> Any:
            with self.stage(name):
                found = real(*given, **named)
                return iter(list(found)) if isinstance(found, Iterator) else found

        setattr(module, function, timed)

    def _note(self) -> None:
        now = time.process_time()
        if self._open:
            self.spent[self._open[-1]] += now - self._last
        self._last = now


def watched() -> Watch:
    """A watch over the stages of reading a paper, in a process that is as warm as those are that readers are forked from."""
    from extractors import entities, observations, paper, reading, records, tables, tabulate
    from extractors.entities import amounts, countries, dates, grammar, nlp, organizations
    from extractors.layout import furniture, ledger, metadata, order
    from extractors.readers import canvas, contents, garble, pdf, pictured, second
    from extractors.records import prose
    from flows.extract import warmth
    from flows.extract.nursery import COLLECTED

    for data, media_type in ((warmth.WORDS, "text/plain"), (warmth.PAPER, paper.PDF)):
        paper.extract(data, media_type)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)
    watch = Watch()
    for name, places in {
        "pages: opened": ((pdf, "opened"), (contents, "unpack")),
        "pages: painted": ((canvas, "painting"),),
        "pages: second reader": ((second, "n_letters"), (second, "painting")),
        "pages: hidden text": ((pdf, "sifted"),),
        "pages: pictures": ((pictured, "shot"), (pictured, "read"), (pictured, "read_under_stamp")),
        "pages: words": ((pdf, "words"),),
        "pages: letters known": ((garble, "read_letters"), (garble, "counts"), (garble, "is_nonsense")),
        "pages: rules and fills": ((pdf, "rulings"), (pdf, "fills"), (pdf, "slants")),
        "pages: other": ((pdf, "_page"),),
        "furniture": ((furniture, "strip"), (furniture, "taken")),
        "tables": ((tables, "find"), (tables, "given_up")),
        "order of reading": ((order, "flow"), (reading, "assemble"), (metadata, "read"), (ledger, "lost")),
        "names: countries": ((countries, "find"),),
        "names: amounts": ((amounts, "find"),),
        "names: dates": ((dates, "find"),),
        "names: organisations": ((organizations, "find"),),
        "names: model": ((nlp, "named"),),
        "names: other": ((entities, "find"),),
        "facts: grammar": ((grammar, "parse"),),
        "facts: prose": ((prose, "find"),),
        "facts: other": ((records, "find"),),
        "figures": ((observations, "find"),),
        "rows": ((tabulate, "extract"),),
    }.items():
        for module, function in places:
            watch.over(module, function, name)
    return watch


def stages(files: Sequence[Path]) -> None:
    """Prints the milliseconds a page of each stage of reading, and those of the script, a few papers each in turns."""
    from extractors import paper
    from flows.extract import cache

    watch, script, n_pages = watched(), defaultdict[str, float](float), 0
    for few in turns(files):
        for file in few:
            with watch.stage("other"):
                found = paper.extract(file.read_bytes(), paper.PDF if file.suffix == ".pdf" else "text/plain")
            with watch.stage("rows"):
                cache.dumped(found)
            n_pages += found.document.n_pages
        with tempfile.TemporaryDirectory() as folder:
            told = subprocess.run(by_hand(Path(folder), few), stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout
        for stage, spent in json.loads(told.splitlines()[-1]).items():
            script[stage] += spent if stage != "start" else 0.0
    whole, hand = sum(watch.spent.values()), sum(script.values())
    print(f"{len(files)} papers, {n_pages} pages; ms of CPU a page")
    for name, spent in sorted(watch.spent.items(), key=lambda item: -item[1]):
        print(f"  {name:24}{1000 * spent / n_pages:8.1f} {spent / whole:6.1%}")
    print(f"  {'ours':24}{1000 * whole / n_pages:8.1f}")
    for name, spent in script.items():
        print(f"    script, {name:14}{1000 * spent / n_pages:8.1f}")
    print(f"  {'script':24}{1000 * hand / n_pages:8.1f}   {hand / whole:.2f} times ours")


def again() -> None:
    """Prints what the samples' run costs, and what an unchanged one does, without Prefect and with it."""
    with tempfile.TemporaryDirectory() as name:
        for engine in ("local", "prefect"):
            run = [*COMMAND, "run", "--engine", engine, "--quiet", "--workers", "1"]
            command: list[str | Path] = [*run, "--out", Path(name) / engine]
            for what in ("first", "unchanged"):
                print(f"samples, {engine:8}{what:10}{cost(command):7.2f} CPU s", flush=True)


def main(arguments: Sequence[str]) -> None:
    places = [a for a in arguments if not a.startswith("--")]
    if "--again" in arguments:
        again()
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = papers(places, folder)
        if "--stages" in arguments:
            stages(files)
            return
        script, own = in_turns(files, folder)
    print(f"{len(files)} papers: script {script:.1f} CPU s, ours {own:.1f} CPU s, {script / own:.2f} times ours")


if __name__ == "__main__":
    main(sys.argv[1:])
