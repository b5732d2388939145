"""Which statements are one fact, and what is published about it."""

import csv
import io
from dataclasses import replace
from importlib.resources import files

import pytest

from extractors.model.fact import Statement, Value
from flows.reconcile import reconcile
from tests.flows.reconcile.making import document, mention, statement


def facts(*statements: object) -> int:
    """How many facts one paper's statements are."""
    return len(reconcile([document("doc_a", *statements)]).records)  # type: ignore[arg-type]


def facts_of_two(one: object, other: object) -> int:
    """How many facts two papers' statements are."""
    return len(reconcile([document("doc_a", one), document("doc_b", other)]).records)  # type: ignore[arg-type]


def test_a_word_for_word_repeat_is_one_fact_with_two_places() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    known = reconcile([document("doc_a", statement(title), statement(title))])
    assert [(r.n_evidence, r.n_independent) for r in known.records] == [(2, 1)]
    assert len({e.evidence_id for e in known.evidence}) == 2


def test_two_loans_of_one_bank_without_a_common_sum_or_time_are_two_facts() -> None:
    def lent(title: str, at: int, amount: float | None = None) -> Statement:
        one = statement(title, kind="financing", subtype="loan", year=None, amount=amount)
        return replace(one, start=at, end=at + 60, donor_organizations=("Lamu Fund",), organizations=("Lamu Fund",))

    one = lent("A loan of the Lamu Fund for the Suez gas field", 0)
    assert facts(one, lent("In 2 steps the Lamu Fund gave Acme 9 million to support wells near Suez", 500, 9e6)) == 2
    assert facts(one, lent("The loan of the Lamu Fund for the Suez gas field", 500)) == 1


def test_an_agreement_that_seems_to_be_taken_up_but_is_on_another_matter_is_another() -> None:
    def told(title: str, quote: str, at: int) -> Statement:
        return replace(statement(title, year=None, quote=quote), start=at, end=at + 60)

    border = told("land border agreement", "During the visit they signed a land border agreement", 0)
    credit = told("credit line agreement", "The credit line agreement was signed in Lamu by two banks", 70)
    assert facts(border, credit) == 2
    assert facts(border, replace(credit, title="agreement", quote="The agreement was signed in Lamu")) == 1


def test_one_sum_printed_twice_in_a_sentence_is_two_facts() -> None:
    one = statement("Mali borrows 20 million from the Lamu Fund and 20 million from the Suez Fund")
    first, second = (replace(one, values=(Value(at, at + 10, "amounts", "EUR 20000000", "made"),)) for at in (14, 48))
    assert facts(first, second) == 2
    assert facts(first, first) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Protocol on Inspection of Exported Barley", "Protocol on Inspection of Exported Maize"),
        ("Treaty on Avoiding Double Taxation", "Treaty on Avoiding Double Taxation (2)"),
        ("Loan for Phase I of the Lamu Port Railway", "Loan for Phase II of the Lamu Port Railway"),
        ("First Protocol on Fisheries Research in Lamu", "Second Protocol on Fisheries Research in Lamu"),
        ("Agreement on Trade in Fish Products", "Supplementary Agreement on Trade in Fish Products"),
        ("Contract for the 50 MW Lamu Wind Farm", "Contract for the 90 MW Lamu Wind Farm"),
        ("Joint Statement", "Joint Statement on Establishing a Strategic Partnership"),
        ("Framework Agreement on Security", "Framework Agreement on Food Security"),
        ("Contract for the Northern Section of the Railway", "Contract for the Southern Section of the Railway"),
    ],
)
def test_look_alikes_are_two_facts_within_and_between_papers(one: str, other: str) -> None:
    assert facts(statement(one), statement(other)) == 2
    assert facts_of_two(statement(one), statement(other)) == 2


def test_one_sort_of_agreement_between_other_bodies_is_another_fact() -> None:
    pairs = (("Lamu Rail", "Oslo Metro"), ("Nairobi Power", "Bergen Hydro"))
    both = [replace(statement(f"Memorandum of Cooperation between {a} and {b}"), organizations=(a, b)) for a, b in pairs]
    both[1] = replace(both[1], start=100, end=100 + len(both[1].title))
    named = tuple(mention(name, name, start=s.start + s.title.index(name)) for s in both for name in s.organizations)
    known = reconcile([replace(document("doc_a", *both), mentions=named)])
    assert [len(r.organizations) for r in known.records] == [2, 2]


def test_one_title_in_two_years_of_one_paper_is_two_facts() -> None:
    title = "Framework Loan Agreement for Rural Electrification in Lamu"
    assert facts(statement(title, year=2005), statement(title, year=2006)) == 2


def test_two_gifts_of_one_size_are_two_facts() -> None:
    assert (
        facts(
            statement("donated 1 million for drought relief", kind="financing", amount=1e6),
            statement("donated 1 million for a maternity ward", kind="financing", amount=1e6),
        )
        == 2
    )


