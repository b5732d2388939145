"""What stands in the cells: names, figures of many kinds, signs, phrases, prose."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.printed.marked import Text, bold, lowered, math, plain, raised

WORDS_BY_KIND = dict(line.split(": ", 1) for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines())
METHODS = WORDS_BY_KIND["methods"].split()
PLACES = WORDS_BY_KIND["places"].split()
TRAITS = WORDS_BY_KIND["traits"].split()
METRICS = WORDS_BY_KIND["metrics"].split()
HEADS = WORDS_BY_KIND["heads"].split()
SPANS = WORDS_BY_KIND["spans"].split()
UNITS = WORDS_BY_KIND["units"].split()
ADJECTIVES = WORDS_BY_KIND["adjectives"].split()
NOUNS = WORDS_BY_KIND["nouns"].split()
LINKS = WORDS_BY_KIND["links"].split()
SYMBOLS = [
    ("α", r"\alpha"), ("β", r"\beta"), ("λ", r"\lambda"), ("σ", r"\sigma"), ("μ", r"\mu"), ("η", r"\eta"), ("γ", r"\gamma"),
    ("θ", r"\theta"), ("k", "k"), ("n", "n"), ("T", "T"), ("N", "N"), ("d", "d"), ("ϵ", r"\epsilon"), ("ρ", r"\rho"),
]  # fmt: skip

Maker = Callable[[random.Random], Text]


def phrase(lot: random.Random, shortest: int, longest: int, capital: bool = True) -> str:
    """Some words, small ones amid them."""
    n = lot.randint(shortest, longest)
    words = [lot.choice(NOUNS if lot.random() < 0.6 else ADJECTIVES) for _ in range(n)]
    for i in range(1, n - 1):
        if lot.random() < 0.25:
            words[i] = lot.choice(LINKS)
    words[-1] = lot.choice(NOUNS)
    text = " ".join(words)
    return text[0].upper() + text[1:] if capital else text


def sentence(lot: random.Random, shortest: int = 8, longest: int = 22) -> str:
    return phrase(lot, shortest, longest) + "."


def symbol(lot: random.Random) -> Text:
    letter, tex = lot.choice(SYMBOLS)
    if lot.random() < 0.4:
        below = lot.choice(["0", "1", "2", "i", "max", "t"])
        inner = below if len(below) == 1 else rf"\mathrm{{{below}}}"
        return math(letter + below, f"{tex}_{{{inner}}}", f"<i>{letter}</i><sub>{below}</sub>")
    return math(letter, tex, f"<i>{letter}</i>")


def whole(lot: random.Random) -> Text:
    n = int(10 ** lot.uniform(0.3, 5.5))
    return plain(f"{n:,}" if n >= 1000 and lot.random() < 0.8 else str(n))


def _decimals(places: int, top: float, signed: bool = False) -> Maker:
    def make(lot: random.Random) -> Text:
        value = lot.uniform(0, top)
        text = f"{value:.{places}f}"
        return math("-" + text, "-" + text, "−" + text) if signed and lot.random() < 0.35 else plain(text)

    return make


def share(lot: random.Random) -> Text:
    return plain(f"{lot.uniform(0, 100):.1f}%")


def with_error(lot: random.Random) -> Text:
    a, b = f"{lot.uniform(1, 99):.2f}", f"{lot.uniform(0, 3):.2f}"
    return math(f"{a}±{b}", rf"{a} \pm {b}", f"{a} ± {b}")


def small_error(lot: random.Random) -> Text:
    a, b = f"{lot.uniform(1, 99):.1f}", f"{lot.uniform(0, 3):.1f}"
    tex = rf"{a}_{{\pm {b}}}"
    return math(f"{a}±{b}", tex, f"{a}<sub>±{b}</sub>")


def power(lot: random.Random) -> Text:
    a, b = f"{lot.uniform(1, 9.9):.1f}", lot.randint(2, 12)
    sign = lot.choice(["-", ""])
    return math(f"{a}×10{sign}{b}", rf"{a} \times 10^{{{sign}{b}}}", f"{a} × 10<sup>{sign}{b}</sup>")


def starred(lot: random.Random) -> Text:
    value, stars = f"{lot.uniform(0, 3):.3f}", lot.choice(["", "", "*", "**", "***"])
    sign = lot.choice(["-", ""])
    tex = sign + value + (f"^{{{stars}}}" if stars else "")
    return math(sign + value + stars, tex, f"{sign}{value}<sup>{stars}</sup>" if stars else f"{sign}{value}")


def bracketed(lot: random.Random) -> Text:
    return plain(f"({lot.uniform(0, 1):.3f})")


def with_share(lot: random.Random) -> Text:
    return plain(f"{lot.randint(1, 900)} ({lot.uniform(0, 100):.1f})")


def between(lot: random.Random) -> Text:
    low = lot.randint(1, 60)
    return plain(f"{low}–{low + lot.randint(1, 40)}")


def interval(lot: random.Random) -> Text:
    low = lot.uniform(0, 2)
    return plain(f"{low + 0.3:.2f} [{low:.2f}, {low + 0.7:.2f}]")


def check(lot: random.Random) -> Text:
    return math("✓", r"\checkmark", "✓") if lot.random() < 0.6 else lot.choice([plain("–"), math("×", r"\times", "×")])


def yes_no(lot: random.Random) -> Text:
    return plain(lot.choice(["Yes", "No"]))


def sign(lot: random.Random) -> Text:
    return lot.choice([plain("+"), math("-", "-", "−"), plain("++"), plain("0")])


def arrow(lot: random.Random) -> Text:
    value = f"{lot.uniform(0, 9):.1f}"
    return (
        math(value + "↑", value + r"\uparrow", value + "↑")
        if lot.random() < 0.5
        else math(value + "↓", value + r"\downarrow", value + "↓")
    )


def word(lot: random.Random) -> Text:
    return plain(lot.choice(PLACES + NOUNS[:12]).capitalize())


def short(lot: random.Random) -> Text:
    return plain(phrase(lot, 1, 3))


def long(lot: random.Random) -> Text:
    return plain(phrase(lot, 5, 16))


def relation(lot: random.Random) -> Text:
    value = lot.choice(["0.01", "0.05", "0.001"])
    return math(f"<{value}", f"<{value}", f"&lt;{value}") if lot.random() < 0.5 else plain(f"{lot.uniform(0.05, 1):.2f}")


FIGURES: list[Maker] = [
    _decimals(1, 100), _decimals(2, 100), _decimals(3, 1), _decimals(2, 5, True), whole, whole, share, with_error,
    with_error, small_error, power, starred, with_share, between, interval, arrow, relation, _decimals(1, 100),
    _decimals(2, 1),
]  # fmt: skip
SIGNS: list[Maker] = [check, check, yes_no, sign]
WORDS: list[Maker] = [word, short, short, symbol]


def label_maker(lot: random.Random) -> Maker:
    """What the labels of a table's rows are."""
    kind = lot.choice(
        ["method", "method", "method", "place", "trait", "phrase", "phrase", "symbol", "cited", "year", "number"]
    )
    if kind == "method":
        return lambda lot: plain(lot.choice(METHODS))
    if kind == "place":
        return lambda lot: plain(lot.choice(PLACES))
    if kind == "trait":
        return lambda lot: plain(lot.choice(TRAITS))
    if kind == "symbol":
        return symbol
    if kind == "cited":
        return lambda lot: plain(f"{lot.choice(METHODS)} [{lot.randint(1, 60)}]")
    if kind == "year":
        start = lot.randint(1990, 2012)
        counted = iter(range(start, start + 100))
        return lambda _: plain(str(next(counted)))
    if kind == "number":
        numbered = iter(range(1, 200))
        return lambda _: plain(str(next(numbered)))
    return lambda lot: plain(phrase(lot, 1, 4))


def head(lot: random.Random) -> Text:
    """The head of a column of figures."""
    name = plain(lot.choice(METRICS))
    drawn = lot.random()
    if drawn < 0.15:
        return name + (math("↑", r"\uparrow", "↑") if lot.random() < 0.5 else math("↓", r"\downarrow", "↓"))
    if drawn < 0.28:
        return plain(f"{lot.choice(TRAITS)} ({lot.choice(UNITS)})")
    if drawn < 0.36:
        return symbol(lot)
    if drawn < 0.42:
        return plain(f"({lot.randint(1, 6)})")
    if drawn < 0.48:
        return plain(str(lot.randint(1995, 2023)))
    if drawn < 0.52:
        return name + lowered(lot.choice(["A", "S", "val"]))
    return name if drawn < 0.7 else plain(lot.choice([*TRAITS, *PLACES]))


def marked_best(text: Text) -> Text:
    """The best figure of a column."""
    if not text.tex.startswith("$"):
        return bold(text)
    return Text(text.read, text.tex.replace("$", r"$\boldsymbol{", 1)[:-1] + "}$", f"<b>{text.html}</b>")


def noted(text: Text, mark: str) -> Text:
    return text + raised(mark)
