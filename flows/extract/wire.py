"""What readers may say to the process that started them: results, and errors of kinds that are known.

A reader that a paper has broken into writes what it likes into its pipe, and Python's pickles can run code where they are
read. So only these types are made of what comes; an error of another kind becomes `Unknown`, and what cannot be understood
is passed over: the reader then counts as one that gives no answer.
"""

import builtins
import io
import pickle
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext

from pebble.common import types
from pebble.pool import process

from extractors.readers.failure import Unreadable

ERRORS = {
    ("extractors.readers.failure", "Unreadable"): Unreadable,
    **{
        ("builtins", name): each
        for name, each in vars(builtins).items()
        if isinstance(each, type) and issubclass(each, Exception)
    },
}


class Unknown(Exception):
    """An error of a kind that readers are not known to meet."""

    def __setstate__(self, state: object) -> None:
        """Keep nothing of what it carried."""


class Context(SpawnContext):
    """Starts processes whose answers are read with care. `errors` are more kinds of errors that they may give."""

    def __init__(self, *errors: type[Exception]) -> None:
        super().__init__()
        self.errors = errors

    def Pipe(self, duplex: bool = True) -> tuple[Connection, Connection]:
        reader, writer = super().Pipe(duplex)
        known = {**PEBBLE, **ERRORS, **{(each.__module__, each.__qualname__): each for each in self.errors}}
        reader.recv = lambda: read(reader.recv_bytes(), known)  # type: ignore[method-assign]
        return reader, writer


PEBBLE: dict[tuple[str, str], object] = {
    (types.__name__, "Result"): types.Result,
    (types.__name__, "ResultStatus"): types.ResultStatus,
    (types.__name__, "RemoteException.rebuild_exception"): types.RemoteException.rebuild_exception,
    (types.__name__, "RemoteTraceback"): types.RemoteTraceback,
    **{
        (process.__name__, each.__name__): each
        for each in (process.TaskResult, process.TaskProblem, process.Acknowledgement, process.WorkerTask)
    },
}


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes, known: dict[tuple[str, str], object]) -> None:
        super().__init__(io.BytesIO(data))
        self.known = known

    def find_class(self, module: str, name: str) -> object:
        """The class of that name if readers may speak of it, else `Unknown`."""
        return self.known.get((module, name), Unknown)


def read(data: bytes, known: dict[tuple[str, str], object]) -> object:
    """The message that some bytes hold, or pebble's word for none."""
    try:
        found = _Reader(data, known).load()
    except Exception:  # whatever strange bytes bring up is the reader's fault, and it will be missed
        return process.NoMessage()
    messages = (process.TaskResult, process.TaskProblem, process.Acknowledgement)
    return found if isinstance(found, messages) else process.NoMessage()
