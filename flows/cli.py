"""The command line: `paperledger run | add | tables | ...`. Every command imports what it needs when it is called."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from flows.options import FOLDER, asked, asks

if TYPE_CHECKING:
    from extractors.model.document import Table

DONE, NOTHING, WRONG_USAGE = 0, 1, 2
"""Exit codes: done; nothing could be read or published; the command was not understood (click's own)."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="paperledger")
def main() -> None:
    """Research papers in, a clean, structured, evidence-backed dataset out.

    Start with `paperledger run`, which reads the papers that corpus/papers.csv lists and writes a dataset into outputs/.
    """


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--per-page", is_flag=True, help="Tables page by page: continuations on later pages are not joined.")
@click.option("--format", "form", type=click.Choice(["json", "csv", "md"]), default="json", show_default=True)
@click.option(
    "--debug",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a picture of each page with the grid found on it.",
)
def tables(file: Path, per_page: bool, form: str, debug: Path | None) -> None:
    """Print the tables of one paper (FILE is a PDF or a converted .txt or .md paper)."""
    from flows import grid

    try:
        found = _tables_of(file, per_page, debug)
    except Exception as error:  # whatever a strange file brings up: the person gets one line, not a traceback
        fail(f"{file}: cannot be read: {_words(error)}")
    click.echo(grid.as_json(found, per_page) if form == "json" else grid.FORMATS[form](found))


@main.command()
@asks
@click.option("--engine", type=click.Choice(["prefect", "local"]), default="prefect", show_default=True)
@click.option("--quiet", is_flag=True, help="No progress, only the summary.")
@click.pass_context
def run(context: click.Context, engine: str, quiet: bool) -> None:
    """Read papers and publish a dataset.

    PATHS are PDFs, .txt or .md papers, or folders of them. Without PATHS the papers that papers.csv in the corpus folder
    lists are read. A paper that cannot be read is quarantined with the reason, and the others go on.
    """
    from flows import console

    sys.exit(console.run(asked(context), engine, quiet))


@main.command()
@asks
@click.pass_context
def plan(context: click.Context) -> None:
    """Say what `run` would do, and why, without doing it."""
    from flows import console

    sys.exit(console.plan(asked(context)))


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


def _tables_of(file: Path, per_page: bool, debug: Path | None) -> tuple["Table", ...]:
    """The tables of one file. Raises ValueError when it is neither a PDF nor a text paper, else what the readers raise."""
    from extractors import tables as finder
    from extractors.layout import furniture
    from extractors.model.document import Table
    from extractors.readers import pdf, plain

    data = file.read_bytes()
    if b"%PDF-" not in data[:1024]:
        if file.suffix.lower() not in (".txt", ".md"):
            raise ValueError("it is no PDF and no .txt or .md paper")
        return tuple(item for item in plain.read(data) if isinstance(item, Table))
    pages = furniture.strip(tuple(pdf.read(data)))
    found = finder.find_on_pages(pages) if per_page else finder.find(pages)
    if debug is not None:
        fail("--debug is not there yet")
    return found


def _words(error: BaseException) -> str:
    """What an error says, in one line; the cause where the error itself is mute."""
    text = str(error) or (str(error.args[0]) if error.args else "") or type(error).__name__
    return " ".join(text.split())[:300]


def fail(line: str) -> NoReturn:
    """Say what went wrong in one line and end with the exit code for "nothing could be read"."""
    click.echo(f"paperledger: {line}", err=True)
    sys.exit(NOTHING)
