"""Deals that recur between the same sides, such as swaps, tranches and renewals, and places that tell more of one deal."""

from dataclasses import replace

import pytest

from extractors import paper
from extractors.model.fact import Money, Statement
from flows.reconcile import Reconciled, reconcile
from flows.reconcile.agreeing import time_of
from flows.reconcile.anchors import anchors, shared
from flows.reconcile.back import back, besides
from flows.reconcile.blocking import pairs
from flows.reconcile.figures import best
from flows.reconcile.stated import stated
from flows.reconcile.tables import likeness_weights
from flows.reconcile.wording import mark_of, wording
from tests.flows.reconcile.making import document, statement

SWAP = "The Central Bank of Kenya and Norges Bank of Norway have agreed on a bilateral currency swap arrangement."


def read(*papers: tuple[int, str], month: str = "May") -> Reconciled:
    """Papers of some sentences, each written in a year, reconciled."""
    head = f"News from the {{}} of Marrabel\n\nAnn Author\n\nPublished: {month} {{}}\n\n"
    places = ("harbour", "market", "valley")
    texts = [head.format(place, year) + words for place, (year, words) in zip(places, papers, strict=False)]
    return reconcile([paper.extract(text.encode(), "text/plain") for text in texts])


def test_a_swap_told_in_the_same_words_five_years_later_is_another_swap() -> None:
    assert [r.n_evidence for r in read((2016, SWAP), (2021, SWAP)).records] == [1, 1]
    assert [r.n_evidence for r in read((2016, SWAP), (2016, SWAP)).records] == [2]


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Norway lends 90 million kroner as Tranche 3 for the Marrabel tramway.", {"3"}),
        ("A credit for phase 2A of the tramway was agreed on.", {"2"}),
        ("It pays the sum out as tranche five.", {"5"}),
        ("Kenya renewed its 4 billion kroner currency swap with Norway.", {"amending"}),
        ("Both banks extended their bilateral swap for two years.", {"amending"}),
        ("The fund left its USD 3 billion deposit with Kenya, a rollover for one more year.", {"amending"}),
        ("The deposit was rolled over in May.", {"amending"}),
        ("Lorries rolled over the bridge.", set()),
        ("Norway extended the term of its deposit with Kenya.", {"amending"}),
        ("Norway has confirmed it will extend for one year a deposit with Kenya.", {"amending"}),
        ("Norway approved a one-year extension for the deposit.", {"amending"}),
        ("Norway agreed to extend a USD 3 billion deposit held in Kenya for another year.", {"amending"}),
        ("Norway extended a three-year loan to Kenya.", set()),
        ("Norway extended the repayment period of the loan.", set()),
        ("Norway and Kenya tripled their currency swap agreement.", {"amending"}),
        ("Kenya raised the limit of the existing swap with Norway.", {"amending"}),
        ("Kenya raised money under a swap agreement with Norway.", set()),
        ("Both formalised the expansion of a currency swap agreement.", {"amending"}),
        ("The deposit was initially placed in 2015 and rolled over since.", {"1"}),
        ("The first deal was signed in 2018.", {"1"}),
        ("A second one, of 30 million, was paid out.", {"2"}),
        ("Norway extended a credit line to Kenya.", set()),
        ("Norway extended its line of credit to Kenya to 90 million kroner.", set()),
        ("Tranche 1 was paid out, and tranche 2 will follow.", set()),
    ],
)
def test_which_of_a_row_a_passage_tells(words: str, mark: set[str]) -> None:
    assert mark_of(words) == mark


def test_money_paid_after_a_review_is_no_review() -> None:
    assert "review" in wording("The Fund completed the second review of its programme with Kenya.").marks
    paid = "The Fund paid out 407 million after completing its first reviews of two agreements."
    assert "review" not in wording(paid).marks


def test_two_tranches_for_one_work_are_two_loans_and_one_tranche_told_twice_is_one() -> None:
    third = "Norway signed a loan agreement with Kenya in 2019 to lend USD 84 million as Tranche 3 for the Marrabel tramway."
    fourth = third.replace("84", "96").replace("Tranche 3", "tranche four")
    again = "In 2019 Norway agreed to lend Kenya USD 84 million, the third tranche for the Marrabel tramway."
    assert max(r.n_evidence for r in read((2019, third), (2019, again)).records) == 2
    assert max(r.n_evidence for r in read((2019, third), (2019, fourth)).records) == 1


def test_towns_whose_names_begin_like_number_are_no_marks_of_a_row() -> None:
    assert not wording("Loan for the tramway of Novi Marrabel").marks
    assert not wording("Loan for the tramway of Noi").marks
    assert [wording(f"Loan {number}").marks for number in ("No. 6", "no.IV", "no 6")] == [{"6"}, {"4"}, {"6"}]


def test_a_further_loan_is_one_whatever_words_stand_before_loan() -> None:
    further = [
        "another soft loan",
        "an additional low-interest USD 20 million",
        "the additional loan",
        "a further €20 million",
    ]
    assert all(wording(f"Norway lent {words} for a road from Lodwar in the north to Sankara").marks for words in further)
    for plain in ("additional words on a loan", "another of its loans", "the loan and more"):
        assert not wording(f"Norway spoke of {plain} for a road from Lodwar in the north to Sankara").marks


