"""A made-up fact put into a sentence or a table row, in one of many ways, with parts left out or rounded."""

import random
from dataclasses import dataclass

from tests.benchmarks.restating.worlds import RATES, Fact, choice, mistaken, money, rounded

MONTHS_TEXT = "January February March April May June July August September October November December"
MONTHS = MONTHS_TEXT.split()

GIVEN = {
    "loan": (
        "{when}, {giver} lent {taker} {sum} for {about}",
        "{when}, {giver} approved a loan of {sum} to {taker} for {about}",
        "{taker} borrowed {sum} from {giver} {when_} for {about}",
        "{giver} provided {taker} with a credit of {sum} for {about} {when_}",
        "A loan of {sum} from {giver} to {taker} {when_} paid for {about}",
        "{taker} received a {sum} loan from {giver} {when_} to pay for {about}",
        "{taker} was lent {sum} by {giver} {when_} for {about}",
        "{About} in {taker} was financed by {giver} with {sum} {when_}",
    ),
    "grant": (
        "{when}, {giver} gave {taker} a grant of {sum} for {about}",
        "{giver} granted {taker} {sum} {when_} for {about}",
        "{taker} received {sum} from {giver} {when_} for {about}",
        "{when}, {giver} donated {sum} to {taker} for {about}",
        "{giver} provided {sum} of aid to {taker} for {about} {when_}",
        "A grant of {sum} for {about} was given to {taker} by {giver} {when_}",
        "{when}, {taker} was given {sum} by {giver} for {about}",
    ),
    "relief": (
        "{when}, {giver} cancelled {sum} of debt owed by {taker}",
        "{giver} wrote off debts of {sum} that {taker} owed {when_}",
        "{when}, {taker} had {sum} of its debt forgiven by {giver}",
        "{giver} forgave {taker} {sum} of debt {when_}",
        "Debt of {taker} worth {sum} was cancelled by {giver} {when_}",
    ),
    "rescheduling": (
        "{when}, {giver} rescheduled {sum} of debt of {taker}",
        "{giver} restructured debts of {sum} owed by {taker} {when_}",
        "{when}, {taker} had debt of {sum} rescheduled by {giver}",
        "Debt of {taker} amounting to {sum} was restructured by {giver} {when_}",
    ),
    "swap": (
        "{when}, {giver} and {taker} agreed on a currency swap of {sum}",
        "The central banks of {giver} and {taker} signed a swap line of {sum} {when_}",
        "{when}, {taker} concluded a currency swap agreement of {sum} with {giver}",
        "A swap line of {sum} was set up between {taker} and {giver} {when_}",
    ),
    "agreement": (
        "{when}, {giver} and {taker} signed {sort} {about}",
        "{taker} and {giver} concluded {sort} {about} {when_}",
        "{Sort} {about} was signed by {giver} and {taker} {when_}",
        "{when}, {taker} signed {sort} {about} with {giver}",
        "{giver} and {taker} reached {sort} {about} {when_}",
    ),
    "project": (
        "{when}, {taker} opened {about}, built for {sum}",
        "{About} in {taker} cost {sum} and was built by {people} firms {when_}",
        "{people} companies built {about} in {taker} for {sum} {when_}",
        "{when}, work began on {about} in {taker}, a project of {sum}",
    ),
    "stake": (
        "{when}, a {people} firm bought a stake in {about} in {taker} for {sum}",
        "A stake in {about} in {taker} was acquired by a {people} company for {sum} {when_}",
        "{when}, {sum} was paid by a {people} company for a share of {about} in {taker}",
    ),
}


POINTING = ("the project", "it", "the scheme", "the works", "this")
"""Words that point to what an earlier sentence names."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words that tell a fact, or several in one sentence, and whether they are a row of a table."""

    facts: tuple[Fact, ...]
    text: str
    row: bool = False


def together(one: Told, other: Told) -> Told:
    """Two facts in one sentence."""
    first = other.text.split(" ", 1)[0]
    rest = other.text[0].lower() + other.text[1:] if first in ("In", "A", "An", "The", "Then") else other.text
    return Told((*one.facts, *other.facts), f"{one.text[:-1]}, while {rest}")


