"""The served page: on this machine alone, for whoever knows the token, and never for another page."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flows import decisions, exploring
from flows.emit.publish import emit
from flows.explore.page import files_of
from tests.flows.rows import contents


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a served dataset whose one record has no doubt."""
    emit(contents(), {"papers": "1"}, tmp_path, lambda c, _: files_of(c, {}))
    made, address = exploring.server(exploring.Desk(tmp_path, tmp_path))
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield address
    made.shutdown()
    made.server_close()


def asked(address: str, path: str, said: object = None, **headers: str) -> tuple[int, bytes]:
    """The answer to a request, as a browser on this machine sends it unless headers say otherwise."""
    place = urlsplit(address)
    link = http.client.HTTPConnection(place.hostname or "", place.port or 0, timeout=20)
    body = None if said is None else json.dumps(said)
    sent = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    link.request("GET" if said is None else "POST", path, body, sent)
    answer = link.getresponse()
    return answer.status, answer.read()


def test_a_decision_is_written_and_taken_back(served: str, tmp_path: Path) -> None:
    top = urlsplit(served).path.removesuffix("explore.html")
    assert asked(served, top + "explore.html")[0] == 200
    status, told = asked(served, top + "decide", {"verb": "correct", "key": "rec_1", "field": "year", "value": "May 2014"})
    refused = "year is as it was: 'May 2014' is no year; give four digits, such as 2014"
    assert (status, json.loads(told)["said"]) == (400, refused)
    status, told = asked(served, top + "decide", {"verb": "correct", "key": "rec_1", "field": "date", "value": "May 2014"})
    assert (status, json.loads(told)["said"]) == (200, "rec_1 date: 2016 -> 2014-05; the next run applies it")
    (made,) = decisions.load(tmp_path)
    (waiting,) = json.loads(asked(served, top + "decisions")[1])["waiting"]
    assert waiting["id"] == made.id
    assert asked(served, top + "decide", {"undo": made.id})[0] == 200
    assert decisions.load(tmp_path) == ()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/explore.html", {}),
        ("/wrong-token/explore.html", {}),
        ("{top}explore.html", {"Host": "evil.example"}),
        ("{top}explore.html", {"Origin": "http://evil.example"}),
        ("{top}explore.html", {"Origin": "null"}),
    ],
)
def test_strangers_are_refused(served: str, path: str, headers: dict[str, str]) -> None:
    top = urlsplit(served).path.removesuffix("explore.html")
    assert asked(served, path.format(top=top), **headers)[0] == 403


@pytest.mark.parametrize("path", ["../../decisions.csv", "records.csv", "%2e%2e/x", "", "texts", "pages/../records.csv"])
def test_only_the_pages_files_are_given(served: str, path: str) -> None:
    top = urlsplit(served).path.removesuffix("explore.html")
    assert asked(served, top + path)[0] == 404


UNKNOWN = ({"verb": "burn", "key": "rec_1"}, {"verb": "reject", "key": "rec_9999"}, {"verb": "reject", "key": 7})


@pytest.mark.parametrize("said", [*UNKNOWN, ["x"], {}])
def test_what_is_not_understood_writes_nothing(served: str, said: object, tmp_path: Path) -> None:
    top = urlsplit(served).path.removesuffix("explore.html")
    assert asked(served, top + "decide", said)[0] == 400
    assert asked(served, top + "decide", {"verb": "reject", "key": "rec_1"}, Content_Type="text/plain")[0] == 400
    assert decisions.load(tmp_path) == ()
