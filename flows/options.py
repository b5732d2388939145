"""The options that several commands share: what to read, where to, and inside which limits."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from flows.stages import Request

Command = TypeVar("Command", bound=Callable[..., object])

JSON = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
"""Asks for an answer that programs read."""

FOLDER = click.Path(file_okay=False, path_type=Path)


CLUSTER = "Read papers on the Dask cluster whose scheduler is there, as in tcp://host:8786."
COMMAND = "A command for the shell when the dataset changed or a run failed; $PAPERLEDGER_EVENT says which."


class Dataset(click.Path):
    """An output folder: a path, or a URL, which stands for its mirror on this machine."""

    def __init__(self, every_version: bool = False, is_written: bool = False) -> None:
        super().__init__(file_okay=False, path_type=Path)
        self.every_version, self.is_written = every_version, is_written

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder, brought up to its URL unless a run does that itself."""
        text = str(value).removeprefix("file://")
        if "://" not in text:
            return Path(super().convert(text, param, ctx))  # type: ignore[arg-type]
        from flows import beyond, mirror
        from flows.emit.version import Unpublishable

        try:
            out = mirror.place(text)
            if not self.is_written:
                mirror.look(out, self.every_version, partial(click.echo, err=True))
        except (beyond.Unreachable, Unpublishable) as error:
            raise click.ClickException(str(error)) from error
        return out


def _note(context: click.Context, parameter: click.Parameter, value: object) -> None:
    context.meta[f"paperledger.{parameter.name}"] = value


def _there(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> None:
    """Note URLs, and paths that are there: a link that leads nowhere is, and is told of like a file that cannot be read."""
    given = [each.removeprefix("file://") for each in value]
    context.meta["paperledger.urls"] = tuple(each for each in given if "://" in each)
    context.meta["paperledger.paths"] = tuple(Path(each) for each in given if "://" not in each)
    for path in context.meta["paperledger.paths"]:
        if not os.path.lexists(path):
            raise click.BadParameter(f"there is no file or folder {click.format_filename(path)}", context, parameter)


def asks(command: Command) -> Command:
    """Give a command PATHS and the options of a run; `asked` gives what they say."""
    given = [
        click.argument("paths", nargs=-1, type=click.Path(), expose_value=False, callback=_there),
        out_option,
        corpus_option,
        click.option(
            "--workers",
            type=click.IntRange(1, 64),
            default=2,
            show_default=True,
            help="Papers read at the same time, each by a process of its own.",
            expose_value=False,
            callback=_note,
        ),
        click.option("--scheduler", default="", metavar="ADDRESS", help=CLUSTER, expose_value=False, callback=_note),
        click.option("--on-event", "command", default="", help=COMMAND, expose_value=False, callback=_note),
        click.option("--webhook", default="", help="A web address that gets JSON then.", expose_value=False, callback=_note),
        _limit("--page-seconds", 60, "CPU seconds that one page may take."),
        _limit("--paper-seconds", 3600, "CPU seconds that one paper may take; the pages read by then are kept."),
        _limit("--memory", 1500, "MB of memory that one paper may take."),
        _limit("--wait-seconds", 3600, "Seconds by the clock that 5 MB of a paper may take, on a busy machine too."),
        _limit("--max-size", 500, "MB that a file may have."),
        _limit("--max-output", 256, "MB that may be read out of one paper, and that one of its scratch files may have."),
    ]
    for option in reversed(given):
        command = option(command)
    return command


def asked(context: click.Context) -> "Request":
    """The request that the options of `asks` stand for."""
    from flows.extract.limits import Limits
    from flows.notify import Notice
    from flows.stages import Request

    said = {name.removeprefix("paperledger."): value for name, value in context.meta.items()}
    return Request(
        paths=said["paths"],
        out=said["out"],
        corpus=said["corpus"],
        workers=said["workers"],
        limits=Limits(
            cpu_page=said["page_seconds"],
            cpu_most=said["paper_seconds"],
            wall=said["wait_seconds"],
            memory=said["memory"],
            written=said["max_output"],
            file_size=said["max_size"],
        ),
        notice=Notice(said["command"], said["webhook"]),
        accept=bool(said.get("accept")),
        scheduler=said["scheduler"],
        urls=said["urls"],
    )


def out_option(command: Command) -> Command:
    """The option `--out`, noted for `asked`."""
    return click.option(
        "--out",
        type=Dataset(is_written=True),
        default="outputs",
        show_default=True,
        help="The folder of the dataset, with all its versions and the cache, or its URL, as in s3://bucket/dataset.",
        expose_value=False,
        callback=_note,
    )(command)


def accept_option(command: Command) -> Command:
    """The option `--accept`, noted for `asked`."""
    return click.option(
        "--accept",
        is_flag=True,
        help="Let the version become the latest though it has far fewer records than the one before.",
        expose_value=False,
        callback=_note,
    )(command)


def corpus_option(command: Command) -> Command:
    """The option `--corpus`, noted for `asked`."""
    return click.option(
        "--corpus",
        type=FOLDER,
        default="corpus",
        show_default=True,
        help="The folder of papers.csv, decisions.csv and expectations.csv.",
        expose_value=False,
        callback=_note,
    )(command)


def _limit(name: str, default: int, words: str) -> Callable[[Command], Command]:
    return click.option(
        name,
        type=click.IntRange(1),
        default=default,
        show_default=True,
        help=words,
        expose_value=False,
        callback=_note,
    )
