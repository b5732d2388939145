"""Runs on a schedule: a Prefect deployment that is served until it is stopped."""

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy

from flows.pipeline import dataset, place, recorded
from flows.stages import Request

NAME = "on-schedule"


def serve(request: Request, cron: str) -> None:
    """Serve the flow with a cron schedule until interrupted. One run at a time; a tick that finds one running is dropped.

    Raises ValueError for a cron line that is none.
    """
    dataset.serve(
        name=NAME,
        cron=cron,
        parameters={"request": recorded(request)},
        tags=[place(request)],
        limit=1,
        global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        paused=False,  # a schedule that was paused when its last server stopped goes on
        pause_on_shutdown=True,  # no ticks pile up on a server that lives on
        print_starting_message=False,
    )
