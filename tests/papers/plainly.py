"""A paper written as plain text, tabs between cells, typeset as a PDF: so that one text can be tried in both forms.

The text is that of a converted paper: title, authors, affiliation, `Abstract: ...`, numbered headings, paragraphs parted by
blank lines; a table is its caption, a blank line, and lines of cells with the heads first. An empty first cell belongs to
the cell above it; "; In " parts the items of a cell.
"""

import re

from tests.papers.content import Table, read_table
from tests.papers.press import Setting, typeset

CAPTION = re.compile(r"Table (\w+)[.:]\s+(.*)")


def pdf(text: str, setting: Setting) -> bytes:
    """The text as a PDF."""
    blocks = re.split(r"\n\s*\n", text.strip())
    lines = [f"title: {blocks[0]}", f"authors: {blocks[1]}"]
    tables: dict[str, Table] = {}
    for block in blocks[2:]:
        if "\t" in block:
            number, caption = tables_named[-1] if (tables_named := _captions(lines)) else ("1", "")
            lines.pop()
            name = f"t{number}"
            tables[name] = _table(number, caption, block)
            lines.append(f"[[table {name}]]")
        elif hit := re.match(r"(Abstract|Key ?words)[:.]\s*(.*)", block, re.DOTALL | re.IGNORECASE):
            lines.append(f"{'abstract' if hit.group(1) == 'Abstract' else 'keywords'}: {hit.group(2)}")
        elif re.match(r"\d+\.? [A-Z][^.]{0,60}$", block):
            lines.append(f"## {block}")
        else:
            lines.append(block)
    return typeset("\n".join(lines), setting, tables.__getitem__).pdf


def _captions(lines: list[str]) -> list[tuple[str, str]]:
    hit = CAPTION.fullmatch(lines[-1])
    return [(hit.group(1), hit.group(2))] if hit else []


def _table(number: str, caption: str, block: str) -> Table:
    rows = [[cell.strip() for cell in line.split("\t")] for line in block.splitlines()]
    header, body = rows[:1], rows[1:]
    width = len(header[0])
    body = [row + [""] * (width - len(row)) for row in body]
    for i, row in enumerate(body):
        if not row[0] and i:
            row[0] = "^"
    body = [[re.sub(r"; (?=In \d)", ";\n", cell) for cell in row] for row in body]
    longest = [max(len(row[c]) for row in header + body) for c in range(width)]
    return read_table(
        {
            "number": number,
            "caption": caption,
            "columns": "l" * width,
            "widths": [min(size + 6, 60) for size in longest],
            "header": header,
            "body": body,
        }
    )
