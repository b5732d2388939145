"""Draw docs/dataset.png: a page of a sample paper with what was found on it, and the records that came of it.

    python docs/draw.py [DATASET]

DATASET is a version of the dataset made from the samples, outputs/sample by default.
"""

import json
import sys
from functools import cache
from pathlib import Path

import pandas as pd
import pdfplumber
import pypdfium2
import reportlab
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
PAPER, PAGE = "central-asia-agreements.pdf", 3
SCALE = 1.7
CROP = (40, 376, 560, 800)
"""The part of the page that is shown, in points."""
COLOURS = {"COUNTRY": "#1b7f3b", "DATE": "#c76a00", "AMOUNT": "#b3202a", "ORG": "#6a3fa0"}
CELL = "#3b6fb6"
COLUMNS = {"recipient": 74, "year": 48, "amount": 112, "currency": 64, "quantities": 124, "n_evidence": 72}
HEADS = {"n_evidence": "places"}


Box = tuple[float, float, float, float]


def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    folder = Path(reportlab.__file__).parent / "fonts"
    return ImageFont.truetype(folder / ("VeraBd.ttf" if bold else "Vera.ttf"), size)


def on_page(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["page"] == PAGE) & rows["x0"].notna()]


def draw_page(dataset: Path, document_id: str) -> Image.Image:
    """The page with its table cells and mentions framed, cropped."""
    pdf = pypdfium2.PdfDocument(ROOT / "corpus" / "samples" / PAPER)
    picture: Image.Image = pdf[PAGE - 1].render(scale=SCALE).to_pil().convert("RGB")
    pdf.close()
    canvas = ImageDraw.Draw(picture, "RGBA")
    tables = pd.read_parquet(dataset / "tables.parquet")
    own = tables[tables["document_id"] == document_id]["table_id"]
    cells = on_page(pd.read_parquet(dataset / "cells.parquet"))
    for cell in cells[cells["table_id"].isin(own)].itertuples():
        canvas.rectangle([v * SCALE for v in (cell.x0, cell.top, cell.x1, cell.bottom)], outline=CELL, width=2)
    mentions = on_page(pd.read_parquet(dataset / "mentions.parquet"))
    for found in mentions[mentions["document_id"] == document_id].itertuples():
        for line in lines_of(found.text, (found.x0, found.top, found.x1, found.bottom)):
            box = [v * SCALE for v in (line[0] - 1, line[1] - 1, line[2] + 1, line[3] + 1)]
            canvas.rectangle(box, outline=COLOURS[found.label], fill=COLOURS[found.label] + "22", width=1)
    return picture.crop(tuple(round(v * SCALE) for v in CROP))


@cache
def printed() -> list[dict[str, object]]:
    """The words of the page, in reading order."""
    with pdfplumber.open(ROOT / "corpus" / "samples" / PAPER) as pdf:
        return pdf.pages[PAGE - 1].extract_words(x_tolerance_ratio=0.15)


def lines_of(text: str, box: Box) -> list[Box]:
    """The boxes of a mention line by line: its own box spans whole lines where it runs over a line end."""
    if box[3] - box[1] < 18:
        return [box]
    inside = [
        w for w in printed() if box[1] - 1 < w["top"] and w["bottom"] < box[3] + 1 and box[0] - 1 < w["x0"] < box[2] + 1
    ]
    wanted = text.split()
    for i in range(len(inside)):
        run = inside[i : i + len(wanted)]
        if all(word["text"].strip(",.;()") in part for word, part in zip(run, wanted, strict=False)):
            tops = sorted({round(word["top"]) for word in run})
            rows = [[word for word in run if round(word["top"]) == top] for top in tops]
            return [(row[0]["x0"], row[0]["top"], row[-1]["x1"], row[0]["bottom"]) for row in rows]
    return []


def shown(name: str, value: object) -> str:
    if name == "year":
        return "" if pd.isna(value) else str(int(value))
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:,.0f}"
    if isinstance(value, str) and value.startswith("["):
        return ", ".join(json.loads(value))
    return "" if value is None or value is pd.NA else ", ".join(value) if hasattr(value, "tolist") else str(value)


def draw_rows(dataset: Path, document_id: str, width: int) -> Image.Image:
    """Some records that this page states, as rows."""
    evidence = pd.read_parquet(dataset / "evidence.parquet")
    here = evidence[(evidence["document_id"] == document_id) & (evidence["page"] == PAGE)]
    records = pd.read_parquet(dataset / "records.parquet")
    records = records[records["record_id"].isin(here["record_id"]) & (records["kind"] == "financing")]
    records = records.sort_values(["recipient", "year", "title"]).tail(9)
    line = 24
    picture = Image.new("RGB", (width, line * (len(records) + 1) + 14), "white")
    canvas = ImageDraw.Draw(picture)
    title_width = width - sum(COLUMNS.values()) - 16
    x = 8
    for name, room in {"title": title_width, **COLUMNS}.items():
        canvas.text((x, 8), HEADS.get(name, name), font=font(12, bold=True), fill="black")
        for i, value in enumerate(records[name], 1):
            text = shown(name, value)
            while canvas.textlength(text, font=font(12)) > room - 8:
                text = text[:-2].rstrip("… ") + "…"
            canvas.text((x, 8 + line * i), text, font=font(12), fill="#222222")
        x += room
    canvas.line((8, 8 + line - 4, width - 8, 8 + line - 4), fill="#999999")
    return picture


def legend(width: int) -> Image.Image:
    picture = Image.new("RGB", (width, 28), "white")
    canvas = ImageDraw.Draw(picture)
    x = 8
    for name, colour in {
        "table cell": CELL,
        "country": COLOURS["COUNTRY"],
        "date": COLOURS["DATE"],
        "amount": COLOURS["AMOUNT"],
        "organisation": COLOURS["ORG"],
    }.items():
        canvas.rectangle((x, 8, x + 12, 20), outline=colour, width=2)
        canvas.text((x + 18, 7), name, font=font(12), fill="black")
        x += 40 + int(canvas.textlength(name, font=font(12)))
    return picture


def main(dataset: Path) -> None:
    documents = pd.read_parquet(dataset / "documents.parquet")
    document_id = str(documents[documents["path"].str.endswith(PAPER)]["document_id"].iloc[0])
    page = draw_page(dataset, document_id)
    parts = [legend(page.width), page, draw_rows(dataset, document_id, page.width)]
    whole = Image.new("RGB", (page.width + 2, sum(part.height for part in parts) + 6), "#bbbbbb")
    y = 1
    for part in parts:
        whole.paste(part, (1, y))
        y += part.height + 2
    whole.quantize(64).save(ROOT / "docs" / "dataset.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "outputs" / "sample")
