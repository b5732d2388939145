"""Pages with drawings whose figures and boxes stand in rows: charts, charts of an organisation, music."""

from reportlab.pdfgen.canvas import Canvas

LEFT, TOP = 90.0, 760.0

NAMES = ("Quay", "Mill", "Slipway", "Market", "Ferry", "Bakery")


def labelled_bars(canvas: Canvas) -> None:
    """Level bars with names before them and their figures behind them, as a report shows shares."""
    canvas.setFont("Helvetica", 10)
    for i, (name, share) in enumerate(zip(NAMES, (71, 66, 78, 74, 63, 69), strict=True)):
        y = TOP - 30 * i
        canvas.drawString(LEFT, y, name)
        canvas.setFillGray(0.6)
        canvas.rect(LEFT + 120, y - 4, 2.6 * share, 14, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(LEFT + 124 + 2.6 * share, y, f"{share}%")


def offices(canvas: Canvas) -> None:
    """A chart of an organisation: boxes joined by lines."""
    canvas.setFont("Helvetica", 9)
    canvas.rect(LEFT + 140, TOP, 130, 30)
    canvas.drawCentredString(LEFT + 205, TOP + 12, "Harbour Board")
    canvas.line(LEFT + 205, TOP, LEFT + 205, TOP - 20)
    canvas.line(LEFT + 50, TOP - 20, LEFT + 380, TOP - 20)
    for i in range(4):
        x = LEFT + 110 * i
        canvas.line(x + 50, TOP - 20, x + 50, TOP - 40)
        canvas.rect(x, TOP - 80, 100, 40)
        canvas.drawCentredString(x + 50, TOP - 56, f"{NAMES[i]} office")
        canvas.drawCentredString(x + 50, TOP - 70, f"{4 + 3 * i} clerks")


def shares(canvas: Canvas) -> None:
    """A round chart with a share in each slice, and names around it."""
    canvas.setFont("Helvetica", 10)
    start = 0.0
    for i, share in enumerate((30, 22, 18, 12, 10, 8)):
        canvas.wedge(LEFT + 60, TOP - 300, LEFT + 300, TOP - 60, start, 3.6 * share, fill=0)
        start += 3.6 * share
        canvas.drawString(LEFT + 70 + 90 * (i % 3), TOP - 160 - 30 * (i // 3), f"{share}%")
        canvas.drawString(LEFT + 70 + 90 * (i % 3), TOP - 230 - 30 * (i // 3), NAMES[i])


def music(canvas: Canvas) -> None:
    """Staves of five lines, with bars and notes on them."""
    for row in range(4):
        y = TOP - 90 * row
        for line in range(5):
            canvas.line(LEFT, y + 5 * line, LEFT + 400, y + 5 * line)
        for bar in range(5):
            canvas.line(LEFT + 100 * bar, y, LEFT + 100 * bar, y + 20)
        canvas.setFont("Helvetica", 9)
        for note in range(12):
            canvas.drawString(LEFT + 12 + 32 * note, y + 5 * (note % 4), "o")
