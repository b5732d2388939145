"""How many facts of real papers are found and right.

    python -m tests.benchmarks.facts [--split dev|held] [--papers DIR] [--only NAME...] [--brief] [--kept]

Needs ../shared/bench/facts beside this repository, whose scorer and gold are used; without them one line says so. Six
of its papers are held back (`HELD`): of those only totals are printed, of the others each fact that is lost or wrong, with
the fields that are wrong, and each record that states none.

What a PDF gives before records are read (its document, mentions and parsed sentences) is kept in `build/facts`, keyed by the
code that makes it, so that a change of records is measured in some 20 CPU seconds; `--kept` takes it as it is, even where
that code changed.
"""

import argparse
import contextlib
import hashlib
import io
import json
import pickle
import re
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from extractors import entities, reading, records, tabulate
from extractors.entities import grammar, nlp
from extractors.model.document import Document
from extractors.model.extract import Extract
from extractors.model.fact import Mention
from extractors.observations import Found
from flows.emit import csvfile
from flows.extract import code
from flows.gather import gathered

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench" / "facts"
KEPT = ROOT / "build" / "facts"

HELD = ("crs_australia", "imf_gfsr", "jones_hearts", "mun_iaea", "swiss_chinastrategy", "ucl_chinafinance")
"""Papers whose facts nobody looks at while rules are made."""

TABLES = ("documents", "records", "evidence", "participants")
"""The tables that the scorer reads."""


@dataclass
class Known:
    """What a paper gives before records are read."""

    document: Document
    mentions: tuple[Mention, ...]
    trees: dict[str, grammar.Tree] = field(default_factory=dict)


def _key(file: Path) -> str:
    made_by = (code.stage_version("entities"), *(_hash(Path(str(m.__file__))) for m in (grammar, nlp)))
    return hashlib.sha256(" ".join((_hash(file), *made_by)).encode()).hexdigest()[:24]


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read(file: Path, as_kept: bool = False) -> Extract:
    """The extract of a PDF, or of a text, without observations. `as_kept` takes what is kept, whatever code made it."""
    media = reading.PDF if file.suffix == ".pdf" else "text/plain"
    kept = KEPT / f"{file.stem}.{_key(file)}.pickle"
    if as_kept:
        kept = next(KEPT.glob(f"{file.stem}.*.pickle"), kept)
    if kept.is_file():
        known: Known = pickle.loads(kept.read_bytes())
    else:
        document = reading.read(file.read_bytes(), media)
        known = Known(document, entities.find(document))
    n_trees, parse = len(known.trees), grammar.parse

    def parsed(sentences: Sequence[str]) -> tuple[grammar.Tree, ...]:
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known.trees]
        known.trees.update(zip(new, parse(new), strict=True))
        return tuple(known.trees[sentence] for sentence in sentences)

    with patch.object(grammar, "parse", parsed):
        statements = records.find(known.document, known.mentions)
    if len(known.trees) > n_trees or not kept.is_file():
        _keep(file, kept, known)
    return tabulate.extract(file.read_bytes(), media, known.document, known.mentions, statements, Found())


def _keep(file: Path, kept: Path, known: Known) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob(f"{file.stem}.*.pickle"):
        old.unlink()
    kept.write_bytes(pickle.dumps(known))


def dataset(files: Sequence[Path], folder: Path, as_kept: bool) -> None:
    """The tables that the scorer reads, of these papers together."""
    tables = dict(gathered([read(file, as_kept) for file in files], ()).by_name())
    for name in TABLES:
        rows = tables[name]
        if rows:
            (folder / f"{name}.csv").write_bytes(csvfile.write(type(rows[0]), rows))


def _gold(gold: Path, names: Collection[str], folder: Path) -> Path:
    """The part of the gold that is of these papers, as a folder."""
    for table in ("facts", "pages"):
        lines = (gold / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
        own = [line for line in lines if line.strip() and json.loads(line)["doc"] in names]
        (folder / f"{table}.jsonl").write_text("\n".join(own) + "\n", encoding="utf-8")
    return folder


def scored(files: Sequence[Path], gold: Path, show: Sequence[str], as_kept: bool = False) -> Iterator[str]:
    """The scorer's lines for these papers."""
    sys.path.insert(0, str(BENCH))
    import score as scorer  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as part:
        dataset(files, Path(out), as_kept)
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            scorer.score(out, str(_gold(gold, {file.stem for file in files}, Path(part))), show=show)
    yield from told.getvalue().splitlines()


def brief(lines: Sequence[str], names: str) -> Iterator[str]:
    """The figures that are asked for: found, core and precision, by kind."""
    wanted = re.compile(
        r"facts: |  kind |  zone  (?:note|box|appendix|caption)|precision on|  \w+ +released|false facts|confidence puts"
    )
    yield f"{names}:"
    yield from (line for line in lines if wanted.match(line))


def _options(given: Sequence[str]) -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--split", choices=["dev", "held"], help="these papers alone; both without it")
    asked.add_argument("--papers", type=Path, default=BENCH / "pdf", help="the folder of PDFs; its gold stands in ../gold")
    asked.add_argument("--only", nargs="+", help="papers by name, such as one that a change is about")
    asked.add_argument("--brief", action="store_true", help="no facts, totals alone")
    asked.add_argument("--kept", action="store_true", help="take what is kept of each paper, even if the code of it changed")
    return asked.parse_args(given)


def main(given: Sequence[str]) -> None:
    """Print the figures of each split."""
    options = _options(given)
    gold = options.papers.parent / "gold"
    if not (BENCH / "score.py").is_file() or not (gold / "facts.jsonl").is_file():
        print(f"skipped: {BENCH}/score.py or {gold}/facts.jsonl is not there")
        return
    files = [file for file in sorted(options.papers.glob("*.pdf")) if not options.only or file.stem in options.only]
    splits = {
        "dev": [file for file in files if file.stem not in HELD],
        "held": [file for file in files if file.stem in HELD],
    }
    for name in [options.split] if options.split else splits:
        if not splits[name]:
            continue
        hidden = name == "held" or options.brief
        lines = list(scored(splits[name], gold, () if hidden else ("facts", "precision"), options.kept))
        if not hidden:
            print("\n".join(line for line in lines if line.startswith("    ")))
        print("\n".join(brief(lines, name)))


if __name__ == "__main__":
    from tests.benchmarks import facts  # what is kept is of a class of this name, not of the script's

    facts.main(sys.argv[1:])
