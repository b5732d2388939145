"""explore.html served on this machine alone, with buttons that write decisions.

Only the loopback address listens. Every path begins with a token that only the person who started it knows; a request under
another host name, or from a page of another origin, is refused.
"""

import json
import secrets
import threading
import webbrowser
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from flows import decisions
from flows.reconcile.decisions import VERBS, BadDecision, Verb
from flows.review import Known, NoSuchRecord, load

HOST = "127.0.0.1"
MOST = 20_000
"""Bytes of one request."""

TYPES = {".html": "text/html; charset=utf-8", ".png": "image/png"}


class Desk:
    """One dataset and the decisions that are written about it."""

    def __init__(self, out: Path, corpus: Path) -> None:
        self.known: Known = load(out)
        self.corpus = corpus
        self.writing = threading.Lock()

    def decide(self, said: Mapping[str, object]) -> str:
        """Write down what a person says; returns it in words. Raises BadDecision, NoSuchRecord."""
        text = {name: str(value) for name, value in said.items() if isinstance(value, str)}
        with self.writing:
            if "undo" in text:
                gone = decisions.undo(self.corpus, text["undo"])
                return f"taken back: {gone[0].verb}"
            verb = next((each for each in VERBS if each == text.get("verb")), None)
            if verb is None:
                raise BadDecision("no such verb")
            return self._decided(verb, text)

    def _decided(self, verb: Verb, text: Mapping[str, str]) -> str:
        key = text.get("key", "")
        named = {name: text.get(name, "") for name in ("other", "field", "value", "why")}
        made = decisions.decide(self.known, key, verb, **named)
        decisions.append(self.corpus, made)
        return f"{decisions.told(self.known, made, key)}; the next run applies it"

    def waiting(self) -> list[dict[str, str]]:
        """The decisions that the next run will apply, each with a place that it speaks of."""
        at = {
            (place.document_id, " ".join(place.quote.split()), place.title): place.evidence_id
            for places in self.known.evidence.values()
            for place in places
        }
        found = []
        for one, state in decisions.states(self.known, decisions.load(self.corpus)):
            place = at.get((one.quote.document_id, one.quote.text, one.quote.title))
            if state == "waits for the next run" and place is not None:
                found.append({"id": one.id, "verb": one.verb, "place": place})
        return found


def server(desk: Desk, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """A server that is not started yet, and the address of its page. `port` 0 takes a free one. Raises OSError."""
    token = secrets.token_urlsafe(24)
    handler = type("Handler", (Handler,), {"desk": desk, "token": token})
    made = ThreadingHTTPServer((HOST, port), handler)
    return made, f"http://{HOST}:{made.server_port}/{token}/explore.html"


def explore(out: Path, corpus: Path, port: int, open_browser: bool) -> Iterator[str]:
    """Serve the page until interrupted; yields its address first.

    Raises FileNotFoundError where there is no dataset, OSError for a port in use.
    """
    made, address = server(Desk(out, corpus), port)
    with made:
        yield f"{address}  (Ctrl-C stops it)"
        if open_browser:
            webbrowser.open(address)
        made.serve_forever()


class Handler(BaseHTTPRequestHandler):
    """Answers with the files of one version, and takes decisions."""

    desk: ClassVar[Desk]
    token: ClassVar[str]
    server_version = "paperledger"
    sys_version = ""

    def do_GET(self) -> None:
        path = self._path()
        if path is None:
            return
        if path == "decisions":
            self._json(HTTPStatus.OK, {"waiting": self.desk.waiting()})
            return
        file = self.desk.known.folder / path
        root = self.desk.known.folder.resolve()
        if path and file.suffix in TYPES and file.resolve().is_relative_to(root) and file.is_file():
            self._send(HTTPStatus.OK, TYPES[file.suffix], file.read_bytes())
        else:
            self._json(HTTPStatus.NOT_FOUND, {"said": "there is no such page"})

    def do_POST(self) -> None:
        if self._path() != "decide":
            return
        try:
            length = int(self.headers.get("Content-Length", "0"))
            if not 0 < length <= MOST or self.headers.get_content_type() != "application/json":
                raise BadDecision("not understood")
            said = json.loads(self.rfile.read(length))
            if not isinstance(said, dict):
                raise BadDecision("not understood")
            self._json(HTTPStatus.OK, {"said": self.desk.decide(said)})
        except (BadDecision, NoSuchRecord, ValueError) as error:
            self._json(HTTPStatus.BAD_REQUEST, {"said": str(error)})
        except OSError as error:
            self._json(HTTPStatus.INTERNAL_SERVER_ERROR, {"said": f"nothing was written: {error.strerror}"})

    def _path(self) -> str | None:
        """The path behind the token, or None, answered already, for a request that is not this page's own."""
        own = (f"{HOST}:{self.server.server_port}", f"localhost:{self.server.server_port}")  # type: ignore[attr-defined]
        origin = self.headers.get("Origin")
        token, _, path = self.path.partition("?")[0].removeprefix("/").partition("/")
        known = secrets.compare_digest(token.encode(), self.token.encode())
        if self.headers.get("Host") in own and (origin is None or origin.removeprefix("http://") in own) and known:
            return path
        self._json(HTTPStatus.FORBIDDEN, {"said": "this address is not this page's own"})
        return None

    def _json(self, status: HTTPStatus, said: Mapping[str, object]) -> None:
        self._send(status, "application/json", json.dumps(said).encode())

    def _send(self, status: HTTPStatus, media_type: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""
