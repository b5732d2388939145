"""What each rule of the house of tables is worth: every one is switched off by itself, and what changes is printed.

    python -m tests.benchmarks.worth [NAME...]      # all rules, or those whose name holds one of these words

A rule is a function that answers yes or no, or a piece of evidence on a scale; off, it says no, or nothing. It is looked
for in the pages that the tests of tables set and in the documents at hand that were read before, the shorter ones first,
then in the settings of tests.benchmarks.settings. A rule that changes no table of any of them has no witness. What carries
out persons' decisions, and what but keeps few pages in memory, is left to its own tests.
"""

import hashlib
import importlib
import inspect
import pickle
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from types import ModuleType
from typing import Any

import pytest

import extractors.tables
from extractors.model.page import Page
from extractors.tables.evidence import Evidence, Scale
from tests.benchmarks import at_hand, settings
from tests.benchmarks.fingerprint import told

MOST_PAGES = 6
"""Pages of a document up to which all rules are held against it; a longer one hears those that still have no witness."""

TESTS = at_hand.ROOT / "tests/extractors/tables"

Papers = Mapping[str, tuple[Page, ...]]
Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by name, and the places where it is called from: a module and a name in it, or a piece of evidence."""

    name: str
    function: Function
    places: tuple[tuple[object, str], ...]


def modules() -> list[ModuleType]:
    """All modules of tables but those for decisions of persons, and that which parts a long paper."""
    found = pkgutil.walk_packages(extractors.tables.__path__, "extractors.tables.")
    names = [info.name for info in found if "told" not in info.name.split(".")]
    return [importlib.import_module(name) for name in names if not name.endswith("joining.sections")]


def rules() -> list[Rule]:
    """The rules: all functions that answer yes or no, and all evidence, once where several decisions share it."""
    loaded = modules()
    scales = {id(value): value for m in loaded for value in vars(m).values() if isinstance(value, Scale)}.values()
    evidence_of = {id(one): (scale, one) for scale in scales for one in (*scale.alone, *scale.together)}
    weighed = [Rule(f"{scale.name}: {one.name}", one.function, ((one, "function"),)) for scale, one in evidence_of.values()]
    evidence = {rule.function for rule in weighed}
    named: dict[Function, str] = {}
    for module in loaded:
        short = module.__name__.removeprefix("extractors.tables.")
        for name, value in vars(module).items():
            own = inspect.isfunction(value) and value.__module__ == module.__name__ and value not in evidence
            if own and _answers(value):
                named[value] = f"{short}.{name}"
    told = [
        Rule(name, function, tuple((m, n) for m in loaded for n, v in vars(m).items() if v is function))
        for function, name in named.items()
    ]
    return [*told, *weighed]


def _answers(function: Function) -> bool:
    return inspect.signature(function).return_annotation in (bool, "bool")


@contextmanager
def replaced(rule: Rule, by: Function) -> Iterator[None]:
    """A rule with another function in its place."""
    try:
        for place, name in rule.places:
            object.__setattr__(place, name, by) if isinstance(place, Evidence) else setattr(place, name, by)
        yield
    finally:
        for place, name in rule.places:
            object.__setattr__(place, name, rule.function) if isinstance(place, Evidence) else setattr(
                place, name, rule.function
            )


def papers() -> Papers:
    """The documents that were read before, and the pages that tests set, by name."""
    kept = [file for file in at_hand.documents() if at_hand.is_kept(file)]
    return {**sketches(), **{f"{file.parent.name}/{file.name}": at_hand.pages(file) for file in kept}}


def in_settings() -> Iterator[tuple[str, tuple[Page, ...]]]:
    """The papers of the benchmark of settings, each typeset when it is asked for, and their names."""
    return ((f"settings/{name}.{setting}", at_hand.pages_of(done.pdf)) for name, setting, done in settings.papers())


class _Recorder:
    """Keeps the pages that tests look for tables in."""

    def __init__(self) -> None:
        self.seen: dict[str, tuple[Page, ...]] = {}

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Function]) -> None:
        for item in items:
            for name in ("find", "find_on_pages"):
                real = getattr(item.module, name, None)
                if real is not None and not hasattr(real, "recorded"):
                    setattr(item.module, name, self._recording(real, item.module.__name__.rpartition(".")[2]))

    def _recording(self, real: Function, module: str) -> Function:
        def recording(pages: Iterable[Page]) -> Any:
            held = tuple(pages)
            self.seen[f"{module} {len(self.seen)}"] = held
            return real(held)

        recording.recorded = True  # type: ignore[attr-defined]
        return recording


def sketches() -> Papers:
    """The pages that the tests of tables set; kept in `build` for as long as these tests are as they were."""
    now = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(TESTS.glob("*.*"))))
    kept = at_hand.ROOT / "build" / f"sketches-{now.hexdigest()[:16]}.pickle"
    if not kept.is_file():
        recorder = _Recorder()
        pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", str(TESTS)], plugins=[recorder])
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(recorder.seen))
    found: Papers = pickle.loads(kept.read_bytes())
    return found


def read(pages: Sequence[Page]) -> list[list[str]]:
    """All that is found on pages."""
    try:
        return [told(table) for table in extractors.tables.find(pages)]
    except (AssertionError, ValueError, IndexError, StopIteration, RuntimeError, ZeroDivisionError, KeyError) as error:
        return [[f"fails: {error!r}"]]


def spoken(all_rules: Sequence[Rule], pages: Sequence[Page]) -> set[str]:
    """The rules that say something on pages, by name."""
    said: set[str] = set()

    def listening(rule: Rule) -> Function:
        def heard(*args: Any, **kwargs: Any) -> Any:
            answer = rule.function(*args, **kwargs)
            if answer:
                said.add(rule.name)
            return answer

        return heard

    with ExitStack() as stack:
        for rule in all_rules:
            stack.enter_context(replaced(rule, listening(rule)))
        read(pages)
    return said


def main(words: Sequence[str]) -> None:
    """A line a rule: the first paper that comes out otherwise without it, or that none does."""
    chosen = [rule for rule in rules() if not words or any(word in rule.name for word in words)]
    held = dict(sorted(papers().items(), key=lambda item: sum(len(page.words) for page in item[1])))
    left = witnessed(chosen, {name: pages for name, pages in held.items() if len(pages) <= MOST_PAGES})
    longer = chain(((name, pages) for name, pages in held.items() if len(pages) > MOST_PAGES), in_settings())
    while left and (paper := next(longer, None)):
        left = witnessed(left, dict([paper]))
    for rule in left:
        print(f"{rule.name:60} NONE")
    print(f"{len(chosen)} rules, {len(left)} without a witness")


def witnessed(chosen: Sequence[Rule], held: Papers) -> list[Rule]:
    """The rules without which no paper comes out otherwise; of each other one a line, with the first paper that does."""
    before = {name: read(pages) for name, pages in held.items()}
    speaks = {name: spoken(chosen, pages) for name, pages in held.items()}
    left = []
    for rule in chosen:
        with replaced(rule, lambda *_args, **_kwargs: False):
            own = (name for name in held if rule.name in speaks[name])
            witness = next((name for name in own if read(held[name]) != before[name]), None)
        if witness is None:
            left.append(rule)
        else:
            print(f"{rule.name:60} {witness}", flush=True)
    return left


if __name__ == "__main__":
    main(sys.argv[1:])
