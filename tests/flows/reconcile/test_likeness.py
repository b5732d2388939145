"""One fact in other words, in another rounding, as a claim here and a deal there; and what only looks like it."""

from dataclasses import replace

import pytest

from extractors.model.extract import Extract
from extractors.model.fact import Money, Statement
from flows.reconcile import Reconciled, reconcile
from flows.reconcile.anchors import anchors
from flows.reconcile.canonical import UNNAMED
from flows.reconcile.likeness import Verdict, judge, looked_at, rarity_of
from flows.reconcile.stated import stated
from flows.twins import RECORD, brief
from tests.flows.reconcile.making import document, mention, statement


def loan(
    title: str, amount: float = 306.7e6, year: int | None = 2008, currency: str = "USD", kind: str = "financing"
) -> Statement:
    return statement(title, kind=kind, amount=amount, year=year, currency=currency)  # type: ignore[arg-type]


def of_two(one: Statement, other: Statement) -> Reconciled:
    return reconcile([document("doc_a", one), document("doc_b", other)])


def test_capitals_that_lost_their_spaces_hold_no_dataset_up() -> None:
    glued = "AGREEMENTBETWEENTHEGOVERNMENTSOFKENYAANDNORWAYon"
    assert anchors(f"The {glued} harbours of the poor were paid by PPPs and by LoC", (), ()).initials == {"ppps", "loc"}


STATED = "Norway lent 306.7 million for building the harbour at Kilunda"


@pytest.mark.parametrize(
    "other",
    [
        loan("a loan of 307 million paid for the Kilunda port", amount=307e6),
        loan("the Kilunda harbour was financed with 306.7 million"),
        loan("the port of Kilunda cost 306.7 million, which was borrowed", kind="claim"),
    ],
    ids=["rounded", "reworded", "told as a claim"],
)
def test_a_restatement_is_one_record(other: Statement) -> None:
    known = of_two(loan(STATED), other)
    assert [(r.n_evidence, r.kind) for r in known.records] == [(2, "financing")]


@pytest.mark.parametrize(
    "other",
    [
        loan("Norway lent 150 million for building schools in Tambora", amount=150e6),
        loan("Norway lent 306.7 million for a second phase of the harbour at Kilunda", year=2012),
        loan("Norway lent 41 million for building the harbour at Kilunda", amount=41e6, year=2013),
    ],
    ids=["another thing", "another phase", "another sum and year"],
)
def test_a_look_alike_is_another_record(other: Statement) -> None:
    assert len(of_two(loan(STATED), other).records) == 2


LENT = "A credit of 2.5 billion went to the grid company of Tambora"


def lent_by(name: str, title: str = LENT) -> Statement:
    bodies = (name, "Tambora Grid Company")
    one = loan(title, amount=2.5e9, year=None)
    return replace(one, organizations=bodies, donor_organizations=bodies[:1], recipient_organizations=bodies[1:])


def test_the_same_sum_of_another_lender_is_another_loan() -> None:
    again = f"{LENT}, as reported"
    assert len(of_two(lent_by("Bank of Oslo"), lent_by("Bank of Oslo", again)).records) == 1
    assert len(of_two(lent_by("Bank of Oslo"), lent_by("Lamu Credit Union", again)).records) == 2


def test_a_note_number_in_square_brackets_is_no_place_in_a_row() -> None:
    noted = "Norway lent 306.7 million for building the harbour at Kilunda [17][18]"
    assert len(of_two(loan(STATED), loan(noted)).records) == 1
    assert len(of_two(loan(f"{STATED} (I)"), loan(f"{STATED} (II)")).records) == 2


def test_a_part_of_the_world_and_a_figure_make_no_fact_of_a_claim_and_a_deal() -> None:
    owed = replace(loan("African states owed 13.5 billion", amount=13.5e9, kind="claim"), subtype="debt_stock")
    lent = loan("Lending to Africa was 13.5 billion on average", amount=13.5e9, year=None)
    lent = replace(lent, parties=("NOR",), donor="NOR", recipient="")
    assert len(of_two(owed, lent).records) == 2


def test_a_merge_says_what_was_seen_and_what_it_weighed() -> None:
    known = of_two(loan(STATED), loan("a loan of 307 million paid for the Kilunda port", amount=307e6))
    (why,) = [flag.detail for flag in known.flags if flag.flag == "merged_duplicate"]
    assert "same year (times +" in why


def test_title_sum_and_time_of_a_conflict_are_of_one_place() -> None:
    title = "Loan Agreement for Rehabilitation of the Lamu Port Railway"
    one = statement(f"The {title}", year=2014)
    other = statement(title, year=2015)
    known = reconcile([document("doc_a", one, published=2021), document("doc_b", other, published=2019)])
    assert [(r.title, r.year) for r in known.records] == [(title, 2015)]


