"""When a schedule runs: in a timezone, and only at times that mean something."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.stages import Request
from flows.timetable import BadTimetable, machine_timezone, timetable


def test_three_at_night_is_three_at_night_there() -> None:
    when = timetable("0 3 * * *", "Europe/Paris")
    assert when.next(datetime(2026, 1, 5, 12, tzinfo=UTC)).isoformat() == "2026-01-06T03:00:00+01:00"
    assert when.next(datetime(2026, 7, 5, 12, tzinfo=UTC)).isoformat() == "2026-07-06T03:00:00+02:00"


def test_without_a_timezone_it_is_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Dushanbe")
    assert machine_timezone() == timetable("0 3 * * *").timezone == "Asia/Dushanbe"


@pytest.mark.parametrize(
    ("cron", "timezone", "words"),
    [
        ("every night", "UTC", r"'every night' is no cron line: .*\"0 3 \* \* \*\" is every night at three"),
        ("61 * * * *", "UTC", "is no cron line"),
        ("0 3 * * *", "Mars/Olympus", "no such timezone: 'Mars/Olympus'"),
        ("0 3 * * *", "../etc/passwd", "no such timezone"),
    ],
)
def test_what_means_nothing_is_said_with_an_example(cron: str, timezone: str, words: str) -> None:
    with pytest.raises(BadTimetable, match=words):
        timetable(cron, timezone)


def test_each_output_folder_has_a_deployment_of_its_own(tmp_path: Path) -> None:
    from flows.schedule import deployment

    one, two = (deployment(Request(out=tmp_path / name)) for name in ("a/out", "b/out"))
    assert one != two
    assert one == deployment(Request(out=tmp_path / "a" / "out"))
