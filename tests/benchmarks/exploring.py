"""How fast explore.html answers with ten thousand records: python -m tests.benchmarks.exploring [RECORDS]

A page of made-up records is opened in chromium, which has to be installed. Printed are its size, the time until it has
painted, and for each click on a filter the time by the clock until the new page is painted, with the CPU of its thread.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from flows.explore.page import page
from tests.flows.explore.conftest import ARGS
from tests.flows.explore.test_page import many

CLICKS = {
    "first country": "[data-facet=country]",
    "taken away": ".chip",
    "a year": "[data-facet=year]",
    "away again": ".chip",
    "a country, then": "[data-facet=country]:nth-of-type(3)",
    "its year": "[data-facet=year]",
    "a filter away": ".chip",
    "both away": ".chip",
}

CLICKED = """(where) => new Promise((done) => {
  const from = performance.now();
  document.querySelector(where).click();
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => done(performance.now() - from);
    painted.port2.postMessage(0);
  });
})"""


def main(records: int = 10_000, rounds: int = 3) -> None:
    program = shutil.which("chromium")
    if program is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "explore.html"
        file.write_text(page(many(records), {}))
        print(f"{records:,} records, {file.stat().st_size / 1e6:.2f} MB")
        browser = driver.chromium.launch(executable_path=program, args=ARGS)
        for _ in range(rounds):
            tab = browser.new_page(viewport={"width": 1280, "height": 800})
            _try(tab, file.as_uri())
            tab.close()
        browser.close()


def _try(tab: Page, address: str) -> None:
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(address)
    tab.wait_for_selector("main:not([hidden])")
    print(f"shown after {tab.evaluate('performance.now()'):.0f} ms")
    tab.wait_for_timeout(1500)
    for name, where in CLICKS.items():
        before = _cpu(session)
        clock = tab.evaluate(CLICKED, where)
        print(f"  {name:16}{clock:5.0f} ms by the clock, {1000 * (_cpu(session) - before):4.0f} ms CPU")
        tab.wait_for_timeout(300)


def _cpu(session: CDPSession) -> float:
    """Seconds of CPU that the page's thread has taken in tasks."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