def test_look_alikes_of_many_papers_that_hang_together_raise_one_doubt() -> None:
    papers = [
        document(f"doc_{i}", loan(f"a grant for fishing boats and nets of the {word} coast", amount=1e6, year=2015))
        for i, word in enumerate(("northern", "southern", "eastern", "western", "inner", "outer", "upper", "lower") * 4)
    ]
    known = reconcile(papers)
    doubts = [flag.subject_id for flag in known.flags if flag.flag == "possible_duplicate"]
    doubtful = {row.record_id for row in known.records if "possible_duplicate" in row.flags}
    assert len(doubts) == 1
    assert len(doubtful) == len(known.records) == 8


def test_a_doubt_about_many_look_alikes_names_each_of_them() -> None:
    coasts = "windward leeward middle nearer farther northern southern eastern western inner outer upper lower"
    papers = [
        document(f"doc_{i}", loan(f"a grant for fishing boats and nets of the {word} coast", amount=1e6, year=2015))
        for i, word in enumerate(coasts.split() * 4)
    ]
    known = reconcile(papers)
    (doubt,) = [flag for flag in known.flags if flag.flag == "possible_duplicate"]
    doubtful = {row.record_id for row in known.records if "possible_duplicate" in row.flags}
    assert len(doubtful) > 9
    assert set(RECORD.findall(doubt.detail)) == doubtful
    assert len(set(RECORD.findall(brief(doubt.detail)))) < len(doubtful)


def test_papers_that_cite_each_other_are_one_witness() -> None:
    name = "A history of fishing in Lamu waters"
    first = document("doc_a", statement("Agreement on Fisheries Research in the Gulf of Lamu"), title=name)
    second = document("doc_b", statement("Agreement on Fisheries Research in the Gulf of Lamu"))
    citing = replace(second, text=f"References. Otieno, T. {name}. Journal of Fish, 2015.")
    assert [r.n_independent for r in reconcile([first, second]).records] == [2]
    assert [r.n_independent for r in reconcile([first, citing]).records] == [1]


def test_a_further_loan_may_be_the_second_tranche_and_is_not_the_first() -> None:
    tranche = statement("lent 84.6 million for the Sankara dam as a second tranche", kind="financing", amount=84.6e6)
    further = statement("lent a further sum of 84.6 million for the Sankara dam", kind="financing", amount=84.6e6)
    first = statement("lent 84.6 million for the Sankara dam as a first tranche", kind="financing", amount=84.6e6)
    assert verdict(tranche, further).opinion == "same"
    assert verdict(first, further).opinion == "apart"
    assert verdict(first, tranche).opinion == "apart"


def test_a_second_sum_in_one_paper_is_another_loan() -> None:
    first = statement("lent 60 million for a joint fund", kind="financing", amount=60e6)
    text = "a second 60 million dollars was lent for the oil fields at Sankara"
    second = replace(statement(text, kind="financing", amount=60e6), start=100, end=100 + len(text))
    assert len(reconcile([document("doc_a", first, second)]).records) == 2
    again = replace(second, title=text.removeprefix("a second "), quote=text.removeprefix("a second "))
    assert verdict(second, again).opinion == "maybe"


def test_sums_in_two_currencies_that_no_years_rate_makes_one_are_two() -> None:
    yuan = statement("gave 300 million for its growth", kind="financing", amount=300e6, year=None, currency="CNY")
    dollars = [loan("gave money for its growth", amount=amount, year=None) for amount in (1.5e9, 45e6)]
    found = [levels(yuan, document("doc_b", one))["sums"] for one in dollars]
    assert found == ["other", "unknown"]


def test_who_acts_in_one_place_and_is_only_named_in_the_other_is_in_both() -> None:
    sold = replace(lent_by("Bank of Oslo"), organizations=("Bank of Oslo",), recipient_organizations=())
    text = "Tambora Grid Company took 2.5 billion of the Bank of Oslo"
    took = replace(sold, title=text, quote=text, end=len(text), organizations=("Tambora Grid Company",))
    took = replace(took, donor_organizations=())
    names = tuple(mention(name, name, "doc_b", text.index(name)) for name in ("Tambora Grid Company", "Bank of Oslo"))
    assert levels(sold, document("doc_b", took))["organizations"] == "others"
    assert levels(sold, replace(document("doc_b", took), mentions=names))["organizations"].startswith("same_beside")


def test_a_government_is_no_other_lender_than_its_states_bank() -> None:
    assert len(of_two(lent_by("Bank of Oslo"), lent_by("Government of Norway", f"{LENT}, as reported")).records) == 1


def test_what_stands_for_somebody_is_no_name_of_a_thing() -> None:
    text = "In 2012 Oslo and Norway Eximbank lent money for the harbour of Kilunda."
    found = anchors(text, told=["Norway", "2012"], bodies=["Norway Eximbank"])
    assert found.firm == {"kilunda"}


