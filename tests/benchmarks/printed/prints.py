"""What a maker of documents gives."""

from dataclasses import dataclass

from tests.benchmarks.printed.lots import Model


@dataclass(frozen=True)
class Print:
    """A document, the tables that it holds, and how each is set, in words."""

    pdf: bytes
    tables: tuple[Model, ...]
    looks: tuple[str, ...]
