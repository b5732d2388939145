"""The scratch folder of a run's readers, and those that runs left which died before they had any.

A folder is locked by the run that made it; the kernel takes the lock away when the run ends, however that comes.
"""

import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path

PREFIX = "paperledger-reading-"
"""So long that nobody names a folder of theirs like it by chance: what begins so and is held by no run is deleted."""

YOUNG = 60.0
"""Seconds for which a folder without a lock is left alone: its run may be about to lock it."""


class Scratch:
    """A folder for the readers of one run, until it is put away."""

    def __init__(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.lock = os.open(self.path, os.O_RDONLY)
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def put_away(self) -> None:
        """Delete the folder and all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self.lock)


def sweep(folder: Path) -> None:
    """Delete the scratch folders of this user that no run holds any more."""
    for path in folder.glob(f"{PREFIX}????????"):
        try:
            status = path.lstat()
            if status.st_uid != os.geteuid() or time.time() - status.st_mtime < YOUNG:
                continue
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
        except OSError:  # it went meanwhile, or is no folder
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
        except OSError:  # its run is at work
            continue
        finally:
            os.close(handle)