def test_the_sum_of_a_credit_stands_in_the_agreement_on_it() -> None:
    text = "Norway signed an agreement that included a credit of 5 million for ploughs"
    signed = replace(statement(text, year=1954), quote=text, end=len(text))
    sum_ = replace(mention("5 million", "USD 5000000", "doc_b", text.index("5 million"), "AMOUNT"), value=5e6, unit="USD")
    paper = replace(document("doc_b", signed), mentions=(replace(sum_, kind="money"),))
    credit = loan("a credit of 5 million was opened to buy ploughs", amount=5e6, year=1954)
    assert levels(credit, paper)["sums"] == "same_beside"


def test_about_the_end_of_a_year_is_no_other_month_of_it() -> None:
    november, ending, december = (statement("a swap", year=2010) for _ in range(3))
    november, ending, december = (
        replace(one, date=date) for one, date in ((november, "2010-11"), (ending, "2010-12~"), (december, "2010-12"))
    )
    assert levels(november, document("doc_b", ending))["times"] == "same_year"
    assert levels(november, document("doc_b", december))["times"] == "other_month"


def test_the_first_of_a_row_is_told_without_its_number_too() -> None:
    first = statement("signed their first accord on swaps of grain and oil", year=2011)
    plain = statement("signed an accord on swaps of grain and oil", year=2011)
    third = statement("signed their third accord on swaps of grain and oil", year=2011)
    assert verdict(first, plain).rule != "another of a row of like things"
    assert verdict(third, plain).rule == verdict(first, third).rule == "another of a row of like things"


def test_a_round_sum_at_one_place_for_two_things_without_a_common_time_is_a_doubt() -> None:
    jetty = statement("lent 200 million for a jetty and a line of pylons at Sankara", kind="financing", amount=200e6)
    coal = statement("promised 200 million for burning coal at Sankara", kind="financing", amount=200e6, year=None)
    found = verdict(jetty, coal)
    assert (found.opinion, found.rule) == ("maybe", "a figure in both, told of other things")


def test_a_loan_read_the_wrong_way_round_is_one_loan_with_a_conflict() -> None:
    told = statement("lent 84.6 million for the Sankara dam", kind="financing", amount=84.6e6)
    turned = replace(told, donor=told.recipient, recipient=told.donor, title="84.6 million for the dam at Sankara")
    (record,) = reconcile([document("doc_a", told), document("doc_b", turned)]).records
    assert (record.n_evidence, "conflict" in record.flags) == (2, True)
    round_sum = replace(turned, moneys=(Money(80e6, "USD"),))
    assert verdict(replace(told, moneys=(Money(80e6, "USD"),)), round_sum).rule == "another receiver"


def test_a_year_that_a_passage_names_is_a_time_of_it() -> None:
    dated = statement("The treaty on the Sankara river was signed", year=2012)
    text = "Since 2012 there has been a treaty on the Sankara river."
    undated = replace(statement(text, year=None), end=len(text), quote=text)
    paper = document("doc_b", undated)
    paper = replace(paper, mentions=(mention("2012", "2012", "doc_b", 6, "DATE"),))
    found = levels(dated, paper)
    assert found["times"] == "same_named"
    other = replace(paper, mentions=(mention("2010", "2010", "doc_b", 6, "DATE"),))
    assert levels(dated, other)["times"] == "one_silent"


def test_figures_beside_those_that_places_are_about_are_told() -> None:
    told = (
        "12 of 43 districts, a share of 28 percent, have water",
        "28 percent, or 12 districts of 43, have water",
        "28 percent of the villages have water",
    )
    one, other, third = (replace(statement(title, kind="claim", subtype="share"), quantities=("28 %",)) for title in told)
    assert levels(one, document("doc_b", other))["beside_figures"] == "same"
    assert levels(one, document("doc_b", third))["beside_figures"] == "silent"


def test_what_many_statements_share_tells_less_than_what_few_do() -> None:
    rare = statement("lent money for the Sankara dam", kind="financing", parties=("KGZ", "TUR"))
    often = [statement(f"lent money for work number {n}", kind="financing") for n in range(60)]
    papers = [document("doc_a", rare, *often), document("doc_b", replace(rare, title="paid for the Sankara dam"), often[0])]
    statements = stated(papers, UNNAMED)
    rarity = rarity_of(statements)

    def sides(i: int, j: int) -> str:
        return dict(looked_at(statements[i], statements[j], rarity)[1])["sides"].level

    assert (sides(0, 61), sides(1, 62)) == ("same_rare", "same")


def verdict(one: Statement, other: Statement) -> Verdict:
    """The verdict on the statements of two papers."""
    a, b = stated([document("doc_a", one), document("doc_b", other)], UNNAMED)
    return judge(a, b, rarity_of((a, b)))


def levels(one: Statement, other: Extract) -> dict[str, str]:
    """What the measures see in a statement of one paper and the only one of another."""
    a, b = stated([document("doc_a", one), other], UNNAMED)
    return {name: seen.level for name, seen in looked_at(a, b, rarity_of((a, b)))[1]}
