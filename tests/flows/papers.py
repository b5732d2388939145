"""Small papers for tests of whole runs, typeset or written on the spot."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

SENTENCES = (
    "In May 2016 China lent Kenya US$ 3 million for a road.",
    "Japan gave Viet Nam 2 billion yen in 2014.",
    "The World Bank lent Ghana US$ 40 million in 2012.",
)


def pdf(path: Path, *pages: str) -> Path:
    """A PDF of one sentence a page, each at another height, as no running head stands."""
    canvas = Canvas(str(path), pagesize=(420, 595), invariant=True)
    for i, page in enumerate(pages or SENTENCES[:1]):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(40, 400 - 60 * i, page)
        canvas.showPage()
    canvas.save()
    return path


def corpus(folder: Path, n: int = 4) -> Path:
    """A folder of so many papers, PDFs and texts in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(n):
        sentence = f"{SENTENCES[i % len(SENTENCES)]} This is paper {i}."
        if i % 2:
            (folder / f"{i:03d}.txt").write_text(f"# Paper {i}\n\n{sentence}\n")
        else:
            pdf(folder / f"{i:03d}.pdf", sentence, f"Its second page says that Ghana repaid US$ {i + 1} million in 2018.")
    return folder