def test_a_deposit_and_its_rollover_are_two_and_the_rollover_told_twice_is_one() -> None:
    placed = "The Norwegian Fund for Development has placed a deposit of USD 3 billion with the Central Bank of Kenya."
    rolled = placed.replace(
        "has placed a deposit of USD 3 billion with", "has confirmed the rollover of its USD 3 billion deposit at"
    )
    assert max(r.n_evidence for r in read((2021, placed), (2022, rolled)).records) == 1
    assert max(r.n_evidence for r in read((2021, rolled), (2021, rolled.replace("confirmed", "announced"))).records) == 2


def test_news_of_a_year_do_not_tell_what_was_paid_out_in_the_next() -> None:
    paid = "The International Monetary Fund has approved a loan of USD 60 million to Kenya."
    dated = "On 19 January 2024 the International Monetary Fund approved a loan of USD 60 million to Kenya."
    assert max(r.n_evidence for r in read((2023, paid), (2024, dated)).records) == 1
    assert max(r.n_evidence for r in read((2024, paid), (2024, dated)).records) == 2
    early = dated.replace("19 January 2024", "19 December 2023")
    assert max(r.n_evidence for r in read((2024, paid), (2023, early), month="January").records) == 2
    assert max(r.n_evidence for r in read((2024, paid), (2023, early), month="May").records) == 1


def test_a_deposit_rolled_over_every_year_is_another_deal_each_time() -> None:
    rolled = "The Qatar Fund has extended the term of its deposit of USD 3 billion with the Central Bank of Kenya by a year."
    later = "Qatar has agreed to extend a $3 billion deposit held with the Central Bank of Kenya for one more year."
    first = (
        "The Qatar Fund initially placed the $3 billion deposit with the Central Bank of Kenya in 2021; it was rolled over."
    )
    assert max(r.n_evidence for r in read((2022, rolled), (2024, later)).records) == 1
    assert max(r.n_evidence for r in read((2024, rolled), (2024, later)).records) == 2
    assert max(r.n_evidence for r in read((2022, rolled), (2022, first)).records) == 1


def undated(year: int | None, published: int) -> tuple[Statement, int]:
    """A pact told with or without a year in a paper of some year."""
    return replace(statement("pact on herring", year=year), date=str(year or "")), published


@pytest.mark.parametrize(
    ("written", "length", "level"),
    [(2012, 0, "far"), (2017, 0, "far"), (2017, 9_000, "one_silent"), (2018, 0, "one_silent"), (2022, 0, "one_silent")],
)
def test_what_was_written_before_a_time_does_not_tell_of_it(written: int, length: int, level: str) -> None:
    papers = []
    for name, (one, year) in {"doc_a": undated(None, written), "doc_b": undated(2018, 2023)}.items():
        own = document(name, one)
        papers.append(replace(own, document=replace(own.document, year=year), text=own.text + "." * length))
    a, b = stated(papers)
    assert time_of(a, b) == level


def test_what_is_only_planned_may_be_told_before_its_time() -> None:
    planned = replace(undated(None, 2012)[0], flags=("not_done",))
    first, second = document("doc_a", planned), document("doc_b", undated(2018, 2023)[0])
    a, b = stated([replace(first, document=replace(first.document, year=2012)), second])
    assert time_of(a, b) == "one_silent"


def test_sums_in_one_currency_decide_before_those_that_come_near_in_another() -> None:
    mine, theirs = [(300e9, "JPY"), (187.5e9, "INR")], [(400e9, "JPY"), (226e9, "INR")]
    found = best(mine, theirs, None)
    assert found is not None
    assert found[0] == "other"
    assert best([(300e9, "JPY")], [(226e9, "INR")], None) == ("unknown", (300e9, "JPY"))


def told(words: str, start: int, **values: object) -> tuple[Statement, str]:
    one = replace(statement("pact", quote=words), start=start, end=start + len(words), **values)  # type: ignore[arg-type]
    return one, f"evd_{start}"


PACT = told("Kenya and Norway signed a pact on herring in 2015.", 0)


@pytest.mark.parametrize("words", ["The agreement is valid for three years.", "Under this pact boats of both may land."])
def test_the_agreement_is_the_one_told_before(words: str) -> None:
    assert back(told(words, 100)[0], [PACT]) == "evd_0"


@pytest.mark.parametrize(
    "words",
    [
        "The agreement of 2009 was kept.",
        "The agreement on Trade came to nothing.",
        "The deal follows an accord on salmon.",
        "Kenya asked for the loan in vain.",
        "An agreement on salmon is asked for.",
    ],
)
def test_an_agreement_that_is_told_from_the_one_before_is_another(words: str) -> None:
    assert not back(told(words, 100)[0], [PACT])


