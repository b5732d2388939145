"""A paper as a scanner would give it: pictures of its pages, laid on the glass a little askew."""

import io

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DOTS_PER_INCH = 200


def scanned(pdf: bytes, degrees: float, pages: range | None = None) -> bytes:
    """A PDF with a grey picture for each page, turned anticlockwise by `degrees`, and no text. `pages` count from 0."""
    source = pypdfium2.PdfDocument(pdf)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    try:
        for i in pages if pages is not None else range(len(source)):
            width, height = source[i].get_size()
            bitmap = source[i].render(scale=DOTS_PER_INCH / 72, grayscale=True)
            picture: Image.Image = bitmap.to_pil().convert("L")
            picture = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(picture), 0, 0, width, height)
            canvas.showPage()
    finally:
        source.close()
    canvas.save()
    return out.getvalue()


def blank_picture(width: int, height: int) -> Image.Image:
    """A white picture of that many dots."""
    return Image.new("L", (width, height), 255)
