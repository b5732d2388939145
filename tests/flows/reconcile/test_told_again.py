"""Facts that a second paper tells again with less, with a pointing word, or as another sort of thing; and look-alikes."""

from dataclasses import replace

import pytest

from extractors import paper
from extractors.model.extract import Extract
from extractors.model.rows import RecordRow
from flows.reconcile import Reconciled, reconcile
from flows.reconcile.agreeing import time_of
from flows.reconcile.around import pointed
from flows.reconcile.blocking import pairs
from flows.reconcile.canonical import UNNAMED
from flows.reconcile.fields import reads_of
from flows.reconcile.likeness import judge, looked_at, rarity_of
from flows.reconcile.stated import stated
from tests.flows.reconcile.making import document, statement


def read_papers(*papers: str) -> list[Extract]:
    """Papers of some paragraphs each, read."""
    head = "Notes on {}\n\nAnn Author\n\nAbstract: Words.\n\n1. Introduction\n\n"
    texts = [head.format(f"Ports and Loans, part {n}") + text for n, text in enumerate(papers)]
    return [paper.extract(text.encode(), "text/plain") for text in texts]


def read(*papers: str) -> Reconciled:
    """Such papers, reconciled."""
    return reconcile(read_papers(*papers))


def records(*papers: str) -> list[RecordRow]:
    """The records of such papers."""
    return list(read(*papers).records)


def test_a_side_that_one_place_only_names_is_a_side_told_in_both() -> None:
    (one,) = records(
        "In 1996, Norway wrote off USD 2.6 billion of the debt of Gabon.",
        "Gabon was let off US$2.6 billion by Norway in 1996.",
    )
    assert (one.n_evidence, one.donor, one.recipient) == (2, "NOR", "GAB")


def test_the_port_is_the_one_named_before() -> None:
    before, names = "Marrabel harbour lies in Kenya, near Sankara. ", frozenset({"marrabel", "sankara"})
    assert pointed("The port was built for $361 million.", before, names) == {"marrabel"}
    assert pointed("The project was built for $361 million.", before, names) == names
    assert not pointed("The airport was built for $361 million.", before, names)
    assert not pointed("The port of Ruda was built for $361 million.", before, names)


def test_a_work_that_is_pointed_to_is_the_one_of_that_name() -> None:
    hired = (
        "The Marrabel port was no more than a plan. In 2007, Ruda Works Ltd and Lamu Builders Ltd of Kenya were hired "
        "to build the port for $361 million."
    )
    for name, level in (("Marrabel", "all_rare"), ("Sankara", "silent")):
        heading = f"{name} Port Initiated: 2007 (Kenya)."
        one, other = stated(read_papers(hired, heading), UNNAMED)
        assert dict(looked_at(one, other, rarity_of((one, other)))[1])["names"].level == level
        assert list(pairs((one, other))) == [(0, 1)] or level == "silent"


def test_words_of_a_name_are_what_another_place_puts_small() -> None:
    found = records(
        "In March 2014 Japan and Kenya signed a loan agreement of JPY 25 billion for the Rural Roads and Markets Programme.",
        "In 2014 Japan lent Kenya JPY 25 billion for rural roads and markets.",
    )
    assert [one.n_evidence for one in found] == [2]


def test_a_further_sum_of_one_month_is_the_same_sum_without_that_word() -> None:
    (one,) = records(
        "Norway gave Kenya a further $500 million as treasury bonds in June 2012.",
        "In June 2012 Norway bought Kenyan treasury bonds for $500 million.",
    )
    assert one.n_evidence == 2


def test_a_further_sum_of_one_year_may_be_the_second_and_is_in_doubt() -> None:
    found = read(
        "Norway gave Kenya a further $500 million as treasury bonds in 2012.",
        "In 2012 Norway bought Kenyan treasury bonds for $500 million.",
    )
    assert len(found.records) == 2
    assert "possible_duplicate" in {flag.flag for flag in found.flags}


def test_a_claim_and_a_deal_that_agree_in_all_else_need_no_time() -> None:
    found = records(
        "Norway earlier provided $240 million to Nepal through the Harbour Bank of Norway.",
        "Nepal had before had $240 million from the Harbour Bank of Norway.",
    )
    assert [one.n_evidence for one in found] == [2]


