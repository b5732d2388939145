"""Made-up lists of agreements: titles that differ in one word, are numbered, narrower, or the same in other words."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Money, Statement
from extractors.model.rows import DocumentRow
from flows.reconcile.figures import roundness
from flows.reconcile.tables import synonyms
from tests.benchmarks.restating.worlds import BY_CHANCE, place

SORTS = (
    ("agreement", "Agreement on", "Accord on", "Agreement concerning", "Agreement between the two Governments on"),
    ("memorandum", "Memorandum of Understanding on", "MoU on", "Memorandum on"),
    ("protocol", "Protocol on", "Protocol concerning", "Protocol about"),
    ("treaty", "Treaty on", "Treaty concerning", "Treaty regarding"),
    ("contract", "Contract for", "Contract on", "Contract for"),
)
DEEDS = ("Cooperation in", "Promoting", "Strengthening Ties in", "Exchanges in", "Developing", "Joint Research in")
FIELDS_TEXT = """Fisheries|Forestry|Tourism|Marine Safety|Renewable Energy|Higher Education|Public Health|Civil Aviation
Plant Protection|Cultural Heritage|Youth Exchange|Standards and Metrology|Water Management|Rail Freight|Postal Services
Animal Husbandry|Space Research|Nuclear Safety|Disaster Relief|Film Production|Customs|Mining|Statistics"""
FIELDS = tuple(field for line in FIELDS_TEXT.splitlines() for field in line.split("|"))
GOODS = (
    "Avocados",
    "Mangoes",
    "Barley",
    "Maize",
    "Beef",
    "Cherries",
    "Soybeans",
    "Honey",
    "Milk Powder",
    "Apples",
    "Grapes",
    "Rice",
)
WORKS = (
    "Hydropower Station",
    "Railway",
    "Highway",
    "Cement Plant",
    "Textile Mill",
    "Airport",
    "Bridge",
    "Wind Farm",
    "Port",
    "Oil Refinery",
)
SUBJECTS = (
    "Avoidance of Double Taxation",
    "Reciprocal Promotion and Protection of Investments",
    "Mutual Legal Assistance in Criminal Matters",
    "Mutual Exemption of Visas",
    "Transfer of Sentenced Persons",
    "Settlement of Trade in Local Currencies",
)


@dataclass(frozen=True, slots=True)
class Title:
    """An agreement: the row of words for its sort, what it is on, year, sum, and what marks it in a row."""

    sort: tuple[str, ...]
    deed: str
    about: tuple[str, ...]
    year: int
    amount: float | None = None
    mark: str = ""


def title(rng: random.Random) -> Title:
    """One made-up agreement."""
    how, year = rng.random(), rng.randint(1992, 2021)
    if how < 0.45:
        return Title(rng.choice(SORTS[:4]), rng.choice(DEEDS), tuple(rng.sample(FIELDS, rng.choice((1, 1, 2)))), year)
    if how < 0.6:
        return Title(SORTS[2], "Sanitary Requirements for Exported", (rng.choice(GOODS),), year)
    if how < 0.72:
        return Title(rng.choice(SORTS[:4]), "", (rng.choice(SUBJECTS),), year)
    deed = rng.choice(("Construction of the", "Modernization of the", "Loan for the"))
    sum_ = rng.choice((None, float(rng.randint(2, 99)) * 1e6, float(rng.randint(101, 999)) * 1e6))
    return Title(rng.choice((SORTS[0], SORTS[4])), deed, (f"{place(rng)} {rng.choice(WORKS)}",), year, sum_)


def look_alikes(rng: random.Random, one: Title) -> Iterator[Title]:
    """Other agreements that resemble one."""
    other = title(rng)
    later = one.year + rng.choice((-6, -4, -3, 2, 3, 4, 6))
    if one.about[0] in GOODS:
        yield replace(one, about=(rng.choice([good for good in GOODS if good != one.about[0]]),))
        yield replace(one, about=(rng.choice([good for good in GOODS if good != one.about[0]]),), year=later)
    elif one.about[0] in FIELDS:
        field = rng.choice([each for each in FIELDS if each not in one.about])
        yield replace(one, about=(field, *one.about[1:]))
        yield replace(one, about=(field, *one.about[1:]), year=later)
        yield replace(one, deed=rng.choice([deed for deed in DEEDS if deed != one.deed]), about=(field,))
    elif one.deed:
        works = rng.choice([each for each in WORKS if each not in one.about[0]])
        if one.amount is not None and rng.random() > BY_CHANCE[roundness(one.amount)]:
            one = replace(one, amount=float(rng.randint(101, 999)) * 1e6)
        yield replace(one, about=(f"{one.about[0].split()[0]} {works}",))
        yield replace(one, about=(f"{place(rng)} {one.about[0].split(' ', 1)[1]}",))
        yield replace(one, about=(f"{rng.choice(('Northern', 'Second', 'Upper'))} {one.about[0]}",), mark="part")
    yield replace(one, mark=rng.choice((" (2)", "Supplementary ", "Second ")), year=rng.choice((one.year, later)))
    yield replace(one, year=later, amount=one.amount * 2 if one.amount else None)
    yield replace(other, sort=one.sort)


def told(rng: random.Random, one: Title, again: bool) -> Statement:
    """The agreement as a place states it; told `again` in other words, sometimes another year, or with less said."""
    year, amount = one.year, one.amount
    if again and rng.random() < 0.1:
        year += rng.choice((-1, 1))
    elif again and amount and rng.random() < 0.15:
        amount = float(f"{amount * rng.choice((0.5, 0.85, 0.9, 1.1, 1.17, 2.0)):.2g}")
    sort = rng.choice(one.sort[1:]) if again else one.sort[1]
    about = list(one.about)
    if again and len(about) > 1 and rng.random() < 0.3:
        about = about[:1] if rng.random() < 0.5 else about[::-1]
    subject = f"{one.deed} {' and '.join(about)}".strip()
    if again:
        subject = _reworded(rng, subject)
        subject = subject.replace("Requirements for ", "") if rng.random() < 0.4 else subject
    text = f"{sort} {subject}"
    if (
        again
        and sort.split()[0] in ("Agreement", "Protocol", "Treaty")
        and one.deed == "Cooperation in"
        and rng.random() < 0.4
    ):
        text = f"{' and '.join(about)} Cooperation {sort.split()[0]}"
    text = text + one.mark if one.mark.startswith(" (") else (one.mark if one.mark != "part" else "") + text
    return Statement(
        0,
        1,
        kind="agreement",
        subtype=one.sort[0],
        title=text,
        quote=f"{text} ({year})",
        method="made",
        confidence=0.9,
        parties=("KEN", "NOR"),
        date=str(year),
        year=year,
        moneys=(Money(amount, "USD"),) if amount else (),
    )


def _reworded(rng: random.Random, text: str) -> str:
    """The words, some of them replaced by others of one meaning."""
    words = []
    for word in text.split():
        group = next((group for group in synonyms() if word.casefold() in group), ())
        words.append(rng.choice(group).title() if group and rng.random() < 0.35 else word)
    return " ".join(words)


def papers(seed: int, n: int = 40) -> tuple[list[Extract], dict[tuple[str, int], Title]]:
    """Three papers that list agreements of two states, and what each statement tells by (document_id, start)."""
    rng = random.Random(f"formal {seed}")
    titles = [title(rng) for _ in range(n)]
    lists = [[(one, told(rng, one, again=False)) for one in titles]]
    for _ in range(2):
        own: list[tuple[Title, Statement]] = []
        for one in titles:
            how = rng.random()
            if how < 0.4:
                own.append((one, told(rng, one, again=True)))
            elif how < 0.9:
                like = rng.choice([*look_alikes(rng, one)])
                own.append((like, told(rng, like, again=True)))
        lists.append(own)
    extracts, known = [], {}
    for i, own in enumerate(lists):
        document_id = f"doc_{seed}_{i}"
        extracts.append(_paper(document_id, [statement for _, statement in own]))
        known.update({(document_id, k * 100): one for k, (one, _) in enumerate(own)})
    return extracts, known


def _paper(document_id: str, statements: Sequence[Statement]) -> Extract:
    about = ("", f"{document_id}.pdf", (), "application/pdf", "", (), 2020, "", "", "", "", "en")
    row = DocumentRow(document_id, *about, 1, 0, 0, 0, 0, "ok", "", "x")
    placed = (replace(one, start=k * 100, end=k * 100 + 50) for k, one in enumerate(statements))
    return Extract(row, statements=tuple(PlacedStatement(one, document_id, "table", None, 1, None) for one in placed))
