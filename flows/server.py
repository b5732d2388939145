"""The Prefect server of one run: started while the readers warm up, and gone when the run is, however that ends.

The server's process holds the other end of a pipe. When the run ends, or is killed, the pipe closes and the server ends
itself: nothing is left behind that a person would have to look for.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

HOST = "127.0.0.1"
PATIENCE = 600.0
"""Seconds to wait for the server. On an idle machine it takes ten; a machine that is very busy took over a hundred."""


ROOM = 20 * 10**6
"""Bytes that the server's database and log need."""

FOR_ONE_RUN = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1", "PREFECT_UI_ENABLED": "0"}
"""What tells the server that it needs no scheduler and no pages."""


class ServerFailed(Exception):
    """The Prefect server did not come up; the message is one line for people."""


class Server:
    """A Prefect server with its database in `home`, for as long as the context is open.

    A `lasting` one runs schedules and has pages for people; the other is for one run. `port` 0 takes a free one.
    """

    def __init__(self, home: Path, lasting: bool = False, port: int = 0) -> None:
        home.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(home).free < ROOM:
            raise ServerFailed(f"there is no room for Prefect's files in {home}: less than {ROOM // 10**6} MB are free")
        self.log = home / "server.log"
        with _listening(port) as listening, self.log.open("wb") as log:
            self.url = f"http://{HOST}:{listening.getsockname()[1]}/api"
            for_people = {"PREFECT_UI_API_URL": self.url, "PREFECT_SERVER_UI_API_URL": self.url}
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.server", str(listening.fileno())],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=[listening.fileno()],
                start_new_session=True,
                env={**os.environ, **(for_people if lasting else FOR_ONE_RUN)},
            )

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def wait(self) -> None:
        """Return when the server answers. Raises ServerFailed when it ends, or does not answer in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise ServerFailed(f"Prefect's server did not start, see {self.log}; `--engine local` runs without it")
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise ServerFailed(f"Prefect's server did not answer in {PATIENCE:.0f} s; `--engine local` runs without it")


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise ServerFailed(f"port {port} cannot be used: {error.strerror or error}; name another with --port") from error


def serve(listening: int) -> None:
    """Be the server, on a socket that listens already, until standard input closes."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    config = uvicorn.Config(create_app, factory=True, log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=listening)])


def _end_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