def test_a_reworded_title_of_another_paper_is_the_same_fact() -> None:
    one = statement("Memorandum of Understanding on Cooperation in Fisheries Research and Marine Safety")
    other = statement("MoU on fisheries research and maritime safety cooperation")
    assert facts_of_two(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Agreement on Avoidance of Double Taxation", "Agreement on Avoiding Double Taxing"),
        ("Programme of Cultural Exchange for 2015 to 2018", "Cultural Exchange Program 2015-2018"),
        ("Contract on the Kalbata-Maikapshagai Road", "Contract for Kalbatau-Maykapshagay Road"),
        ("Agreement on Reciprocal Promotion and Protection of Investments", "Investment Promotion and Protection Agreement"),
    ],
)
def test_word_order_endings_and_transliteration_do_not_make_another_fact(one: str, other: str) -> None:
    assert facts_of_two(statement(one, amount=5e7), statement(other, amount=5e7)) == 1


def test_minutes_of_a_body_are_not_the_agreement_that_set_it_up() -> None:
    agreed = statement("Agreement on Establishment of a Joint Commission")
    minutes = statement("Minutes of the Joint Commission", subtype="minutes")
    assert facts_of_two(agreed, minutes) == 2


def test_a_paper_that_tells_two_things_apart_is_not_made_to_say_one() -> None:
    one = document(
        "doc_a", statement("Loan for Lamu Port Roads", year=2014), statement("Loan for Lamu Port Roads", year=2016)
    )
    other = document("doc_b", statement("Loan for Lamu Port Roads", year=2015))
    known = reconcile([one, other])
    by_record: dict[str, list[str]] = {}
    for e in known.evidence:
        by_record.setdefault(e.record_id, []).append(e.document_id)
    assert all(papers.count("doc_a") < 2 for papers in by_record.values())


def test_unsure_pairs_are_flagged_on_both_and_not_summed() -> None:
    one = statement("Agreement on Fisheries Research and Training of Inspectors in Lamu", kind="agreement")
    other = statement("Agreement on Fisheries Research and Marketing in Lamu")
    known = reconcile([document("doc_a", one, other)])
    flagged = [r for r in known.records if "possible_duplicate" in r.flags]
    assert len(known.records) == len(flagged) == 2
    assert all(not r.aggregate for r in flagged)
    details = [f.detail for f in known.flags if f.flag == "possible_duplicate"]
    assert len(details) == 1
    assert "score" in details[0]
    assert "same countries" in details[0]
    assert all(row.record_id in details[0] for row in flagged)


def test_one_figure_about_one_body_in_two_papers_is_one_claim() -> None:
    one = statement("The Bank of Lamu has a capital of US$100 billion", kind="claim", year=None, amount=100e9)
    other = statement("Founded with a capital of 100 billion dollars, the bank grew", kind="claim", year=None, amount=100e9)
    bank = ("Bank of Lamu",)
    assert facts_of_two(replace(one, organizations=bank), replace(other, organizations=bank)) == 1
    assert (
        facts_of_two(replace(one, organizations=bank), replace(other, organizations=("Bank of Oslo",), parties=("GHA",)))
        == 2
    )


def test_other_parties_are_another_fact() -> None:
    title = "Agreement on Fisheries Research in Coastal Waters"
    assert facts_of_two(statement(title), statement(title, parties=("GHA", "NOR"))) == 2


def test_places_that_cite_one_source_are_one_witness() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    source = "Ministry of Fisheries. Yearbook 2016"
    known = reconcile(
        [document("doc_a", statement(title, source=source)), document("doc_b", statement(title, source=source))]
    )
    assert [(r.n_evidence, r.n_independent) for r in known.records] == [(2, 1)]


def test_a_paper_that_cites_another_of_the_run_is_no_witness_beside_it() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    first = document("doc_a", statement(title), title="A history of fishing in Lamu waters")
    citing = statement(title, source="Otieno, T. A history of fishing in Lamu waters. Journal of Fish, 2015.")
    known = reconcile([first, document("doc_b", citing)])
    assert [(r.n_evidence, r.n_independent) for r in known.records] == [(2, 1)]


def test_two_files_of_one_paper_are_one_witness() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    name = "A history of fishing in Lamu waters"
    known = reconcile([document("doc_a", statement(title), title=name), document("doc_b", statement(title), title=name)])
    assert known.records[0].n_independent == 1


def test_a_finer_date_is_taken_without_a_conflict() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    known = reconcile([document("doc_a", statement(title)), document("doc_b", statement(title, date="2015-05"))])
    assert [(r.date, r.resolution, "conflict" in r.flags) for r in known.records] == [
        ("2015-05", "date: more_precise", False)
    ]


