"""What a module's work rests on: the modules that it imports, directly or not, and the data files that these name.

Read off the sources, so that a stage's fingerprint needs no list that a person must keep. A run asks for it each time, so
sources are looked through for what may be an import or the name of a file, and not parsed: a line of a text that looks like
an import counts as one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]*(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]*))", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_][\w.]*")
_COMMENT = re.compile(r"#[^\n]*")
_QUOTED = re.compile(r"[\"']([\w.-]+)[\"']")


def sources_of(module: str) -> tuple[Path, ...]:
    """The source files of a module of ours and of all of ours that it imports, and the data files of its package, sorted.

    `module` is a dotted name. A package's `__init__` counts as imported with each of its modules, and an import inside a
    function like any other. A data file is one in the package's folder `data` whose name, with or without its suffix,
    stands as a text in one of the sources.
    """
    package = module.partition(".")[0]
    top = Path(str(files(package))).parent
    found: set[Path] = set()
    waiting, seen = [module], {module}
    while waiting:
        for path in _files_of(waiting.pop(), top):
            if path not in found:
                found.add(path)
                waiting += source_at(path).imported - seen
                seen |= source_at(path).imported
    named = frozenset[str]().union(*(source_at(path).texts for path in found))
    data = (path for path in (top / package / "data").glob("*.csv") if {path.name, path.stem} & named)
    return tuple(sorted({*found, *data}))


class Source:
    """What one source file says: the modules that it may import, and the texts in it that may name a file."""

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        self.imported = frozenset(_imported(text))
        self.texts = frozenset(_QUOTED.findall(text))


@cache
def source_at(path: Path) -> Source:
    """What a source file says; read once a process."""
    return Source(path)


def _imported(text: str) -> Iterator[str]:
    """The names that a source may import as modules; those that are none have no file."""
    for module, names, plain in _IMPORT.findall(text):
        if plain:
            yield from _NAME.findall(_COMMENT.sub("", plain))
        else:
            yield module
            yield from (f"{module}.{name}" for name in _NAME.findall(_COMMENT.sub("", names)))


def _files_of(module: str, top: Path) -> Iterator[Path]:
    """The file of a module, if it is one of ours, and the `__init__` files of the packages that it stands in."""
    parts = module.split(".")
    ours = _modules(top / parts[0])
    for n in range(1, len(parts) + 1):
        name = ".".join(parts[:n])
        yield from (path for path in (ours.get(f"{name}.__init__"), ours.get(name)) if path is not None)


@cache
def _modules(place: Path) -> Mapping[str, Path]:
    """The modules of a package of ours by dotted name, packages as their `__init__`; of what is none of ours, nothing."""
    paths = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
    return {".".join(path.relative_to(place.parent).with_suffix("").parts): path for path in paths if path.is_file()}
