"""Readers that are warm once for all tests of this room."""

from collections.abc import Iterator

import pytest

from flows.extract import worker
from flows.extract.limits import Limits
from flows.extract.pool import Readers


@pytest.fixture(scope="session")
def warm() -> Iterator[Readers]:
    """Readers for tests that ask through `readers`."""
    with Readers(1, Limits()) as once:
        yield once


@pytest.fixture
def readers(warm: Readers) -> Iterator[Readers]:
    """Warm readers that read honestly; a test may have another `reader`, and other limits."""
    limits = warm.limits
    yield warm
    warm.reader, warm.limits, warm.line.limits = worker.read, limits, limits
