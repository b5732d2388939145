"""explore.html: one file, nothing from the web, its script and style allowed by their hashes."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from flows.contents import Contents
from flows.explore import pictures
from flows.explore.data import data
from flows.explore.pictures import Pictures
from flows.explore.series import Plain

SCRIPTS = (
    "data",
    "state",
    "dom",
    "overview",
    "list",
    "detail",
    "tables",
    "figures",
    "papers",
    "names",
    "checks",
    "deciding",
    "main",
)
"""The parts of the script, in the order in which they build on each other."""


GZIP = 31
"""zlib's name for a gzip file; it writes no time into it."""

PIECE = 3 << 16
"""Bytes that become letters at a time: of three bytes four letters."""


def files_of(contents: Contents, shown: Pictures) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The page and the pictures beside it, as files of a version by path, each a piece after the other."""
    yield "explore.html", (piece.encode() for piece in pieces(contents, shown))
    for path, png in pictures.files(shown):
        yield path, (png,)


def page(contents: Contents, shown: Pictures) -> str:
    """The page of one version: the same rows and pictures give the same page."""
    return "".join(pieces(contents, shown))


def pieces(contents: Contents, shown: Pictures) -> Iterator[str]:
    """The page, a piece after the other."""
    folder = files("flows.explore")
    style = (folder / "style.css").read_text("utf-8")
    script = "".join((folder / "script" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    script = f'"use strict";(() => {{\n{script}}})();\n'
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data: 'self' file:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">\n'
        f"<title>paperledger</title>\n<style>{style}</style></head>\n"
        f"<body>{(folder / 'body.html').read_text('utf-8')}\n"
        '<script type="application/octet-stream" id="data">'
    )
    yield from _packed(_object(data(contents).items()))
    yield '</script>\n<script type="application/json" id="pictures">'
    yield from _object(_sources(shown))
    yield f"</script>\n<script>{script}</script></body></html>\n"


def _sources(shown: Pictures) -> Iterator[tuple[str, Plain]]:
    """Where the picture of each page is: in the page itself, or beside it; with the page's size in points."""
    inside = pictures.inside(shown)
    for key in sorted(shown):
        picture = shown[key]
        place = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}" if inside else pictures.path(key)
        yield f"{key[0]}/{key[1]}", [picture.width, picture.height, place]


def _packed(text: Iterable[str]) -> Iterator[str]:
    """Text compressed, in letters that may stand in a page, a piece after the other."""
    packer = zlib.compressobj(9, wbits=GZIP)
    held = b""
    for piece in text:
        held += packer.compress(piece.encode())
        if len(held) >= PIECE:
            yield base64.b64encode(held[:PIECE]).decode()
            held = held[PIECE:]
    yield base64.b64encode(held + packer.flush()).decode()


def _object(items: Iterable[tuple[str, Plain | Iterator[Plain]]]) -> Iterator[str]:
    """A JSON object, a piece after the other; what comes item by item is an array."""
    yield "{"
    for i, (name, value) in enumerate(items):
        yield f"{',' if i else ''}{_json(name)}:"
        if isinstance(value, Iterator):
            yield "["
            yield from (f"{',' if k else ''}{_json(item)}" for k, item in enumerate(value))
            yield "]"
        else:
            yield _json(value)
    yield "}"


def _json(value: Plain) -> str:
    """JSON that may stand in a page: no letter of it can begin a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
