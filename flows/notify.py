"""Words to the outside when a run changed the dataset or failed: a command, a webhook, or neither."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Event = Literal["changed", "failed"]
PATIENCE = 30
"""Seconds that a command or a webhook may take."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Whom to tell.

    `command` is run by the shell with PAPERLEDGER_EVENT, _MESSAGE and _OUT set; run.json stands in the folder _OUT.
    `webhook` gets the event and what run.json holds, as JSON.
    """

    command: str = ""
    webhook: str = ""


def tell(notice: Notice, event: Event, message: str, run: Mapping[str, object]) -> None:
    """Tell of an event; `run` is what the run came to (see `outcome`).

    That nobody could be told is said on stderr and is no failure of the run.
    """
    for way in (_command, _webhook):
        try:
            way(notice, event, message, run)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            print(f"paperledger: nobody was told that the run {event}: {error}", file=sys.stderr)


def _command(notice: Notice, event: Event, message: str, run: Mapping[str, object]) -> None:
    if notice.command:
        said = {"PAPERLEDGER_EVENT": event, "PAPERLEDGER_MESSAGE": message, "PAPERLEDGER_OUT": str(run["out"])}
        subprocess.run(notice.command, shell=True, check=True, timeout=PATIENCE, env={**os.environ, **said})


def _webhook(notice: Notice, event: Event, message: str, run: Mapping[str, object]) -> None:
    if notice.webhook:
        if not notice.webhook.startswith(("http://", "https://")):
            raise ValueError(f"{notice.webhook} is no web address")
        body = json.dumps({"event": event, **run, "message": message}).encode()
        asked = urllib.request.Request(notice.webhook, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            answer.read()