def test_the_agreement_is_none_far_before_none_of_another_sum_and_none_of_two() -> None:
    after, sums = "The agreement holds.", {"moneys": (Money(4e6, "USD"),)}
    assert not back(told(after, 9_000)[0], [PACT])
    assert not back(told(after, 100, moneys=(Money(7e6, "USD"),))[0], [told(PACT[0].quote, 0, **sums)])
    assert not back(told(after, 100)[0], [PACT, (PACT[0], "evd_1")])


def test_the_agreement_is_that_in_hand_and_not_the_one_that_it_renews() -> None:
    old = told("It goes on where the previous pact of 2010 ended.", 60, title="previous pact")
    assert back(told("The pact holds for five years.", 120)[0], [PACT, (old[0], "evd_60")]) == "evd_0"


def test_a_sentence_on_the_agreement_tells_more_of_it() -> None:
    first = "In 2015 Kenya and Norway signed a fisheries agreement for the waters off Marrabel. "
    for more, n in (("The agreement is worth USD 6.4 million.", 2), ("They also signed a protocol on ferries in 2015.", 1)):
        known = read((2016, first + more))
        assert max(r.n_evidence for r in known.records) == n


def test_a_deal_signed_besides_is_another_one() -> None:
    assert besides(PACT[0], told("Both also signed a pact on salmon.", 100)[0])
    assert not besides(PACT[0], told("The pact is also known as that of Marrabel.", 100)[0])
    assert not besides(PACT[0], told("Both also signed a pact on salmon.", 5000)[0])


def test_what_had_been_lent_earlier_is_not_the_loan_of_which_news_tell() -> None:
    assert besides(PACT[0], told("Earlier, Norway had lent Kenya USD 30 million.", 100)[0])
    assert not besides(PACT[0], told("Earlier, ministers had said that the pact was near.", 100)[0])
    assert not besides(PACT[0], told("Earlier drafts of the pact were longer.", 100)[0])
    now = "Norway is lending Kenya USD 30 million for boats. "
    assert (
        max(r.n_evidence for r in read((2016, f"{now}Earlier, Norway had lent Kenya USD 30 million for boats.")).records)
        == 1
    )


def test_a_loan_and_the_contract_that_it_pays_for_are_in_doubt() -> None:
    known = read(
        (
            2015,
            "In 2014 Kenya signed a contract of USD 84.5 million with Ruda Works Ltd of Norway for the Marrabel tramway.",
        ),
        (2015, "In 2014 the Export-Import Bank of Norway lent Kenya USD 84.5 million for the Marrabel tramway."),
    )
    assert all(len({e.document_id for e in known.evidence if e.record_id == r.record_id}) == 1 for r in known.records)


def test_two_swaps_of_one_round_sum_without_side_and_time_are_no_one_swap() -> None:
    named, unnamed = "Kenya and Norway set up a swap line of USD 10 billion.", "The swap line is worth USD 10 billion."
    assert [r.n_evidence for r in read((2016, named), (2021, unnamed)).records] == [1, 1]
    assert [r.n_evidence for r in read((2016, named), (2016, named.replace("set up", "agreed on"))).records] == [2]


def test_a_running_total_is_none_of_the_things_that_it_holds() -> None:
    total = "By the end of 2017, Norway had given Kenya USD 43 billion in aid for schools."
    part = "In 2017, Norway gave Kenya aid for schools in Marrabel."
    for papers in (((2018, f"{total} {part}"),), ((2018, total), (2018, part))):
        assert not [r for r in read(*papers).records if r.n_evidence > 1]


def test_news_tell_one_sum_for_one_thing_in_headline_and_text() -> None:
    lead = "Norway lends Kenya USD 20 million for a road in Marrabel."
    more = "The government of Norway signed the loan of USD 20 million to Kenya for a mountain road on Friday."
    for second in ("a hospital near Ruda", "the port of Sankara"):
        other = f"Norway lends Kenya USD 20 million for {second}."
        assert max(r.n_evidence for r in read((2016, f"{lead} {other}")).records) == 1
    assert max(r.n_evidence for r in read((2016, f"{lead}\n\n{more}")).records) == 2


def test_other_initials_are_no_other_names() -> None:
    one, other = (anchors(f"a loan ({short}) for the tram", (), ()) for short in ("BCL", "PBC"))
    assert shared(one, other) == (frozenset(), 0)
    assert shared(one, one) == (frozenset({"bcl"}), 0)
    assert shared(*(anchors(f"a tram to {place}", (), ()) for place in ("Ruda", "Sankara"))) == (frozenset(), 1)


def test_bare_titles_are_brought_together_by_what_their_passages_are_about() -> None:
    one = statement("agreement", year=2015, quote="Under an agreement both will breed herring.")
    other = statement("protocol", year=None, quote="Of herring there was a protocol.")
    assert list(pairs(stated([document("doc_a", one), document("doc_b", other)]))) == [(0, 1)]
    apart = replace(other, quote="Of ferries there was a protocol.")
    assert not list(pairs(stated([document("doc_a", one), document("doc_b", apart)])))


def test_what_a_place_leaves_out_weighs_nothing() -> None:
    assert not [row for row in likeness_weights() if row.level in ("silent", "one_silent")]
