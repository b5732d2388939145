"""Runs on a schedule: a Prefect deployment that is served until it is stopped."""

import asyncio
import hashlib
import re
import signal
from types import FrameType

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.runner import Runner
from prefect.schedules import Cron

from flows.pipeline import dataset, place, recorded
from flows.stages import Request
from flows.timetable import Timetable


class _Stoppable(Runner):
    """A runner that SIGTERM stops as Ctrl-C does: the deployment is paused and everything is put away."""

    def handle_sigterm(self, _number: int, _frame: FrameType | None) -> None:
        signal.raise_signal(signal.SIGINT)


def serve(request: Request, when: Timetable) -> None:
    """Serve the flow on a timetable until interrupted. One run at a time; a tick that finds one running is dropped."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # where a shell has it ignored, asyncio would not heed it
    name = deployment(request)
    runner = _Stoppable(name=name, limit=1, pause_on_shutdown=True)  # paused: no ticks pile up on a server that lives on
    runner.add_flow(
        dataset,
        name=name,
        schedules=[Cron(when.cron, timezone=when.timezone)],
        parameters={"request": recorded(request)},
        tags=[place(request)],
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        paused=False,  # a schedule that was paused when its last server stopped goes on
    )
    asyncio.run(runner.start())


def deployment(request: Request) -> str:
    """A deployment's name: one for each output folder of each machine, so that schedules do not take each other's place."""
    folder = re.sub(r"[^a-z0-9]+", "-", request.out.resolve().name.lower()).strip("-") or "out"
    return f"{folder}-{hashlib.sha256(place(request).encode()).hexdigest()[:8]}"