def test_two_agreements_of_one_paper_without_title_time_or_sum_in_common_are_in_doubt() -> None:
    lease = statement("taken over cranes, sheds and operations of a harbour under a lease of ninety-nine years", year=None)
    venture = statement("a joint venture with fishermen, truckers and insurers for operations in shallow water", year=None)
    a, b = stated([document("doc_a", lease, venture)], UNNAMED)
    verdict = judge(a, b, rarity_of((a, b)))
    assert verdict.opinion != "same"
    assert "neither title, time nor figure" in verdict.rule


def test_nobody_both_gives_and_receives_where_a_place_was_misread() -> None:
    told = statement("Norway forgave debts for the Marrabel dam and its turbines", kind="financing", amount=3.61e8)
    right = replace(told, donor="NOR", recipient="KEN", parties=("KEN", "NOR"), subtype="debt_relief")
    misread = replace(right, donor="", recipient="NOR", quote="Norway forgave debts of the Marrabel dam (2015)")
    told_otherwise, last = stated([document("doc_a", right, misread)], UNNAMED)
    assert reads_of((told_otherwise, last))["recipient"](last) == ""


def test_the_cost_of_a_work_and_a_loan_of_about_as_much_in_one_paper_are_in_doubt() -> None:
    work = statement("the Marrabel road section costs 809 million euros", kind="project", subtype="transport", amount=8.09e8)
    loan = statement("a loan for the road from Sankara", kind="financing", subtype="loan", amount=8e8)
    a, b = stated([document("doc_a", work, loan)], UNNAMED)
    assert judge(a, b, rarity_of((a, b))).opinion != "same"


def test_a_deal_and_its_money_in_one_sentence_are_no_two_facts_that_a_restatement_is_torn_between() -> None:
    found = records(
        "Chad reached a deal with two Norwegian state-owned lenders to restructure $15 million in debt in September 2014.",
        "In 2014 Chad agreed with its lenders in Norway on new terms for US$15 million.",
    )
    assert sorted(one.n_evidence for one in found) == [1, 2]


def test_an_agreement_and_its_loan_told_in_each_of_two_sentences_are_joined_each_with_its_own_kind() -> None:
    one = (
        "The Government of Kenya Ministry of Finance has now signed a facility agreement with Ruda Bank Kenya, a commercial "
        "bank, for a US$1.46 billion loan to fund the Sankara tramway from Marrabel to Lodwar."
    )
    other = (
        "Kenya has signed a facility agreement with Ruda Bank for a $1.46 billion term loan to fund construction of the "
        "Sankara tramway project from Marrabel to Lodwar."
    )
    deals = [(r.kind, r.n_evidence) for r in records(one, other) if r.kind != "project"]
    assert sorted(deals) == [("agreement", 2), ("financing", 2)]


def test_two_banks_that_lend_one_sum_for_one_road_are_not_joined_by_a_paper_that_names_neither() -> None:
    first = "In 2016 the Asian Infrastructure Investment Bank approved a loan of USD 100 million to Pakistan for a road."
    second = "In 2016 the Asian Development Bank approved for Pakistan a loan of USD 100 million for the Marrabel road."
    neither = "A loan of USD 100 million to Pakistan was approved in 2016 for the Marrabel road."
    assert max(r.n_evidence for r in records(first, neither, second)) == 2
    assert max(r.n_evidence for r in records(second, neither)) == 2


def test_a_loan_and_the_agreement_on_it_are_no_doubt_in_a_paper_that_rounds_a_telling_sum() -> None:
    full = statement("credit agreement for the port of Marrabel", subtype="agreement", amount=306_726_736.0)
    for sum_, doubted in ((306.7e6, False), (310e6, True)):
        short = statement("credit for the Marrabel port", kind="financing", subtype="loan", amount=sum_)
        a, b = stated([document("doc_a", replace(short, donor="NOR", recipient="KEN", parties=full.parties), full)], UNNAMED)
        assert ("only near" in judge(a, b, rarity_of((a, b))).rule) is doubted


def test_a_range_and_one_of_its_ends_are_in_doubt_and_two_places_of_one_range_are_one() -> None:
    span = "Norway lent Kenya between US$ 30 million and US$ 40 million for the Lodwar road in 2011."
    again = "In 2011 Kenya borrowed between US$ 30 million and US$ 40 million from Norway for the road to Lodwar."
    end = "In 2011 Kenya borrowed at least US$ 30 million from Norway for the road to Lodwar."
    assert [(one.amount, one.n_evidence) for one in records(span, again)] == [(None, 2)]
    assert [one.flags for one in records(span, end)] == [("possible_duplicate",)] * 2


