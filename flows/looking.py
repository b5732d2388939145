"""Commands to look at a dataset, to find, check and decide: `paperledger review | show | decide | ...`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.options import FOLDER, JSON, Dataset

VERBS = ("accept", "correct", "merge", "keep", "split", "reject", "no_table", "caption", "rows", "table")
"""What can be decided: of facts and organisations, and of tables."""

if TYPE_CHECKING:
    from flows.reconcile.decisions import Verb


@click.command(short_help="List what a person should look at, worst first.")
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--corpus", type=FOLDER, default="corpus", show_default=True, help="The folder of decisions.csv.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Doubts to list.")
@click.option("--next", "asking", is_flag=True, help="Ask about one doubt after the other and write down the answers.")
@JSON
def review(out: Path, corpus: Path, limit: int, asking: bool, as_json: bool) -> None:
    """List what a person should look at, worst first, each with its quotes, pages and ready commands."""
    from flows import asking as questions
    from flows import console
    from flows import review as reviewing

    if asking:
        sys.exit(console.show(lambda: questions.ask(reviewing.load(out), corpus)))
    if as_json:
        sys.exit(console.show(lambda: [reviewing.as_json(reviewing.load(out))]))
    sys.exit(console.show(lambda: [reviewing.review(reviewing.load(out), limit)]))


@click.command(short_help="Print a row with its quotes, pages and reasons.")
@click.argument("row_id")
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--corpus", type=FOLDER, default="corpus", show_default=True, help="The folder of passwords.csv.")
@click.option("--picture", type=click.Path(dir_okay=False, path_type=Path), help="Write a picture of the page, box drawn.")
def show(row_id: str, out: Path, corpus: Path, picture: Path | None) -> None:
    """Print a record with its values, and the quotes, pages and reasons behind each.

    ROW_ID is the id of any row, or the beginning of one: a record, a piece of evidence, a paper, a table, a mention, an
    entity.
    """
    from flows import console, showing
    from flows import review as reviewing

    def lines() -> list[str]:
        known = reviewing.load(out)
        seen = (
            [f"{picture} shows the page of its first quote"]
            if picture and showing.draw(known, row_id, picture, corpus)
            else []
        )
        return [showing.show(known, row_id), *seen]

    sys.exit(console.show(lines))


@click.command(short_help="Write down what you decide of a fact, a table, a name.")
@click.argument("row_id", default="")
@click.argument("verb", type=click.Choice(VERBS), required=False)
@click.argument("other", default="")
@click.option("--field", default="", help="With correct: the column.")
@click.option("--value", help="With correct: what it should be, as you would write it. With table: its last line.")
@click.option("--who", default="", help="Who decides; your login by default.")
@click.option("--why", default="", help="The reason, for those who ask later.")
@click.option("--undo", is_flag=True, help="Take back the decision that ROW_ID names, by default the last one.")
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--corpus", type=FOLDER, default="corpus", show_default=True, help="The folder of decisions.csv.")
def decide(
    row_id: str,
    verb: "Verb | None",
    other: str,
    field: str,
    value: str | None,
    who: str,
    why: str,
    undo: bool,
    out: Path,
    corpus: Path,
) -> None:
    """Write down what a person decides about a record, an organisation or a table; the next run applies it.

    ROW_ID and OTHER name records or evidence, by their ids or the beginnings of them. accept: looked, it is right; OTHER
    may name the one doubt that is meant. merge: the two are one fact. keep: they are two, and that is no doubt any more.
    split: a piece of evidence is a fact of its own. correct: --field is --value, as in "Kyrgyzstan", "US$ 15 million", "May
    2014". reject: it is no fact.

    Of a table: no_table; caption, with its printed words as OTHER; rows, with those that are one as OTHER, as in 4-5
    (counted from 0). Of a paper: table, with words of the table's first line as OTHER and of its last as --value.

    ROW_ID and OTHER may name two organisations to merge or to keep apart; split takes OTHER, a printed name, out of one;
    correct with --value alone renames one; reject: it is no organisation.
    """
    from flows import console, decisions
    from flows import review as reviewing

    def lines() -> list[str]:
        if undo:
            return [f"taken back: {one.id} {one.verb}: {one.quote.text[:80]}" for one in decisions.undo(corpus, row_id)]
        if verb is None or not row_id:
            raise click.UsageError("say what to decide on and what: ROW_ID and a verb, as in `decide rec_1a2b accept`")
        if verb == "correct" and value is None:
            raise click.UsageError("correct needs --value, and of a record --field")
        known = reviewing.load(out)
        made = decisions.decide(known, row_id, verb, other=other, field=field, value=value or "", who=who, why=why)
        path = decisions.append(corpus, made)
        return [f"{decisions.told(known, made, row_id)}; written to {path}, the next run applies it"]

    sys.exit(console.show(lines))


@click.command(short_help="List what was decided, by whom, why, and what became of it.")
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--corpus", type=FOLDER, default="corpus", show_default=True, help="The folder of decisions.csv.")
def decisions(out: Path, corpus: Path) -> None:
    """List the decisions of decisions.csv: who, when, why, and whether the latest version applied them."""
    from flows import console
    from flows import decisions as deciding
    from flows import review as reviewing

    sys.exit(console.show(lambda: deciding.lines(reviewing.load(out), deciding.load(corpus))))


@click.command(short_help="Look for facts by their words.")
@click.argument("words", nargs=-1, required=True)
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Facts to list.")
@JSON
def find(words: tuple[str, ...], out: Path, limit: int, as_json: bool) -> None:
    """Look for facts that every one of WORDS speaks of: countries by name, years, kinds, words of titles and quotes.

    As in `paperledger find tajikistan 2015 loan`.
    """
    from flows import console
    from flows import find as finding
    from flows import review as reviewing

    sys.exit(console.show(lambda: finding.lines(reviewing.load(out), words, limit, as_json)))


@click.command(short_help="Search, filter, check and decide in a browser.")
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--corpus", type=FOLDER, default="corpus", show_default=True, help="The folder of decisions.csv.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to use; a free one by default.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def explore(out: Path, corpus: Path, port: int, no_browser: bool) -> None:
    """Open the dataset in a browser, with buttons that decide.

    The page is explore.html of the latest version, served on this machine alone; what is decided there is written to
    decisions.csv, and the next run applies it.
    """
    from flows import console, exploring

    sys.exit(console.show(lambda: exploring.explore(out, corpus, port, not no_browser)))


@click.command(short_help="Print tables of the dataset as JSON Lines.")
@click.argument("tables", nargs=-1)
@click.option("--out", type=Dataset(), default="outputs", show_default=True, help="The folder of the dataset.")
@click.option("--into", type=FOLDER, help="Write a file a table into this folder instead of printing.")
def export(tables: tuple[str, ...], out: Path, into: Path | None) -> None:
    """Print TABLES of the dataset as JSON Lines: an object a row, lists as arrays, null for what is missing.

    Without TABLES all of them, which needs --into.
    """
    from flows import console, exporting

    if not tables and into is None:
        raise click.UsageError("name a table, as in `export records`, or a folder with --into")
    sys.exit(console.show(lambda: exporting.export(out, tables, into)))


COMMANDS = (export, review, show, decide, decisions, find, explore)
"""The commands of this module."""
