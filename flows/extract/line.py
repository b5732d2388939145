"""The line to the nursery: orders go out, reports come in, and a nursery that was killed is started anew."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeVar

from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.orders import AT_WORK, REPORT, Beginning, Order, Report, packed, report_of
from flows.extract.wire import received
from flows.kept import Pile
from flows.ordered import NoRoom

KEPT = (
    *("PATH", "TMPDIR", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TESSDATA_PREFIX"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "PYTHONUTF8"),
)
"""All that readers get of the environment: no password that stands in it."""

ALONE = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Libraries start no threads: what has some cannot be forked."""

PARTS_HELD = 4
"""Parts of a long answer that wait in memory for the others."""

T = TypeVar("T")


@dataclass(slots=True)
class _Sent:
    """An order that was sent, and what will come of it. `again` tells that a nursery before this one ended with it."""

    message: bytes
    future: Future[Report]
    again: bool = False
    parts: Pile[bytes] = field(default_factory=lambda: Pile(PARTS_HELD, 1))
    failure: NoRoom | None = None

    def hear(self, report: Report) -> bool:
        """Take a report on it, and tell whether that is the last one. A disk without room for its parts ends the run."""
        if report.status != AT_WORK:
            if self.failure is None:
                self.future.set_result(replace(report, parts=self.parts.done()))
            else:
                self.future.set_exception(self.failure)
            return True
        try:
            self.parts.put([report.said.body] if report.said else [])
        except NoRoom as error:
            self.failure = error
        return False


@dataclass(slots=True)
class _Nursery:
    """A nursery that runs, and the orders that it has."""

    process: "subprocess.Popen[bytes]"
    line: socket.socket
    sending: threading.Lock = field(default_factory=threading.Lock)
    orders: dict[int, _Sent] = field(default_factory=dict)
    is_wanted: bool = True


class Line:
    """What carries out orders, `readers` of them at a time. The nursery starts with the first one."""

    def __init__(self, readers: int, preparation: Callable[[str], None], version: Callable[[], str], limits: Limits) -> None:
        self.readers = readers
        self.preparation = preparation
        self.version = version
        self.limits = limits
        self.numbers = count()
        self.opening = threading.Lock()
        self.nursery: _Nursery | None = None

    def send(
        self, work: Callable[[T, Desk], bytes], question: T, files: tuple[bytes, ...], patience: float
    ) -> Future[Report]:
        """What comes of a question, in time. The reader may read `files` and has `patience` seconds."""
        number = next(self.numbers)
        sent = _Sent(packed(Order(number, work, question, self.limits, files, patience)), Future())
        self._send(number, sent)
        return sent.future

    def _send(self, number: int, sent: _Sent) -> None:
        with self.opening:
            nursery = self.nursery = self.nursery or self._opened()
            nursery.orders[number] = sent
        with nursery.sending, suppress(OSError):  # where it was killed, the one who listens sees to what is left
            nursery.line.sendall(sent.message)

    def close(self) -> None:
        """End the nursery with all its readers."""
        with self.opening:
            nursery, self.nursery = self.nursery, None
        if nursery is not None:
            nursery.is_wanted = False
            nursery.line.shutdown(socket.SHUT_RDWR)
            nursery.process.wait()
            nursery.line.close()

    def _opened(self) -> _Nursery:
        ours, theirs = socket.socketpair()
        program = f"import sys; sys.path[:] = {sys.path!r}; from flows.extract.nursery import main; main({theirs.fileno()})"
        known = {name: os.environ[name] for name in KEPT if name in os.environ}
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            pass_fds=(theirs.fileno(),),
            env=known | ALONE,
            stdin=subprocess.DEVNULL,
            process_group=0,
        )
        theirs.close()
        nursery = _Nursery(process, ours)
        ours.sendall(packed(Beginning(self.preparation, self.version(), self.readers)))
        threading.Thread(target=self._listen, args=(nursery,), daemon=True).start()
        return nursery

    def _listen(self, nursery: _Nursery) -> None:
        """Hand on what comes. When nothing comes any more, the orders that are left go to another nursery, once."""
        try:
            while True:
                head = received(nursery.line, REPORT.size)
                report = report_of(head, received(nursery.line, REPORT.unpack(head)[-1]), self.limits.written)
                if nursery.orders[report.number].hear(report):
                    del nursery.orders[report.number]
        except (EOFError, OSError):
            status = nursery.process.wait()
        with self.opening:
            if self.nursery is nursery:
                self.nursery = None
            left = dict(nursery.orders)
        for number, sent in left.items():
            if sent.again or not nursery.is_wanted:
                sent.future.set_result(Report(number, status or -signal.SIGKILL))
            else:  # no paper can have ended it: it touches none
                self._send(number, replace(sent, again=True, parts=Pile(PARTS_HELD, 1)))
