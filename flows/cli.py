"""The command line: `paperledger run | add | tables | ...`. Every command imports what it needs when it is called."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from flows.looking import COMMANDS
from flows.options import FOLDER, JSON, Dataset, accept_option, asked, asks

if TYPE_CHECKING:
    pass

DONE, NOTHING, WRONG_USAGE = 0, 1, 2
"""Exit codes: done; nothing could be read or published; the command was not understood (click's own)."""


ALL_VERSIONS = click.option(
    "--out", type=Dataset(every_version=True), default="outputs", show_default=True, help="The folder of the dataset."
)


ENGINE = "Under Prefect, which shows the run on its pages, or without it; the dataset is the same."


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="paperledger")
def main() -> None:
    """Research papers in, a clean, structured, evidence-backed dataset out.

    Start with `paperledger run`, which reads the papers that corpus/papers.csv lists and writes a dataset into outputs/.
    """


@main.command(short_help="Print the tables of one paper.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--per-page", is_flag=True, help="Tables page by page: continuations on later pages are not joined.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "md"]),
    help="json, which has the place of every cell, by default; csv and md (Markdown) are for reading.",
)
@click.option(
    "--debug",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a picture of each page with the grid found on it, and what was refused dashed.",
)
@click.option("--pages", default="", metavar="PAGES", help="Only tables on these pages, as in 3-5,8.")
@click.option("--out", type=FOLDER, help="Write a file a table into this folder; csv unless --format says another.")
@click.option("--why", type=int, metavar="PAGE", help="Print what decided on the tables of a page: taken and refused.")
def tables(
    file: Path, per_page: bool, form: str | None, debug: Path | None, pages: str, out: Path | None, why: int | None
) -> None:
    """Print the tables of one paper (FILE is a PDF or a converted .txt or .md paper)."""
    from flows import grid
    from flows.extract import grids

    try:
        if why is not None:
            click.echo("\n".join(grids.reasons_of(file, why)))
            return
        found = grid.on_pages(grids.tables_of(file, per_page, debug), pages)
        if out is not None:
            click.echo("\n".join(str(each) for each in grid.put(found, form or "csv", out, per_page)))
            return
    except Exception as error:  # whatever a strange file brings up: the person gets one line, not a traceback
        fail(f"{click.format_filename(file)}: cannot be read: {_words(error)}")
    click.echo(grid.written(found, form or "json", per_page))


@main.command(short_help="Print the figures of the tables of one paper.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "md"]),
    default="csv",
    show_default=True,
    help="csv and json have every column; md (Markdown) is for reading.",
)
def observations(file: Path, form: str) -> None:
    """Print each figure of the tables of one paper with what it is of: place, time, unit, labels, where it stands.

    FILE is a PDF or a converted .txt or .md paper. The columns are those of the dataset's table `observations`.
    """
    from flows import tidy
    from flows.extract import observed

    try:
        found = observed.observations_of(file)
    except Exception as error:  # whatever a strange file brings up: the person gets one line, not a traceback
        fail(f"{click.format_filename(file)}: cannot be read: {_words(error)}")
    click.echo(tidy.FORMATS[form](found))


@main.command(short_help="Print what the sentences of one paper tell, and why.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--page", type=click.IntRange(min=1), help="Only the sentences of this page.")
def facts(file: Path, page: int | None) -> None:
    """Print each sentence of one paper that tells a fact: the word whose frame fired, who fills which role from where.

    FILE is a PDF or a converted .txt or .md paper. Figures that are no fact stand with the word that they would belong to.
    """
    from flows.extract import told

    try:
        found = told.facts_of(file, page)
    except Exception as error:  # whatever a strange file brings up: the person gets one line, not a traceback
        fail(f"{click.format_filename(file)}: cannot be read: {_words(error)}")
    if found:
        click.echo("\n".join(found))
    else:
        click.echo(f"{click.format_filename(file)}: no sentence {'of that page ' if page else ''}tells a fact", err=True)


@main.command()
@asks
@click.option("--engine", type=click.Choice(["prefect", "local"]), default="prefect", show_default=True, help=ENGINE)
@click.option("--quiet", is_flag=True, help="No progress, only the summary.")
@accept_option
@JSON
@click.pass_context
def run(context: click.Context, engine: str, quiet: bool, as_json: bool) -> None:
    """Read papers and publish a dataset.

    PATHS are PDFs, .txt or .md papers, or folders of them. Without PATHS the papers that papers.csv in the corpus folder
    lists are read. A paper that cannot be read is quarantined with the reason, and the others go on.
    """
    from flows import console

    sys.exit(console.run(asked(context), engine, quiet, as_json))


@main.command()
@asks
@JSON
@click.pass_context
def plan(context: click.Context, as_json: bool) -> None:
    """Say what `run` would do, and why, without doing it.

    Give it the PATHS and options that `run` would get. A paper is new, changed, or read anew or worked over because code or
    limits changed; papers that are gone leave the dataset.
    """
    from flows import console

    sys.exit(console.plan(asked(context), as_json))