def test_more_witnesses_win_over_one() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    papers = [document(f"doc_{i}", statement(title, year=2015)) for i in "ab"]
    known = reconcile([*papers, document("doc_c", statement(title, year=2016), published=2010)])
    assert [(r.year, r.resolution) for r in known.records] == [(2015, "date: more_witnesses")]


def test_running_totals_and_umbrellas_are_not_summed() -> None:
    known = reconcile(
        [
            document(
                "doc_a",
                statement("gave 43 billion by the end of 2017", kind="financing", amount=43e9, cumulative=True),
                statement("Framework Agreement on Energy", subtype="framework_agreement"),
                statement("gave 2 million for wells", kind="financing", amount=2e6),
            )
        ]
    )
    assert {r.title[:10]: r.aggregate for r in known.records} == {
        "gave 43 bi": False,
        "Framework ": False,
        "gave 2 mil": True,
    }


def test_dollars_at_the_years_rate_or_not_at_all() -> None:
    known = reconcile(
        [
            document(
                "doc_a",
                statement("gave yuan for wells in Lamu", kind="financing", amount=66e6, currency="CNY", year=2018),
                statement("gave tenge for schools", kind="financing", amount=5e6, currency="KZT", year=2018),
                statement("gave bolivares for roads", kind="financing", amount=5e6, currency="VES", year=2018),
                statement("gave dollars for boats", kind="financing", amount=5e6, year=2018),
            )
        ]
    )
    usd = {r.currency: (r.amount_usd, r.usd_rate_year) for r in known.records}
    assert usd["VES"] == (None, None)
    assert usd["KZT"][0] == pytest.approx(5e6 / 345, rel=0.02)
    assert usd["USD"] == (5e6, 2018)
    assert usd["CNY"][1] == 2018
    assert usd["CNY"][0] == pytest.approx(66e6 / 6.6, rel=0.02)


def test_a_claim_of_an_agreements_sum_is_tied_to_it_and_not_summed() -> None:
    swap = statement("Currency Swap Agreement", amount=3e9, currency="NOK", year=2015)
    claim = statement("Kenya and Norway agreed on 3 billion kroner", kind="claim", amount=3e9, currency="NOK", year=2015)
    other = statement("Kenya's exports were 3 billion kroner", kind="claim", amount=3e9, currency="NOK", year=2016)
    known = reconcile([document("doc_a", swap, claim, other)])
    record = {r.title[:5]: r for r in known.records}
    tied = [f for f in known.flags if f.flag == "restates_record"]
    assert [record["Curre"].record_id in f.detail for f in tied] == [True]
    assert {r.title: r.aggregate for r in known.records} == {swap.title: True, claim.title: False, other.title: True}


def test_two_sources_of_rates_agree() -> None:
    official, market = (
        {(row["currency"], row["year"]): float(row["per_usd"]) for row in csv.DictReader(io.StringIO(text))}
        for text in (
            (files("flows") / "data" / name).read_text("utf-8") for name in ("official_rates.csv", "exchange_rates.csv")
        )
    )
    shared = sorted(official.keys() & market.keys())
    near = [key for key in shared if abs(official[key] / market[key] - 1) < 0.01]
    assert len(shared) > 500
    assert len(near) >= len(shared) - 2  # the króna in 2008 and the baht in 2007 had two markets


def test_an_id_stays_when_another_paper_repeats_the_fact() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    alone = reconcile([document("doc_a", statement(title))])
    both = reconcile([document("doc_a", statement(title)), document("doc_b", statement(title))])
    assert alone.records[0].record_id == both.records[0].record_id


POLICE = ("supplied 20 million of police equipment", "gave police supplies worth 20 million")


def test_one_sum_for_one_thing_in_other_words_is_one_fact_of_two_papers() -> None:
    one, other = (statement(title, kind="financing", amount=20e6) for title in POLICE)
    assert facts_of_two(one, other) == 1
    assert facts_of_two(one, statement(POLICE[1], kind="financing", amount=30e6, year=2016)) == 2


def test_one_sum_for_what_may_be_one_thing_is_looked_at_by_a_person() -> None:
    one = statement("paid for the parliament complex, free of charge", kind="financing", amount=1.5e9)
    other = statement("received a further sum for its parliament building as a gift", kind="financing", amount=1.5e9)
    known = reconcile([document("doc_a", one), document("doc_b", other)]).records
    assert ["possible_duplicate" in record.flags for record in known] == [True, True]


@pytest.mark.parametrize("papers", [1, 2])
def test_a_running_total_in_other_words_is_one_fact(papers: int) -> None:
    titles = ("Aid came to 43 billion", "43 billion had been given in aid")
    one, other = (statement(title, kind="financing", amount=43e9, cumulative=True) for title in titles)
    together = [document("doc_a", one, other)] if papers == 1 else [document("doc_a", one), document("doc_b", other)]
    assert len(reconcile(together).records) == 1


