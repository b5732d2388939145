"""explore.html: one file, nothing from the web, its script and style allowed by their hashes."""

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files

from flows.contents import Contents
from flows.explore import pictures
from flows.explore.data import data
from flows.explore.pictures import Pictures

SCRIPTS = ("data", "state", "dom", "overview", "list", "detail", "tables", "figures", "papers", "checks", "deciding", "main")
"""The parts of the script, in the order in which they build on each other."""


def files_of(contents: Contents, shown: Pictures) -> dict[str, bytes]:
    """The page and the pictures beside it, as files of a version by path."""
    return {"explore.html": page(contents, shown).encode(), **pictures.files(shown)}


def page(contents: Contents, shown: Pictures) -> str:
    """The page of one version: the same rows and pictures give the same page."""
    folder = files("flows.explore")
    style = (folder / "style.css").read_text("utf-8")
    script = "".join((folder / "script" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    script = f'"use strict";(() => {{\n{script}}})();\n'
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data: 'self' file:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">\n'
        f"<title>paperledger</title>\n<style>{style}</style></head>\n"
        f"<body>{(folder / 'body.html').read_text('utf-8')}\n"
        f'<script type="application/octet-stream" id="data">{_packed(data(contents))}</script>\n'
        f'<script type="application/json" id="pictures">{_json(_sources(shown))}</script>\n'
        f"<script>{script}</script></body></html>\n"
    )


def _sources(shown: Pictures) -> Mapping[str, object]:
    """Where the picture of each page is: in the page itself, or beside it; with the page's size in points."""
    inside = pictures.inside(shown)
    return {
        f"{key[0]}/{key[1]}": [
            picture.width,
            picture.height,
            "data:image/png;base64," + base64.b64encode(picture.png).decode() if inside else pictures.path(key),
        ]
        for key, picture in sorted(shown.items())
    }


def _packed(value: object) -> str:
    return base64.b64encode(gzip.compress(_json(value).encode(), 9, mtime=0)).decode()


def _json(value: object) -> str:
    """JSON that may stand in a page: no letter of it can begin a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
