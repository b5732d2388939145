"""Words to the outside, and runs when the corpus changes."""

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows import beyond, notify, watch
from flows.beyond import Object, Unreachable
from flows.emit.publish import emit
from flows.notify import Notice
from flows.outcome import keep, outcome
from flows.stages import Request
from flows.summary import summarise
from tests.flows.rows import contents, document

RUN = outcome("published", "version 0002-x", Path("outputs"))


@pytest.fixture
def posted() -> Iterator[tuple[str, list[bytes]]]:
    """A web address, and what was posted to it."""
    bodies: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook", bodies
        server.shutdown()


def test_a_webhook_gets_json(posted: tuple[str, list[bytes]]) -> None:
    url, bodies = posted
    notify.tell(Notice(webhook=url), "changed", "version 0002-x", RUN)
    assert [json.loads(body) for body in bodies] == [{"event": "changed", **RUN}]


def test_a_command_gets_its_words_and_cannot_be_led_astray_by_them(tmp_path: Path) -> None:
    said = tmp_path / "said"
    notify.tell(
        Notice(command=f'printf "%s" "$PAPERLEDGER_EVENT $PAPERLEDGER_MESSAGE" > {said}'),
        "failed",
        "$(false) `x`",
        RUN,
    )
    assert said.read_text() == "failed $(false) `x`"


@pytest.mark.parametrize(
    "notice", [Notice(command="exit 3"), Notice(webhook="http://127.0.0.1:9/"), Notice(webhook="file:///x")]
)
def test_that_nobody_was_told_is_one_line(notice: Notice, capsys: pytest.CaptureFixture[str]) -> None:
    notify.tell(notice, "changed", "x", RUN)
    assert capsys.readouterr().err.count("nobody was told") == 1


def test_run_json_says_what_a_run_came_to(tmp_path: Path) -> None:
    own = replace(document(), status="quarantined", reason="empty")
    made = emit(replace(contents(), documents=(own,)), {"papers": "1"}, tmp_path, lambda *_: {})
    said = outcome("published", "version x", tmp_path, summarise(made))
    keep(said, tmp_path)
    found = json.loads((tmp_path / "run.json").read_text())
    assert (found["state"], found["version"], found["papers"]) == ("published", made.name, {"quarantined": 1})
    assert found["counts"]["records"] == 1
    assert found["not_read_whole"] == [{"path": "a.pdf", "status": "quarantined", "reason": "empty"}]


class Enough(Exception):
    """Ends a watch that has seen what it should."""


def test_a_change_starts_a_run_once_things_are_quiet(tmp_path: Path) -> None:
    request = Request(paths=(tmp_path,), corpus=tmp_path / "corpus")
    (tmp_path / "a.txt").write_text("one")
    looks = []

    def run(asked: Request) -> int:
        looks.append(watch.look(asked))
        if len(looks) == 2:
            raise Enough
        threading.Timer(0.2, (tmp_path / "b.txt").write_text, ["two"]).start()
        return 0

    with pytest.raises(Enough):
        watch.watch(request, every=0.02, quiet=0.1, run=run, say=print)
    assert len(looks[1]) == len(looks[0]) + 1


def test_a_store_that_fails_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request, runs, said = Request(urls=("memory://far",), corpus=tmp_path), [], list[str]()
    there = iter([[Object("memory://far/a.txt", 1, "")]] * 2 + [Unreachable("far is gone")] * 2 + [[]] * 4)

    def listed(_: str) -> list[Object]:
        found = next(there)
        if isinstance(found, Unreachable):
            raise found
        return found

    def run(_: Request) -> int:
        runs.append(list(said))
        if len(runs) == 2:
            raise Enough
        return 0

    monkeypatch.setattr(beyond, "listed", listed)
    with pytest.raises(Enough):
        watch.watch(request, every=0.001, quiet=0.0, run=run, say=said.append)
    assert runs == [[], ["far is gone; it is looked at again every 0.001 s"]]


def test_the_decisions_are_watched_too(tmp_path: Path) -> None:
    request = Request(paths=(tmp_path,), corpus=tmp_path)
    before = watch.look(request)
    (tmp_path / "decisions.csv").write_text("verb\n")
    assert watch.look(request) != before