def test_running_totals_of_other_things_of_one_paper_stay_apart() -> None:
    one, other = (
        statement(f"Loans for {what} stood at 5 billion", kind="financing", amount=5e9, cumulative=True)
        for what in ("ports", "schools")
    )
    assert facts(one, other) == 2


@pytest.mark.parametrize(
    "told",
    [((2014, 300e6), (2015, 300e6), (2015, 310e6)), ((2014, 101e6), (2014, 100e6), (2015, 99e6))],
    ids=["a year, then a sum", "a sum, then both"],
)
def test_no_chain_of_small_steps_makes_one_fact_of_another_year_and_sum(told: tuple[tuple[int, float], ...]) -> None:
    title = "Norway lent Kenya money for building the harbour at Kilunda"
    loans = [statement(title, kind="financing", year=year, amount=amount) for year, amount in told]
    known = reconcile([document(f"doc_{i}", one) for i, one in enumerate(loans)])
    assert sorted(r.n_evidence for r in known.records) == [1, 2]


def test_many_papers_that_cite_a_first_one_are_one_witness() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    first = document("doc_000", statement(title), title="A survey of treaties on fisheries")
    names = [f"Notes on treaties of the coast, number {n}" for n in range(1, 6)]
    words = "As A Survey of Treaties on Fisheries (2020) tells, "
    citing = [replace(document(f"doc_00{n}", statement(title), title=name), text=words) for n, name in enumerate(names, 1)]
    alone = document("doc_900", statement(title), title="Something written by quite other people")
    assert [(r.n_evidence, r.n_independent) for r in reconcile([first, *citing, alone]).records] == [(7, 2)]


def test_what_is_below_the_bar_is_flagged_and_not_summed_until_another_paper_says_it_too() -> None:
    guess = replace(statement("Loan for Lamu Port Roads", kind="financing", amount=4e6), confidence=0.2)
    (alone,) = reconcile([document("doc_a", guess)]).records
    assert ("unsure" in alone.flags, alone.aggregate) == (True, False)
    (twice,) = reconcile([document("doc_a", guess), document("doc_b", replace(guess, confidence=0.33))]).records
    assert ("unsure" in twice.flags, twice.aggregate) == (False, True)


def test_a_paper_cites_another_where_any_of_its_files_does_and_by_how_the_title_begins() -> None:
    title = "Agreement on Fisheries Research in the Gulf of Lamu"
    first = document("doc_000", statement(title), title="A survey of treaties on fisheries and ports")
    first = replace(first, document=replace(first.document, authors=("Ada Lindqvist",)))
    slides, thesis = (document(f"doc_{n}", statement(title), title="Notes on treaties of the coast") for n in ("100", "200"))
    cited = "Lindqvist, Ada (2020). A survey of treaties on fish. Journal of Coasts 3."
    for text, independent in ((cited, 1), (cited.replace("Lindqvist", "Moreau"), 2)):
        (record,) = reconcile([first, slides, replace(thesis, text=text)]).records
        assert (record.n_evidence, record.n_independent) == (3, independent)
    alike = replace(document("doc_300", title="A survey of treaties on rivers and canals"), text="")
    alike = replace(alike, document=replace(alike.document, authors=("Bo Aalto",)))
    (record,) = reconcile([first, slides, replace(thesis, text=cited), alike]).records
    assert (record.n_evidence, record.n_independent) == (3, 1)


def test_claims_of_other_countries_and_shares_that_are_no_roundings_stay_apart() -> None:
    one = replace(statement("The ratio came to 49.1 percent", kind="claim", subtype="share"), quantities=("49.1 %",))
    rounded, other = (replace(one, title=f"The ratio was {n} percent", quantities=(f"{n} %",)) for n in (49, 50))
    assert facts_of_two(one, rounded) == 1
    assert facts_of_two(one, other) == 2
    assert facts_of_two(one, replace(one, parties=("FIN", "SWE"))) == 2


def test_the_title_is_of_the_place_that_tells_most_not_of_the_one_read_surest() -> None:
    full = replace(
        statement("lent Kenya 5 million for cattle dips", kind="financing", subtype="loan", amount=5e6),
        purpose="cattle dips",
        confidence=0.85,
    )
    short = replace(full, title="money from Norway for the cattle dips of Kenya", moneys=(), purpose="", confidence=0.95)
    told = reconcile([document("doc_a", short), document("doc_b", full)]).records
    assert [(one.n_evidence, one.title) for one in told] == [(2, full.title)]
    table, prose = document("doc_a", replace(short, confidence=0.95), zone="table"), document("doc_b", full)
    assert [one.title for one in reconcile([table, prose]).records] == [short.title]
