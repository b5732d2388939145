"""When a schedule runs: a cron line and a timezone, checked before anything is started."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

EXAMPLE = '"0 3 * * *" is every night at three, "30 6 * * 1" Mondays at half past six'


class BadTimetable(ValueError):
    """A cron line or a timezone that is none; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """A cron line that means something, in a timezone that is one (an IANA name)."""

    cron: str
    timezone: str

    def next(self, after: datetime) -> datetime:
        """The first run after a moment, which must know its timezone."""
        return next(_ticks(self.cron, after.astimezone(ZoneInfo(self.timezone))))


def timetable(cron: str, timezone: str = "") -> Timetable:
    """The timetable that a person means; without a timezone, this machine's. Raises BadTimetable."""
    timezone = timezone or machine_timezone()
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadTimetable(f"no such timezone: {timezone!r}; give one such as Europe/Paris or UTC") from error
    try:
        if not list(islice(_ticks(cron, datetime.now(zone)), 1)):
            raise BadTimetable(f"{cron!r} never comes; {EXAMPLE}")
    except CronSimError as error:
        raise BadTimetable(f"{cron!r} is no cron line: minute, hour, day, month, weekday; {EXAMPLE}") from error
    return Timetable(cron, timezone)


def _ticks(cron: str, after: datetime) -> Iterator[datetime]:
    yield from CronSim(cron, after)


def machine_timezone() -> str:
    """The timezone that this machine is set to, UTC where it does not say."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named:
        return named
    try:
        return os.readlink("/etc/localtime").partition("zoneinfo/")[2] or "UTC"
    except OSError:
        pass
    try:
        return Path("/etc/timezone").read_text().strip() or "UTC"
    except OSError:
        return "UTC"