@main.command(short_help="Make a folder to work in.")
@click.argument("folder", type=FOLDER, default=".")
def init(folder: Path) -> None:
    """Make FOLDER with an empty corpus: papers.csv, decisions.csv, expectations.csv. What is there already stays."""
    from flows import begin, console

    sys.exit(console.show(lambda: begin.begin(folder)))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--corpus", type=FOLDER, default="corpus", show_default=True, help="The folder to add to.")
@click.option("--url", default="", help="Where the paper comes from.")
@click.option("--licence", default="", help="Its licence.")
@click.option("--citation", default="", help="How it is cited.")
def add(files: tuple[Path, ...], corpus: Path, url: str, licence: str, citation: str) -> None:
    """Copy papers into the corpus and catalogue them in papers.csv.

    Title, year and DOI are noted where the paper prints them; correct papers.csv where they are wrong.
    """
    from flows import console
    from flows.catalogue import Entry

    sys.exit(console.add(files, corpus, Entry("", url=url, licence=licence, citation=citation)))


@main.command(short_help="Print what tables, columns, flags and reasons mean.")
def dictionary() -> None:
    """Print what every table, column, flag and reason means, as Markdown."""
    from flows.dictionary import markdown

    click.echo(markdown(), nl=False)


@main.command()
@asks
@click.option("--cron", required=True, help='When to run, as a cron line: "0 3 * * *" is every night at three.')
@click.option("--timezone", default="", help="The timezone of that line, such as Europe/Paris; this machine's by default.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of the pages; a free one by default.")
@click.pass_context
def schedule(context: click.Context, cron: str, timezone: str, port: int) -> None:
    """Run on a schedule, until stopped, as a Prefect deployment of its own for each output folder.

    With PREFECT_API_URL set the runs show on that Prefect server, else on one that this command starts.
    """
    from flows import console

    sys.exit(console.schedule(asked(context), cron, timezone, port))


@main.command(short_help="Run whenever the papers or decisions change.")
@asks
@click.option("--engine", type=click.Choice(["prefect", "local"]), default="local", show_default=True, help=ENGINE)
@click.option("--every", type=click.FloatRange(min=0.1), default=5.0, show_default=True, help="Seconds between two looks.")
@click.option("--settle", type=click.FloatRange(min=0.0), default=10.0, show_default=True, help="Seconds without a change.")
@click.pass_context
def watch(context: click.Context, engine: str, every: float, settle: float) -> None:
    """Run now, and again whenever papers, papers.csv or decisions.csv change, until stopped with Ctrl-C.

    A change is acted on when nothing has moved for a while (--settle), so that files that are still being copied are left
    alone.
    """
    from flows import console

    sys.exit(console.watch(asked(context), engine, every, settle))


@main.command()
@click.argument("old", default="")
@click.argument("new", default="latest")
@ALL_VERSIONS
@click.option("--all", "everything", is_flag=True, help="Every row that differs, not the first fifty.")
@JSON
def changes(old: str, new: str, out: Path, everything: bool, as_json: bool) -> None:
    """Say what differs between two versions, OLD and NEW, and why.

    A version is named by its name or its number. Without OLD: what the latest version changed.
    """
    from flows import console, upkeep

    if as_json:
        sys.exit(console.show(lambda: upkeep.as_json(upkeep.change_rows(out, old, new))))
    sys.exit(console.show(lambda: upkeep.change_lines(upkeep.change_rows(out, old, new), everything)))


@main.command(short_help="List the versions of the dataset, or delete old ones.")
@ALL_VERSIONS
@click.option("--keep", type=click.IntRange(min=1), help="Delete all but so many versions.")
@click.option("--older-than", "days", type=click.FloatRange(min=0), help="Delete versions older than so many days.")
@JSON
def versions(out: Path, keep: int | None, days: float | None, as_json: bool) -> None:
    """List the versions of the dataset, or delete old ones; with both options, those that both allow. Never the latest."""
    from flows import console, upkeep

    if as_json:
        sys.exit(console.show(lambda: upkeep.as_json(upkeep.kept(out))))
    sys.exit(console.show(lambda: upkeep.kept_versions(out, upkeep.Age(keep, days))))


@main.command(short_help="Say whether all versions are what was written.")
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
def check(out: Path) -> None:
    """Say whether the files of all versions are what was written, by their hashes; the exit code is 1 if any is not."""
    from flows import console, upkeep

    sys.exit(console.show(lambda: upkeep.checked_versions(out)))


@main.command()
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--unused", "days", type=click.FloatRange(min=0), help="Delete what was not used for so many days.")
@click.option("--old-code", is_flag=True, help="Delete what other versions of the code have read.")
def cache(out: Path, days: float | None, old_code: bool) -> None:
    """Show or prune the cache of what was read from each paper. It may be deleted at any time."""
    from flows import console, upkeep

    sys.exit(console.show(lambda: upkeep.kept_cache(out, days, old_code)))


def _words(error: BaseException) -> str:
    """What an error says, in one line; the cause where the error itself is mute."""
    text = str(error) or (str(error.args[0]) if error.args else "") or type(error).__name__
    return " ".join(text.split())[:300]


def fail(line: str) -> NoReturn:
    """Say what went wrong in one line and end with the exit code for "nothing could be read"."""
    click.echo(f"paperledger: {line}", err=True)
    sys.exit(NOTHING)


for each in COMMANDS:
    main.add_command(each)
