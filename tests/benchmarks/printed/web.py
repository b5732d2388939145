"""Documents that a browser prints: reports with shaded rows, borders, cards, heat maps, sheets of a spreadsheet, forms."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace

from playwright.sync_api import sync_playwright

from tests.benchmarks.printed import contents
from tests.benchmarks.printed.lots import Model, Slot, table
from tests.benchmarks.printed.prints import Print
from tests.flows.explore.conftest import ARGS

FACES = ("Georgia, serif", "Arial, sans-serif", "Helvetica, sans-serif", "'Times New Roman', serif", "Verdana, sans-serif")

STYLES = {
    "zebra": "tbody tr:nth-child(even) td {background:#eef} thead th {background:#335;color:#fff} td,th {padding:3px 8px}",
    "borders": "td,th {border:1px solid #999;padding:3px 6px} thead th {background:#ddd}",
    "lines": "td {border-bottom:1px solid #ccc;padding:4px 8px} thead th {border-bottom:2px solid #000;padding:4px 8px}",
    "plain": "td,th {padding:2px 12px} thead th {font-weight:bold}",
    "minimal": "td,th {padding:3px 9px} thead th {font-weight:normal;border-bottom:1px solid #000}",
    "card": "table {border:1px solid #bbb;border-radius:6px} td,th {padding:5px 10px} thead th {color:#555;font-size:85%}",
    "sheet": "td,th {border:1px solid #d0d0d0;padding:1px 4px} thead th {font-weight:normal}",
    "heat": "td,th {padding:4px 10px;text-align:center}",
}


def document(seed: int) -> Print:
    """The document of a seed."""
    lot = random.Random(seed)
    style, face = lot.choice([*STYLES]), lot.choice(FACES)
    n_columns = lot.choice((1, 1, 1, 2))
    size, leading = lot.choice((8, 9, 10, 11)), lot.choice((1.1, 1.25, 1.45))
    body: list[str] = []
    models: list[Model] = []
    looks: list[str] = []
    for number in range(1, lot.randint(2, 4)):
        body += [_between(lot) for _ in range(lot.randint(1, 3))]
        drawn = table(lot, widest=5 if n_columns == 2 else 8, longest=14)
        model = replace(drawn, number=number)
        models.append(model)
        looks.append(f"{style}{' columns' if n_columns == 2 else ''}")
        body.append(_figure(lot, model, style))
    rules = (
        f"body {{font:{size}pt/{leading} {face};columns:{n_columns};column-gap:8mm}}"
        "figure {margin:10px 0;break-inside:avoid}"
        "table {border-collapse:collapse} td {text-align:right} td.l,th.l {text-align:left} td.c {text-align:center}"
        "caption,figcaption {text-align:left;font-size:92%;padding:4px 0} .turned {writing-mode:vertical-rl}"
        f"{STYLES[style]}"
    )
    page = f"<!doctype html><meta charset=utf-8><style>{rules}</style><body>{''.join(body)}"
    return Print(_printed(page), tuple(models), tuple(looks))


def _figure(lot: random.Random, model: Model, style: str) -> str:
    words = f"Table {model.number}{lot.choice(('.', ':', ' –'))} {model.caption.html}"
    above, wide = lot.random() < 0.75, lot.random() < 0.4
    rows = [_row(lot, model, row, style) for row in range(model.n_rows)]
    head, rest = "".join(rows[: model.n_heads]), "".join(rows[model.n_heads :])
    grid = f"<table{' style=width:100%' if wide else ''}><thead>{head}</thead><tbody>{rest}</tbody></table>"
    caption = f"<figcaption>{words}</figcaption>"
    note = f"<p style='font-size:85%'>{model.note.html}</p>" if model.note else ""
    return f"<figure>{caption if above else ''}{grid}{note}{'' if above else caption}</figure>"


def _row(lot: random.Random, model: Model, row: int, style: str) -> str:
    slots = {s.col: s for s in model.slots if s.row == row}
    through = [s for s in model.slots if s.row < row < s.row + s.row_span]
    tag = "th" if row < model.n_heads else "td"
    cells, col = [], 0
    while col < model.n_cols:
        slot = slots.get(col)
        if slot is None:
            if not any(s.col <= col < s.col + s.col_span for s in through):
                cells.append(f"<{tag}></{tag}>")
            col += 1
            continue
        cells.append(_cell(lot, slot, model, tag, style))
        col += slot.col_span
    return f"<tr>{''.join(cells)}</tr>"


def _cell(lot: random.Random, slot: Slot, model: Model, tag: str, style: str) -> str:
    align = {"l": "l", "p": "l", "c": "c", "r": ""}[model.aligned[slot.col]] if slot.col_span == 1 else "c"
    align = "l" if slot.kind in ("section", "label") or slot.col == 0 else align
    spans = f" colspan={slot.col_span}" if slot.col_span > 1 else ""
    spans += f" rowspan={slot.row_span}" if slot.row_span > 1 else ""
    coloured = style == "heat" and slot.kind == "body" and slot.col
    shade = f" style='background:hsl({lot.randint(0, 120)},60%,75%)'" if coloured else ""
    return f"<{tag} class='{align}'{spans}{shade}>{slot.text.html}</{tag}>"


def _between(lot: random.Random) -> str:
    drawn = lot.random()
    if drawn < 0.6:
        return f"<p>{' '.join(contents.sentence(lot) for _ in range(lot.randint(1, 6)))}</p>"
    if drawn < 0.75:
        return f"<h2>{contents.phrase(lot, 2, 5)}</h2>"
    if drawn < 0.88:
        return f"<ul>{''.join(f'<li>{contents.sentence(lot, 4, 12)}</li>' for _ in range(lot.randint(2, 5)))}</ul>"
    words = " ".join(contents.sentence(lot) for _ in range(2))
    box = "border:1px solid #999;background:#f4f4f4;padding:8px"
    return f"<div style='{box}'><b>{contents.phrase(lot, 2, 4)}</b><p>{words}</p></div>"


def _printed(page: str) -> bytes:
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGS)
        sheet = browser.new_page()
        sheet.set_content(page)
        around = "18mm"
        margin = {"top": around, "bottom": around, "left": around, "right": around}
        pdf = sheet.pdf(format="A4", margin=margin, print_background=True)  # type: ignore[arg-type]
        browser.close()
    return bytes(pdf)
