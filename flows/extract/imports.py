"""What a module's work rests on: the modules that it imports, directly or not, and the data files that these name.

Read off the sources, so that a stage's fingerprint needs no list that a person must keep.
"""

import ast
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

TRIES = 20


def sources_of(module: str) -> tuple[Path, ...]:
    """The source files of a module of ours and of all of ours that it imports, and the data files of its package, sorted.

    `module` is a dotted name. A package's `__init__` counts as imported with each of its modules, and an import inside a
    function like any other. A data file is one in the package's folder `data` whose name, with or without its suffix,
    stands as a text in one of the sources.
    """
    package = module.partition(".")[0]
    top = Path(str(files(package))).parent
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        for path in _files_of(waiting.pop(), top):
            if path not in found:
                found.add(path)
                waiting += source_at(path).imported
    named = frozenset[str]().union(*(source_at(path).texts for path in found))
    data = (path for path in (top / package / "data").glob("*.csv") if {path.name, path.stem} & named)
    return tuple(sorted({*found, *data}))


class Source:
    """What one source file says: the modules that it may import, and the texts in it."""

    def __init__(self, path: Path) -> None:
        nodes = list(ast.walk(parsed(path.read_bytes())))
        self.imported = frozenset(name for node in nodes for name in _imported(node))
        self.texts = frozenset(
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )


def parsed(source: bytes) -> ast.Module:
    """The syntax tree of a source.

    Python 3.11 counts the depth of trees for all threads together, and raises SystemError when another thread, an engine's
    for one, parsed something meanwhile: then it is done again.
    """
    for _ in range(TRIES):
        try:
            return ast.parse(source)
        except SystemError:
            continue
    return ast.parse(source)


@cache
def source_at(path: Path) -> Source:
    """What a source file says; read once a process."""
    return Source(path)


def _imported(node: ast.AST) -> Iterator[str]:
    """The names that a statement may import as modules; those that are none have no file."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _files_of(module: str, top: Path) -> Iterator[Path]:
    """The file of a module, if it is one of ours, and the `__init__` files of the packages that it stands in."""
    parts = module.split(".")
    for n in range(1, len(parts) + 1):
        place = top.joinpath(*parts[:n])
        yield from (path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file())
