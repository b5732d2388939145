"""The scratch folder of a run's readers, and those that runs left which died before they had any.

A folder holds a file that its run keeps locked; the kernel takes the lock away when the run ends, however that comes. Only a
folder with such a file, and without a lock on it, is deleted: a name alone says nothing of whose a folder is.
"""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "paperledger-reading-"
LOCK = ".paperledger-scratch"
TRIES = 50


class Scratch:
    """A folder for the readers of one run, until it is put away."""

    def __init__(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        beside = self.path / f"{LOCK}-new"
        self.lock = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        beside.rename(self.path / LOCK)  # it is there only once it is locked

    def put_away(self) -> None:
        """Delete the folder and all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self.lock)


def clear(folder: Path) -> None:
    """Delete all that is in a scratch folder from within a reader, but for what tells the next run to delete the folder.

    A fence lets no reader delete the folder itself, and knows whole paths only: `shutil.rmtree` gives bare names. The
    reader is still at work and may put a file there meanwhile, so it is done again until nothing else is left.
    """
    for _ in range(TRIES):
        rest = [path for path in folder.rglob("*") if path.name != LOCK]
        for path in sorted(rest, reverse=True):
            try:
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    path.unlink()
            except OSError:  # another reader of the run has deleted it, or something was put into it
                continue
        if not rest:
            return


def sweep(folder: Path) -> None:
    """Delete the scratch folders of this user whose run is gone, and no other folder."""
    for path in folder.glob(f"{PREFIX}*"):
        try:
            if path.is_symlink() or path.stat().st_uid != os.geteuid():
                continue
            handle = os.open(path / LOCK, os.O_RDWR | os.O_NOFOLLOW)
        except OSError:  # it went meanwhile, or no run of ours made it
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
        except OSError:  # its run is at work
            continue
        finally:
            os.close(handle)
