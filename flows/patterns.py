"""Regular expressions that an earlier process compiled, kept beside the code as Python keeps its bytecode.

Reading compiles a thousand of them, spaCy's own among them: a seventh of what a run of a few papers costs. What one compiles
to hangs on its text, its flags and Python alone, so it is kept under these. What is not kept, or was kept by another Python,
is compiled as ever.
"""

import importlib
import marshal
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from flows import durable

FILE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}"

_Text: TypeAlias = str | bytes
_Groups: TypeAlias = tuple[int, dict[str, int], tuple[str | None, ...]]
"""How many groups a pattern has, their numbers by name and their names by number."""

_Parts: TypeAlias = tuple[int, bytes, *_Groups]
"""What a pattern is made of: its flags, its code, its groups."""

_Function: TypeAlias = Callable[..., re.Pattern[str]]

_known: dict[tuple[_Text, int], _Parts] = {}
_asked: dict[tuple[_Text, int], _Parts] = {}
"""What this process needed, known before or compiled by it."""


def use(file: Path = FILE) -> None:
    """From now on no pattern is compiled that is kept in the file; all are where there is none, or not a whole one.

    Steps into CPython's compiler of patterns, as 3.11 and later have it; another Python's is let be.
    """
    with suppress(OSError, ValueError, EOFError, TypeError):
        python, kept = marshal.loads(file.read_bytes())
        _known.update(kept if python == sys.version else {})
    with suppress(ImportError, AttributeError):
        compiler: Any = importlib.import_module("re._compiler")
        engine: Any = importlib.import_module("_sre")
        compiler.compile, engine.compile = _compiling(compiler.compile, engine.compile)


def keep(file: Path = FILE) -> None:
    """Keep what was asked for since `use` for later processes, unless Python is told to write no bytecode or cannot.

    This process has made of it what it needs, and lets all go; what no process asks for any more is not kept on.
    """
    if _asked.keys() - _known.keys() and not sys.dont_write_bytecode:
        with suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            durable.put(file, marshal.dumps((sys.version, _asked)))
    _known.clear()
    _asked.clear()


def _compiling(compile: _Function, make: _Function) -> tuple[_Function, _Function]:
    """Python's functions that compile a pattern and make it of its code; they look among what is kept, and add to it."""
    asked: tuple[_Text, int] = ("", 0)

    def compiled(text: object, flags: int = 0) -> re.Pattern[str]:
        nonlocal asked
        if not isinstance(text, str | bytes) or flags & re.DEBUG:
            return compile(text, flags)
        asked = text, int(flags)
        if (parts := _known.get(asked)) is None:
            return compile(text, flags)
        _asked[asked] = parts
        flags, code, *groups = parts
        return make(text, flags, array("I", code).tolist(), *groups)

    def made(text: object, flags: int, code: list[int], *groups: *_Groups) -> re.Pattern[str]:
        if text is asked[0]:
            _asked[asked] = (int(flags), array("I", code).tobytes(), *groups)
        return make(text, flags, code, *groups)

    return compiled, made
