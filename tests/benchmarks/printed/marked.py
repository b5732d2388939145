"""A text as it is read off the page, as TeX writes it, and as HTML does."""

from __future__ import annotations

import html
from dataclasses import dataclass

SPECIAL = {c: "\\" + c for c in "&%$#_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "–": "--"}


@dataclass(frozen=True, slots=True)
class Text:
    """What is read, what TeX is told, and what a browser is told."""

    read: str
    tex: str
    html: str

    def __add__(self, other: Text) -> Text:
        return Text(self.read + other.read, self.tex + other.tex, self.html + other.html)

    def __bool__(self) -> bool:
        return bool(self.read)


def plain(words: str) -> Text:
    """Words as they are."""
    return Text(words, "".join(SPECIAL.get(c, c) for c in words), html.escape(words))


def math(read: str, tex: str, web: str | None = None) -> Text:
    """A formula."""
    return Text(read, f"${tex}$", html.escape(read) if web is None else web)


def bold(text: Text) -> Text:
    return Text(text.read, rf"\textbf{{{text.tex}}}", f"<b>{text.html}</b>")


def italic(text: Text) -> Text:
    return Text(text.read, rf"\textit{{{text.tex}}}", f"<i>{text.html}</i>")


def raised(mark: str) -> Text:
    return Text(mark, rf"\textsuperscript{{{plain(mark).tex}}}", f"<sup>{html.escape(mark)}</sup>")


def lowered(mark: str) -> Text:
    return Text(mark, rf"$_{{\mathrm{{{mark}}}}}$", f"<sub>{html.escape(mark)}</sub>")


def in_lines(*lines: Text) -> Text:
    """Lines of one cell, one below the other."""
    broken = " \\\\ ".join(line.tex for line in lines)
    return Text(
        " ".join(line.read for line in lines),
        rf"\makecell{{{broken}}}",
        "<br>".join(line.html for line in lines),
    )


def turned(text: Text) -> Text:
    """A head that stands on end."""
    web = f'<span class="turned">{text.html}</span>'
    return Text(text.read, rf"\rotatebox{{90}}{{{text.tex}}}", web)
