"""Files beyond this machine, by URL. The only room that knows fsspec, which is loaded when the first URL is given.

`s3://` and `memory://` (for tests) take everything; other stores that fsspec knows can be read, and not published to, as
a version is switched to by a write that is refused when another was first.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from extractors.model.ids import fingerprint

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

AT_ONCE = 1 << 22
"""Bytes that are handed on at a time."""


class Unreachable(Exception):
    """A store that cannot be used; the message is one line for people."""


class Overtaken(Exception):
    """Somebody else wrote first."""


@dataclass(frozen=True, slots=True)
class Object:
    """A file by its URL, its size in bytes, and what changes whenever it is written ("" where the store does not say)."""

    url: str
    size: int
    mark: str


def copies() -> Path:
    """The folder on this machine for copies of what is beyond, of this user alone."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "paperledger"


def is_url(place: str | bytes) -> bool:
    """Whether a place is beyond this machine's file system."""
    return b"://" in (place if isinstance(place, bytes) else os.fsencode(place))


def listed(url: str) -> list[Object]:
    """The file at a URL, or all under it, by URL; [] where there is none. Raises Unreachable."""
    store, path = _opened(url)
    scheme = _scheme(url)
    try:
        found = {path: store.info(path)} if store.isfile(path) else store.find(path, detail=True)
        return [_object(_whole(name, scheme), about) for name, about in sorted(found.items())]
    except FileNotFoundError:
        return []
    except Exception as error:  # of whatever library speaks to the store
        raise _unreachable(url, error) from error


def _whole(name: str, scheme: str) -> str:
    """A name as a store has it as a URL."""
    return name if "://" in name else f"{scheme}://{name.lstrip('/')}"


def _object(url: str, about: dict[str, object]) -> Object:
    mark = about.get("ETag") or about.get("etag") or about.get("created") or about.get("mtime") or ""
    size = about.get("size")
    return Object(url, size if isinstance(size, int) else 0, str(mark))


def read(url: str) -> bytes | None:
    """A small file whole; None where there is none. Raises Unreachable."""
    store, path = _opened(url)
    try:
        return bytes(store.cat_file(path))
    except FileNotFoundError:
        return None
    except Exception as error:
        raise _unreachable(url, error) from error


def pieces(url: str) -> Iterator[bytes]:
    """A file, a piece after the other. Raises FileNotFoundError, Unreachable."""
    store, path = _opened(url)
    try:
        with store.open(path, "rb") as handle:
            while piece := handle.read(AT_ONCE):
                yield piece
    except FileNotFoundError:
        raise
    except Exception as error:
        raise _unreachable(url, error) from error


def fetch(url: str, file: Path) -> bool:
    """Put a copy of a file in its place, in one step; False where there is none. Raises Unreachable, OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces(url):
                out.write(piece)
        Path(beside).replace(file)
    except FileNotFoundError:
        Path(beside).unlink(missing_ok=True)
        return False
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return True


def put(url: str, file: Path) -> None:
    """Write a copy of a file. Raises Unreachable."""
    store, path = _opened(url)
    try:
        store.put_file(str(file), path)
    except Exception as error:
        raise _unreachable(url, error) from error


def marked(url: str) -> tuple[bytes, str]:
    """A small file and its mark; (b"", "") where there is none. Raises Unreachable."""
    store, path = _opened(url)
    try:
        if _scheme(url) == "s3":
            return _marked_on_s3(store, path)
        data = bytes(store.cat_file(path))
        return data, fingerprint(data)
    except FileNotFoundError:
        return b"", ""
    except Exception as error:
        raise _unreachable(url, error) from error


def _marked_on_s3(store: "AbstractFileSystem", path: str) -> tuple[bytes, str]:
    """Bytes and mark of one answer: asked for apart they might be those of two writers."""
    from fsspec.asyn import sync

    bucket, _, key = path.partition("/")

    async def found() -> tuple[bytes, str]:
        answer = await store._call_s3("get_object", Bucket=bucket, Key=key)
        async with answer["Body"] as body:
            return bytes(await body.read()), str(answer["ETag"])

    told: tuple[bytes, str] = sync(store.loop, found)
    return told


def swap(url: str, data: bytes, mark: str) -> str:
    """Write a file in place of the one with this mark, "" for none; its new mark comes back.

    Raises Overtaken when another is there by now, Unreachable when the store cannot be used so.
    """
    store, path = _opened(url)
    match _scheme(url):
        case "s3":
            return _swapped_on_s3(store, url, path, data, mark)
        case "memory":
            with _SWAPPING:
                if marked(url)[1] != mark:
                    raise Overtaken(url)
                store.pipe_file(path, data)
                return fingerprint(data)
        case scheme:
            raise Unreachable(f"{scheme}:// can be read, but not published to: that needs s3:// or a folder")


_SWAPPING = Lock()


def _swapped_on_s3(store: "AbstractFileSystem", url: str, path: str, data: bytes, mark: str) -> str:
    bucket, _, key = path.partition("/")
    only = {"IfMatch": mark} if mark else {"IfNoneMatch": "*"}
    try:
        return str(store.call_s3("put_object", Bucket=bucket, Key=key, Body=data, **only)["ETag"])
    except Exception as error:
        told = f"{error!r} {error.__cause__!r}"
        if any(code in told for code in ("PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey")):
            raise Overtaken(url) from error
        raise _unreachable(url, error) from error


def _scheme(url: str) -> str:
    return url.partition("://")[0]


def _opened(url: str) -> "tuple[AbstractFileSystem, str]":
    """A store and the path in it. Raises Unreachable where no library for it is installed."""
    try:
        import fsspec

        store, path = fsspec.core.url_to_fs(url, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        remedy = "; s3:// needs the extra `s3`" if _scheme(url) == "s3" or "fsspec" in str(error) else ""
        raise Unreachable(f"{url} cannot be used: {error}{remedy}") from error
    return store, str(path)


def _unreachable(url: str, error: Exception) -> Unreachable:
    return Unreachable(f"{url} cannot be used: {' '.join((str(error) or type(error).__name__).split())[:200]}")
