"""Files that outlast a power cut: what a name leads to is on the disk before the name is."""

import os
import tempfile
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Put a file in its place in one step: a reader finds the old one or the new one, whole, and after this the new one.

    Raises OSError when it cannot be written; the old one is then as it was.
    """
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    sync(path.parent)


def sync(folder: Path) -> None:
    """Make a folder's entries durable, so that a power cut after this cannot undo a rename."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
