"""The warm process of a run: it has loaded all that reading needs, and forks a fenced reader for each paper.

It touches no paper itself. It carries what readers say on to the run as the bytes that they are, runs the OCR program for
them, and ends each with all that it may have started when its paper is done, takes too long, or the run has ended.
"""

import gc
import os
import resource
import selectors
import signal
import socket
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from extractors.readers import tesseract
from flows.extract import fence, kernel, ocr, spill
from flows.extract.desk import Desk
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.ocr import Engine, Recognition
from flows.extract.orders import AT_WORK, GARBLED, WAITED, Beginning, Order, Report, reported, stage_of, unpacked
from flows.extract.wire import Frame, Frames, Garbled, error_in

MOST_AT_ONCE = 1 << 20
"""Bytes taken from a line at a time."""

COLLECTED = (100_000, 20, 10)
"""Thresholds of garbage collection in readers: pages are made of many small values, of which few hang in circles."""


@dataclass(slots=True)
class Reader:
    """One reader at work."""

    order: Order
    pid: int
    line: socket.socket
    ends_at: float
    frames: Frames
    pages: int = 0
    answered: int = 0
    pictures_took: float = 0.0
    kept: dict[str, bytes] = field(default_factory=dict)
    unsent: bytearray = field(default_factory=bytearray)
    recognition: Recognition | None = None


