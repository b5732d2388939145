"""Made-up facts of the world, what resembles them, and the words that tell them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.reconcile.figures import roundness

SYLLABLES_TEXT = (
    """ba be bo da du ga go ka ke ki ko la le lo ma mi mo na ne ni pa po ra ri ro sa se so ta ti to va ve za zi"""
)
SYLLABLES = SYLLABLES_TEXT.split()
ENDINGS_TEXT = """r n l m sh nd rk th s ng va ka la bad pur gan"""
ENDINGS = ENDINGS_TEXT.split()

STATES_TEXT = """China|Chinese Japan|Japanese Germany|German France|French India|Indian Norway|Norwegian Turkey|Turkish
Russia|Russian Italy|Italian Spain|Spanish Sweden|Swedish Canada|Canadian Denmark|Danish Kuwait|Kuwaiti
Brazil|Brazilian"""
STATES = STATES_TEXT.split()
LENDERS = (
    ("the Export-Import Bank of China", "China Exim Bank", "China Eximbank"),
    ("China Development Bank", "the CDB", "China Development Bank"),
    ("the World Bank", "the World Bank", "the World Bank"),
    ("the African Development Bank", "the AfDB", "the African Development Bank"),
    ("the Asian Development Bank", "the ADB", "ADB"),
    ("the European Investment Bank", "the EIB", "the European Investment Bank"),
    ("the International Monetary Fund", "the IMF", "the IMF"),
    ("the Islamic Development Bank", "the IsDB", "the Islamic Development Bank"),
    ("Korea Eximbank", "the Export-Import Bank of Korea", "Korea Eximbank"),
    ("the Paris Club", "the Paris Club", "Paris Club creditors"),
    ("the Industrial and Commercial Bank of China", "ICBC", "ICBC"),
)
TAKERS_TEXT = """Kenya|Kenyan Ethiopia|Ethiopian Tanzania|Tanzanian Ghana|Ghanaian Nigeria|Nigerian Zambia|Zambian
Angola|Angolan Uganda|Ugandan Mozambique|Mozambican Senegal|Senegalese Egypt|Egyptian Pakistan|Pakistani
Bangladesh|Bangladeshi Nepal|Nepalese Laos|Lao Cambodia|Cambodian Vietnam|Vietnamese Mongolia|Mongolian
Kazakhstan|Kazakh Kyrgyzstan|Kyrgyz Tajikistan|Tajik Uzbekistan|Uzbek Georgia|Georgian Armenia|Armenian
Serbia|Serbian Montenegro|Montenegrin Ukraine|Ukrainian Moldova|Moldovan Ecuador|Ecuadorian
Bolivia|Bolivian Peru|Peruvian Argentina|Argentine Jamaica|Jamaican Samoa|Samoan Fiji|Fijian"""
TAKERS = TAKERS_TEXT.split()

THINGS = (
    ("the {p} dam", "a hydropower plant at {p}", "the hydroelectric station of {p}"),
    ("the {p} port", "a harbour at {p}", "port works at {p}"),
    ("the railway from {p} to {q}", "a railroad between {q} and {p}", "the {p}-{q} rail line"),
    ("the {p}-{q} highway", "a road from {p} to {q}", "the motorway between {q} and {p}"),
    ("the {p} bridge", "a bridge over the {p}", "bridging the {p} river"),
    ("a hospital in {p}", "the {p} hospital", "hospital building at {p}"),
    ("an airport at {p}", "the {p} airport", "the new airfield of {p}"),
    ("water supply in {p}", "drinking water for {p}", "the waterworks of {p}"),
    ("the {p} coal plant", "a coal-fired power station at {p}", "coal power at {p}"),
    ("the {p} copper mine", "copper mining at {p}", "a mine for copper in {p}"),
    ("a power line from {p} to {q}", "electricity transmission between {q} and {p}", "the {p}-{q} transmission line"),
    ("the {p} stadium", "a sports arena in {p}", "a stadium for {p}"),
    ("rural schools", "schools in the countryside", "village schools"),
    ("its budget", "budget support", "closing a gap in its budget"),
    ("rural electrification", "electricity for villages", "bringing power to rural areas"),
    ("irrigation in {p}", "irrigating fields at {p}", "the {p} irrigation scheme"),
    ("farm machines", "agricultural machinery", "tractors and other farm machinery"),
    ("the {p} gas field", "developing gas at {p}", "gas production in {p}"),
    ("a university in {p}", "the University of {p}", "a campus at {p}"),
    ("the {p} solar park", "solar power at {p}", "photovoltaic panels near {p}"),
    ("training nurses", "the training of nurses", "nursing schools"),
    ("police vehicles", "vehicles for the police", "cars for its police"),
    ("flood relief", "help after floods", "relief for victims of a flood"),
    ("vaccines", "vaccination", "doses of vaccine"),
)
SUBJECTS = (
    ("fisheries", "fishing", "the fishing sector"),
    ("mutual legal assistance", "legal assistance", "assistance in legal matters"),
    ("the avoidance of double taxation", "avoiding double taxation", "double taxation"),
    ("the protection of investments", "investment protection", "promoting and protecting investments"),
    ("air services", "civil aviation", "flights between them"),
    ("cultural exchange", "exchanges in culture", "culture"),
    ("the extradition of offenders", "extradition", "extraditing criminals"),
    ("visa-free travel", "the abolition of visas", "travel without visas"),
    ("nuclear energy", "atomic power", "the peaceful use of nuclear power"),
    ("maritime boundaries", "their sea border", "the delimitation of maritime borders"),
    ("labour migration", "migrant workers", "workers' migration"),
    ("plant health inspection", "inspecting plants", "the inspection of plants"),
    ("railway transit", "transit by rail", "rail transit freight"),
    ("satellite launches", "launching satellites", "the launch of satellites"),
    ("higher education", "universities", "cooperation of universities"),
    ("water sharing on the {p}", "the waters of the {p}", "sharing the {p} river"),
    ("a free trade area", "free trade", "freeing their trade"),
    ("customs assistance", "help between customs offices", "cooperation of customs"),
)
INSTRUMENTS = (
    ("an agreement on", "an accord on", "an agreement about"),
    ("a memorandum of understanding on", "an MoU on", "a memorandum on"),
    ("a protocol on", "a protocol about", "a protocol concerning"),
    ("a treaty on", "a treaty about", "a treaty concerning"),
    ("a contract on", "a contract for", "a contract about"),
)
MEASURES = (
    ("exports of {g} to {c} were worth {m}", "{g} worth {m} were exported by {t} to {c}", "{c} bought {g} for {m} from {t}"),
    ("imports from {c} amounted to {m}", "{t} imported goods of {m} from {c}", "{t} bought goods for {m} from {c}"),
    ("debt to {c} stood at {m}", "{t} owed {c} {m}", "{c} was owed {m} by {t}"),
    ("trade with {c} reached {m}", "trade between {c} and {t} came to {m}", "{t} and {c} traded goods worth {m}"),
    ("stock of investment from {c} was {m}", "{c} had invested {m} in {t}", "direct investment of {c} in {t} totalled {m}"),
)
GOODS = (
    "cocoa",
    "copper",
    "coffee",
    "garments",
    "crude oil",
    "gold",
    "cotton",
    "timber",
    "wheat",
    "natural gas",
    "fish",
    "tea",
)
SHARES = (
    ("{n} percent of the external debt of {t} was owed to {c}", "{c} held {n}% of what {t} owed abroad"),
    ("{c} accounted for {n} percent of the imports of {t}", "{n}% of the imports of {t} came from {c}"),
    ("{c} bought {n} percent of the exports of {t}", "{n}% of what {t} exported went to {c}"),
)
RATES = {"USD": 1.0, "EUR": 0.88, "JPY": 108.0, "CNY": 6.6, "GBP": 0.72}
"""Units for a dollar, about as in the 2010s: a sum told in another currency is off by some percent, as in papers."""

Kind = str


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name and its demonym."""

    name: str
    people: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what happened, between whom, when, how much, and what about (a row of words that mean the same)."""

    kind: Kind
    giver: Country
    lender: tuple[str, str, str] | None
    taker: Country
    year: int
    month: int | None
    amount: float
    currency: str
    about: tuple[str, ...]
    sort: tuple[str, ...] = ()
    phase: int = 0
    share: float = 0.0
    interest: float = 0.0
    years: int = 0


def country(text: str) -> Country:
    """A row "name|demonym"."""
    name, people = text.split("|")
    return Country(name, people)


def place(rng: random.Random) -> str:
    """A made-up name of a place."""
    return ("".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) + rng.choice(ENDINGS)).title()


def amount(rng: random.Random) -> float:
    """A sum as papers have it: most of one or two digits, some exact."""
    digits = rng.choices((1, 2, 3, 4), (0.3, 0.35, 0.25, 0.1))[0]
    lead = rng.randint(10 ** (digits - 1), 10**digits - 1)
    return float(lead * 10 ** (rng.choice((7, 7, 8, 8, 9)) - digits + 1))


def fact(rng: random.Random) -> Fact:
    """One made-up fact."""
    kind = rng.choices(
        ("loan", "grant", "relief", "rescheduling", "swap", "agreement", "project", "figure", "share", "stake"),
        (24, 12, 6, 6, 4, 18, 7, 14, 6, 3),
    )[0]
    where = {"p": place(rng), "q": place(rng)}
    giver, taker = country(rng.choice(STATES)), country(rng.choice(TAKERS))
    about = tuple(text.format(**where) for text in rng.choice(THINGS))
    sort: tuple[str, ...] = ()
    if kind == "agreement":
        about, sort = tuple(text.format(**where) for text in rng.choice(SUBJECTS)), rng.choice(INSTRUMENTS)
    if kind == "figure":
        about, sort = (rng.choice(GOODS),) * 3, rng.choice(MEASURES)
    if kind == "share":
        about, sort = ("",) * 3, rng.choice(SHARES)
    lender = rng.choice(LENDERS) if kind in ("loan", "rescheduling") and rng.random() < 0.65 else None
    currency = rng.choices(("USD", "EUR", "JPY", "CNY", "GBP"), (75, 12, 4, 6, 3))[0]
    month = rng.randint(1, 12) if rng.random() < 0.15 else None
    figure = amount(rng) * (100 if currency == "JPY" else 1)
    share = rng.choice((float(rng.randint(3, 90)), rng.randint(30, 900) / 10))
    terms = (rng.choice(INTEREST), rng.choice(YEARS)) if kind == "loan" and rng.random() < 0.35 else (0.0, 0)
    return Fact(kind, giver, lender, taker, rng.randint(1998, 2022), month, figure, currency, about, sort, 0, share, *terms)


INTEREST = (0.5, 1.0, 1.5, 2.0, 2.0, 2.0, 2.5, 3.0, 4.2, 5.75, 6.3)
YEARS = (10, 12, 15, 15, 20, 20, 20, 25, 30, 40)
"""Terms of loans, common ones more often."""

BY_CHANCE = {"round": 1.0, "odd": 0.4, "exact": 0.08}
"""How often of two things that look alike both have one figure, by its roundness."""

NO_THING = frozenset({"relief", "rescheduling", "swap", "share"})
"""Kinds whose words name no thing that the money is for."""


def look_alikes(rng: random.Random, one: Fact) -> Iterator[Fact]:
    """Other facts that resemble one: another year, place, side, sum, phase or thing, one or two of them at a time.

    Two facts share a round sum often; one of three digits or more they share by chance hardly ever.
    """
    other = fact(rng)
    figure = one.share if one.kind == "share" else one.amount
    if rng.random() >= BY_CHANCE[roundness(figure)] and one.kind != "agreement":
        one = replace(one, amount=amount(rng) * (100 if one.currency == "JPY" else 1), share=other.share)
    later = one.year + rng.choice((-3, -2, -1, 1, 1, 2, 2, 3, 4))
    figure = amount(rng) * (100 if one.currency == "JPY" else 1)
    beside = float(f"{one.amount * rng.choice((0.88, 0.92, 1.06, 1.1)):.3g}")
    yield replace(one, year=later, month=None, amount=figure, share=other.share)
    if other.taker != one.taker:
        yield replace(one, taker=other.taker)
        yield replace(one, taker=other.taker, year=later)
    if one.kind not in NO_THING and one.kind != "figure":
        thing = _other_thing(rng, one)
        yield replace(one, about=thing)
        yield replace(one, about=thing, amount=beside)
        yield replace(one, about=thing, amount=figure, year=later, month=None)
    yield from _of_its_kind(rng, one, other, later, figure)


def _of_its_kind(rng: random.Random, one: Fact, other: Fact, later: int, figure: float) -> Iterator[Fact]:
    """What resembles a fact by its kind: another phase, giver, sort of deal or measure."""
    beside = float(f"{one.amount * rng.choice((0.88, 0.92, 1.06, 1.1)):.3g}")
    if one.kind in ("loan", "grant", "swap"):
        yield replace(one, phase=2, year=later, month=None, amount=figure)
        yield replace(one, phase=2, year=later, month=None)
    if one.lender is None and other.giver != one.giver and one.kind not in ("project", "stake"):
        yield replace(one, giver=other.giver)
    if one.lender is not None and one.kind == "loan":
        lender = rng.choice([row for row in LENDERS if row != one.lender])
        yield replace(one, lender=lender, about=_other_thing(rng, one))
        yield replace(one, lender=lender, interest=other.interest, years=other.years)
    if one.kind == "loan":
        yield replace(one, kind="grant", lender=None, amount=beside)
    if one.kind == "figure":
        yield replace(one, sort=rng.choice([row for row in MEASURES if row != one.sort]))
        yield replace(one, year=later, month=None, amount=one.amount * rng.choice((0.7, 0.8, 1.2, 1.4, 2.0)))
    if one.kind == "share":
        yield replace(one, sort=rng.choice([row for row in SHARES if row != one.sort]))
    if one.kind in ("relief", "rescheduling", "loan"):
        again = "rescheduling" if one.kind != "rescheduling" else "relief"
        yield replace(one, kind=again, year=later, month=None, amount=figure)


def _other_thing(rng: random.Random, one: Fact) -> tuple[str, ...]:
    """What another fact of the kind is about: another sort of thing, or the same sort in another place."""
    rows = SUBJECTS if one.kind == "agreement" else THINGS
    made = [tuple(text.format(p=place(rng), q=place(rng)) for text in row) for row in rng.sample(rows, 4)]
    return next(row for row in made if row != one.about)


def rounded(value: float) -> float:
    """The sum with a digit fewer, where that changes it by less than three in a hundred."""
    for n in (2, 3):
        coarse = float(f"{value:.{n - 1}e}")
        if coarse != value and abs(coarse - value) / value < 0.03:
            return coarse
    return value


def mistaken(rng: random.Random, one: Fact) -> Fact:
    """The fact as a paper has it that is wrong, or another opinion, about its year or about its sum."""
    if rng.random() < 0.5:
        return replace(one, year=one.year + rng.choice((-1, 1)), month=None)
    return replace(one, amount=float(f"{one.amount * rng.choice((0.85, 0.9, 1.1, 1.15, 1.2)):.2g}"))


def money(rng: random.Random, value: float, currency: str) -> str:
    """A sum in one of the ways that papers print it."""
    scale, word, short = (1e9, "billion", "bn") if value >= 1e9 else (1e6, "million", "m")
    number = f"{value / scale:,.10g}"
    sign = {"USD": "US$", "EUR": "EUR ", "JPY": "JPY ", "CNY": "CNY ", "GBP": "GBP "}[currency]
    words = {"USD": "dollars", "EUR": "euros", "JPY": "yen", "CNY": "yuan", "GBP": "pounds"}[currency]
    forms = [f"{sign}{number} {word}", f"{number} {word} {words}", f"{sign}{number}{short}"]
    if currency == "USD":
        forms += [f"${number} {word}", f"USD {number} {word}"]
    return rng.choice(forms)


def choice(rng: random.Random, texts: Sequence[str]) -> str:
    """One of several ways to say a thing, the first as often as all others."""
    return texts[0] if rng.random() < 0.4 else rng.choice(texts)