def test_at_least_so_much_and_at_most_so_much_are_in_doubt() -> None:
    least, most = (
        f"In 2011 Kenya borrowed {words} US$ 30 million from Norway for the Lodwar road." for words in ("over", "up to")
    )
    assert [one.flags for one in records(least, most)] == [("possible_duplicate",)] * 2
    assert len(records(least, least.replace("over", "more than"))) == 1


@pytest.mark.parametrize(
    ("words", "rest", "time"),
    [
        ("Kenya has signed a contract of EUR 30 million with Norway for the Lodwar road.", "", "2020-03~"),
        ("Kenya signed a contract of EUR 30 million with Norway on Friday for the Lodwar road.", "", "2020-03~"),
        ("Last year Kenya signed a contract of EUR 30 million with Norway for the Lodwar road.", "", "2019"),
        ("Kenya has since signed a contract of EUR 30 million with Norway for the Lodwar road.", "", ""),
        ("Kenya signed a contract of EUR 30 million with Norway for the Lodwar road.", "", ""),
        ("Kenya has signed a contract of EUR 30 million with Norway for the Lodwar road.", "Much was said. " * 400, ""),
    ],
    ids=["done", "day", "year before", "looking back", "nothing", "no news"],
)
def test_news_without_a_date_are_of_the_year_in_which_they_were_written(words: str, rest: str, time: str) -> None:
    (one,) = stated([paper.extract(f"Roads\n\nPublished: March 2020\n\n{words}\n\n{rest}".encode(), "text/plain")])
    assert (one.time, one.statement.date) == (time, "")


def test_a_time_taken_over_from_the_sentence_before_tells_no_two_places_apart() -> None:
    before = "The European Union gave a grant of EUR 3 million to the builder of the Lodwar pipeline in 2018."
    own, taken = stated(
        read_papers(
            "In 2011 the Lodwar pipeline cost EUR 612 million.", f"{before} The pipeline is to cost EUR 612 million."
        )
    )[::2]
    assert (own.time, taken.time, taken.dates_itself) == ("2011", "2018", False)
    assert time_of(own, taken) == "one_silent"


def test_sums_in_two_currencies_without_a_time_in_both_are_for_a_person() -> None:
    one = "The Bank of Norway subsequently signed a NOK 260 million loan agreement with the Government of Kenya."
    other = "The Bank of Norway subsequently provided a $40 million loan to the Government of Kenya to pay for cranes."
    found = records(f"{one}\n\nRoads are long.\n\n{other}")
    assert {record.amount for record in found} == {4e7, 2.6e8}
    assert all("possible_duplicate" in record.flags for record in found)


def test_the_review_of_a_loan_is_not_the_loan() -> None:
    lent = "In 2011 Norway approved a EUR 30 million loan agreement with Kenya for the Lodwar road."
    reviewed = "In 2011 Norway and Kenya agreed on the first review of the EUR 30 million loan for the Lodwar road."
    assert all("merged_duplicate" not in one.flags for one in records(lent, reviewed))


def test_a_place_without_a_time_does_not_join_two_of_other_years() -> None:
    body, other = "the Bank of Norway signed a currency swap", "the Central Bank of Kenya"
    known = records(
        "In 2022, amid the drought, Norway prolonged the currency swap facility of USD 400 million, which helps Kenya to "
        "import maize.",
        f"In 2015 {body} of USD 400 million with {other}, to be drawn in euros in several tranches.",
        f"T{body[1:]} agreement with {other}, which may draw euros in several tranches up to USD 400 million.",
    )
    assert {2015, 2022} <= {one.year for one in known}
    assert all("conflict" not in one.flags for one in known)


def test_a_deal_told_as_one_beside_others_is_still_the_one_that_the_abstract_tells() -> None:
    first = "In 2016 Norway lent Kenya USD 43.5 million for the Lodwar pipeline."
    far = "Rain fell on the hills, and the roads were long and full of mud that year. " * 10
    body = "In 2016 Norway also lent Kenya USD 43.5 million for the Lodwar pipeline."
    beside = "In 2012 Norway gave Kenya a grant of USD 7 million for the Kitale clinic."
    found = [one for one in records(f"{first}\n\n{far}\n\n{beside} {body}") if one.amount == 43.5e6]
    assert [one.n_evidence for one in found] == [2]