class Nursery:
    """Readers at work, and orders that wait."""

    def __init__(self, run: socket.socket) -> None:
        self.run = run
        self.held = bytearray()
        self.begun = self._beginning()
        self.begun.preparation(self.begun.version)
        self.engine: Engine | None = ocr.found()
        self.waiting: deque[Order] = deque()
        self.readers: dict[int, Reader] = {}
        self.events = selectors.DefaultSelector()
        self.events.register(run, selectors.EVENT_READ)

    def _beginning(self) -> Beginning:
        while not isinstance(found := unpacked(self.held), Beginning):
            self._hear()
        return found

    def serve(self) -> NoReturn:
        """Carry out orders until the run ends."""
        gc.freeze()  # so that a reader's own collections write to none of the pages that it shares with this process
        gc.set_threshold(*COLLECTED)
        gc.enable()
        while True:
            while isinstance(order := unpacked(self.held), Order):
                self.waiting.append(order)
            while self.waiting and len(self.readers) < self.begun.readers:
                self._begin(self.waiting.popleft())
            for key, events in self.events.select(self._patience()):
                self._happened(key, events)
            for reader in [each for each in self.readers.values() if each.ends_at <= time.monotonic()]:
                self._end(reader, WAITED)

    def _patience(self) -> float | None:
        """Seconds until the first reader has waited too long; None where none is at work."""
        ends = [reader.ends_at for reader in self.readers.values()]
        return max(0.0, min(ends) - time.monotonic()) if ends else None

    def _happened(self, key: selectors.SelectorKey, events: int) -> None:
        if key.fileobj is self.run:
            self._hear()
            return
        reader = self.readers.get(key.data)
        if reader is None:  # it was ended by what happened just before
            return
        if reader.recognition is not None and key.fd == reader.recognition.ends:
            self._recognised(reader, reader.recognition)
        elif events & selectors.EVENT_WRITE:
            self._answer(reader)
        else:
            self._listen(reader)

    def _hear(self) -> None:
        """Take what the run says; its end is the end of all."""
        data = self.run.recv(MOST_AT_ONCE)
        if not data:
            for reader in self.readers.values():
                _kill(reader)
            os._exit(0)
        self.held += data

    def _begin(self, order: Order) -> None:
        ours, theirs = socket.socketpair()
        nursery, pid = os.getpid(), os.fork()
        if pid == 0:
            _read(order, theirs, nursery)
        theirs.close()
        ours.setblocking(False)
        self.readers[pid] = Reader(order, pid, ours, time.monotonic() + order.patience, Frames(order.limits.written))
        self.events.register(ours, selectors.EVENT_READ, pid)

    def _listen(self, reader: Reader) -> None:
        try:
            data = reader.line.recv(MOST_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._end(reader)
            return
        try:
            for frame in reader.frames.fed(data):
                self._said(reader, frame)
                if reader.pid not in self.readers:
                    return
        except Garbled:
            self._end(reader, GARBLED)

    def _said(self, reader: Reader, frame: Frame) -> None:
        if frame.kind == "page":
            reader.pages += 1
        elif frame.kind == "kept":
            stage, data = stage_of(frame)
            reader.kept[stage] = data
            if len(reader.kept) > MOST_STAGES:
                raise Garbled("too many stages")
        elif frame.kind == "picture":
            self._recognise(reader, frame)
        elif frame.kind == "part":  # handed on at once: all of a long answer together would be held three times here
            reader.answered += len(frame.body)
            if reader.answered > reader.order.limits.written * MEGABYTE:
                raise Garbled("too long an answer")
            self.run.sendall(reported(Report(reader.order.number, AT_WORK, said=frame)))
        else:
            self._end(reader, said=frame)

    def _recognise(self, reader: Reader, frame: Frame) -> None:
        """Have a picture read for a reader, which waits for it."""
        if reader.recognition is not None or reader.unsent or not frame.body:
            raise Garbled("a picture before its time")
        limits = reader.order.limits
        try:
            if self.engine is None or not ocr.is_same(self.engine):
                raise OSError("it is not the program that was there when the run began")
            if reader.pictures_took > limits.cpu_most:
                raise OSError("the paper's time for pictures is used up")
            mode, picture = frame.body[0], frame.body[1:]
            reader.recognition = ocr.start(self.engine, mode, picture, limits.memory)
        except OSError as error:
            reader.unsent += ocr.not_started(error.strerror or str(error))
            self._answer(reader)
        else:
            self.events.register(reader.recognition.ends, selectors.EVENT_READ, reader.pid)

    def _recognised(self, reader: Reader, recognition: Recognition) -> None:
        self.events.unregister(recognition.ends)
        words, took = recognition.result()
        reader.recognition = None
        reader.pictures_took += took
        reader.unsent += words
        self._answer(reader)

    def _answer(self, reader: Reader) -> None:
        """Send what fits on the line; the rest when there is room again."""
        try:
            del reader.unsent[: reader.line.send(reader.unsent)]
        except BlockingIOError:
            pass
        except OSError:
            return  # it has ended, which its line tells too
        also = selectors.EVENT_WRITE if reader.unsent else 0
        self.events.modify(reader.line, selectors.EVENT_READ | also, reader.pid)

    def _end(self, reader: Reader, status: int | None = None, said: Frame | None = None) -> None:
        """Take leave of a reader that has said its last word, or gone silent, and report; `status` is how, if known."""
        self.events.unregister(reader.line)
        if reader.recognition is not None:
            self.events.unregister(reader.recognition.ends)
        del self.readers[reader.pid]
        ended, took = _kill(reader)
        found, seconds = status if status is not None else ended, took + reader.pictures_took
        self.run.sendall(reported(Report(reader.order.number, found, reader.pages, seconds, said, reader.kept)))


MOST_STAGES = 4


def _kill(reader: Reader) -> tuple[int, float]:
    """End a reader with all that it has started, and its picture's program.

    Gives how it ended, which may be by itself before, and the CPU seconds that it took.
    """
    if reader.recognition is not None:
        reader.recognition.stop()
    reader.line.close()
    for kill in (os.killpg, os.kill):
        try:
            kill(reader.pid, signal.SIGKILL)
        except OSError:  # it is no group's head yet, or has ended
            continue
    _, ended, used = os.wait4(reader.pid, 0)
    return os.waitstatus_to_exitcode(ended), used.ru_utime + used.ru_stime


def _read(order: Order, line: socket.socket, nursery: int) -> NoReturn:
    """The reader's life."""
    desk = Desk(order.limits, line)
    try:
        os.setpgid(0, 0)
        kernel.end_with_parent(nursery)
        os.closerange(3, line.fileno())
        os.closerange(line.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        desk.shelf = spill.opened()
        limit(order.limits, spill.LARGEST if desk.shelf else 0)
        tesseract.run_with(desk.read_picture)
        fence.close(order.files, threads=not tesseract.path())
        desk.say(Frame("answer", order.work(order.question, desk)))
    except Exception as error:  # whatever it is, the run tells of it
        desk.say(Frame("error", error_in(error)))
    finally:
        os._exit(0)


def limit(limits: Limits, written: int) -> None:
    """Set what this process may use: files of so many bytes, memory above what it has, CPU time until the first page."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    memory = _address_space() + limits.memory * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_start + limits.cpu_page, limits.cpu_hard))
    if "seccomp" not in kernel.offered():
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _address_space() -> int:
    """Bytes of address space that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if sys.platform == "linux" else 0


def main(handle: int) -> NoReturn:
    """Be the nursery of the run at the other end of a socket, which is given by its number."""
    gc.disable()  # what is loaded stays
    Nursery(socket.socket(fileno=handle)).serve()
