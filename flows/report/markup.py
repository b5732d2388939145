"""HTML written by hand: every text escaped, nothing loaded from anywhere."""

from collections.abc import Iterable, Sequence
from html import escape

Html = str
"""Text that is markup already."""


def text(value: object) -> Html:
    """A value as markup; nothing for what is missing."""
    return "" if value is None else escape(str(value))


def element(name: str, content: Html, style: str = "") -> Html:
    """One element; `style` is its class."""
    return f'<{name} class="{style}">{content}</{name}>' if style else f"<{name}>{content}</{name}>"


def grid(heads: Sequence[str], rows: Iterable[Sequence[Html]], style: str = "") -> Html:
    """A table of markup cells under heads of plain text; on narrow screens its rows are cards, each cell beside its head."""
    head = "".join(element("th", text(each)) for each in heads)
    names = [escape(head, quote=True) for head in heads]
    cells = ("".join(f'<td data-head="{name}">{cell}</td>' for name, cell in zip(names, row, strict=True)) for row in rows)
    body = "\n".join(element("tr", each) for each in cells)
    return f'<div class="wide"><table class="{style}"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def section(name: str, title: str, lead: str, content: Html) -> Html:
    """A section that the page's menu links to."""
    return f'<section id="{name}"><h2>{text(title)}</h2><p class="lead">{text(lead)}</p>\n{content}</section>\n'


def folded(summary: Html, content: Html, style: str = "") -> Html:
    """Content that opens with a click."""
    return f'<details class="{style}"><summary>{summary}</summary>\n{content}</details>'


def shown_of(shown: int, total: int, what: str, where: str) -> str:
    """Says how many of how many are shown, and where the rest is."""
    return f"All {total} {what}." if shown >= total else f"{shown:,} of {total:,} {what}; all of them are in {where}."


def number(value: float | None) -> Html:
    """A number with thousands apart; nothing for what is missing."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def share(value: float) -> Html:
    """A share between 0 and 1 as a small bar with its figure."""
    width = round(100 * max(0.0, min(1.0, value)))
    style = "low" if value < 0.6 else "mid" if value < 0.85 else "high"
    return f'<span class="bar {style}" title="{value:.2f}"><i style="width:{width}%"></i></span><small>{value:.2f}</small>'
