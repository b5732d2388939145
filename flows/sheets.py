"""CSV files that persons keep beside the papers, told apart from what a spreadsheet may have made of them."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

ADVICE = 'save it again as "CSV UTF-8 (comma delimited)"'


def text(path: Path, failure: type[Exception]) -> str | None:
    """The text of a CSV file, or None where there is none.

    Raises `failure`, in one line with what to do, for a file that cannot be read, is not in UTF-8, or whose columns are
    parted by semicolons or tabs.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(f"{path} cannot be read: {error.strerror or error}") from error
    try:
        found = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise failure(
            f"{path}, line {line}: its letters are not in UTF-8, as a spreadsheet may save them; {ADVICE}"
        ) from None
    head = found.partition("\n")[0]
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if mark in head and "," not in head:
            raise failure(f"{path}: its columns are parted by {name}; {ADVICE}")
    return found


def rows(text: str, name: str, needed: Sequence[str], failure: type[Exception]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file called `name` by column head, each with the number of its last line; no cell is None.

    Raises `failure` where the first line names not all columns that are `needed`, or where it is no CSV.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    try:
        missing = [column for column in needed if column not in (reader.fieldnames or ())]
        if missing and text.strip():
            told = f"its first line names the columns, parted by commas, among them {','.join(needed)}"
            raise failure(f"{name} has no column {', '.join(missing)}; {told}")
        for row in reader:
            yield reader.line_num, {head: cell for head, cell in row.items() if head is not None}
    except csv.Error as error:
        raise failure(f"{name} is no CSV: {error}") from error
