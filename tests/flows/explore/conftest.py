"""A real browser, where there is one: Debian's chromium, driven by playwright. Without it these tests are skipped."""

import shutil
from collections.abc import Iterator

import pytest

SWITCHES = ("no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking")
ARGS = [f"--{name}" for name in (*SWITCHES, "disable-component-update", "disable-sync")]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium without a window."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed: the page is not tried in a browser (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=ARGS)
        yield started
        started.close()