def tell(rng: random.Random, one: Fact, again: bool) -> Told:
    """The fact in a sentence; told `again` in freer words, sometimes with a part left out or the sum rounded."""
    told = mistaken(rng, one) if again and rng.random() < 0.04 else one
    value, currency = told.amount, told.currency
    if again and rng.random() < 0.15:
        value = rounded(value)
    if again and rng.random() < 0.04:
        other = rng.choice([code for code in RATES if code != currency])
        value, currency = float(f"{value / RATES[currency] * RATES[other]:.2g}"), other
    left_out = rng.choices(("", "when", "about", "giver"), (70, 11, 12, 7))[0] if again else ""
    giver = choice(rng, one.lender) if one.lender else one.giver.name
    date = f"{MONTHS[told.month - 1]} {told.year}" if told.month and rng.random() < 0.6 else str(told.year)
    about = choice(rng, one.about)
    if left_out == "about" and one.kind in ("project", "stake", "loan") and rng.random() < 0.5:
        about = rng.choice(POINTING)
    if one.phase and rng.random() < 0.8:
        about = f"phase {'II' if rng.random() < 0.5 else '2'} of {about}"
    sort = choice(rng, one.sort) if one.kind == "agreement" else ""
    parts = {
        "giver": giver if left_out != "giver" else "a lender",
        "taker": one.taker.name,
        "people": one.giver.people,
        "sum": money(rng, value, currency),
        "about": about,
        "About": about[:1].upper() + about[1:],
        "sort": sort,
        "Sort": sort[:1].upper() + sort[1:],
        "when": f"In {date}" if left_out != "when" else "Then",
        "when_": f"in {date}" if left_out != "when" else "",
    }
    if one.kind in ("figure", "share"):
        text = _figure(rng, one, money(rng, value, currency), date)
    else:
        text = rng.choice(GIVEN[one.kind]).format(**parts)
        if left_out == "about" and one.kind in ("loan", "grant"):
            text = text.replace(f" to pay for {about}", "").replace(f" paid for {about}", "").replace(f" for {about}", "")
        text += _terms(rng, one, again)
    text = " ".join(text.split()).replace(" ,", ",")
    return Told((one,), text[0].upper() + text[1:] + ".")


def _terms(rng: random.Random, one: Fact, again: bool) -> str:
    """Interest and maturity, where the fact has any and they are told."""
    if not one.interest or (again and rng.random() < 0.4):
        return ""
    rate = rng.choice((f"{one.interest:g} percent", f"{one.interest:g}%"))
    both = (
        f", at {rate} interest over {one.years} years",
        f", repayable over {one.years} years at an interest rate of {rate}",
    )
    return rng.choice((*both, f", at an annual interest rate of {rate}"))


def _figure(rng: random.Random, one: Fact, sum_: str, date: str) -> str:
    words = {"g": one.about[0], "c": one.giver.name, "t": one.taker.name, "m": sum_, "n": f"{one.share:.10g}"}
    pattern = rng.choice(one.sort)
    text = pattern.format(**words)
    if "{t}" not in pattern:
        text = rng.choice((f"{one.taker.name}'s {text}", f"{one.taker.people} {text}"))
    return f"In {date}, {text}" if rng.random() < 0.5 else f"{text} in {date}"


def row(rng: random.Random, one: Fact) -> Told:
    """The fact as a row of a table of loans or grants in millions of dollars."""
    giver = choice(rng, one.lender).removeprefix("the ") if one.lender else one.giver.name
    about = choice(rng, one.about).removeprefix("the ").removeprefix("a ").removeprefix("an ").removeprefix("its ")
    about = f"{about}, phase II" if one.phase else about
    cells = (str(one.year), giver, one.taker.name, f"{one.amount / 1e6:,.10g}", about[0].upper() + about[1:])
    return Told((one,), "\t".join(cells), row=True)


def paper(title: str, told: list[Told]) -> str:
    """A plain-text paper that tells these things: a table of rows, then a paragraph for each sentence."""
    rows = [one.text for one in told if one.row]
    table = ["Year\tLender\tBorrower\tAmount (US$ million)\tPurpose", *rows]
    parts = [title, "Ana Example", "Published: March 2023", "Abstract: This survey lists what states agreed, gave and owed."]
    parts += ["1. What was done", *(one.text for one in told if not one.row)]
    if rows:
        parts += ["2. A list", "Table 1: Loans and grants by lender and borrower\n" + "\n".join(table), "That is the list."]
    return "\n\n".join(parts) + "\n"
