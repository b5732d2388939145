"""Who takes part, and who is only named beside it: former states, persons, authors, measures in short."""

from dataclasses import replace

from extractors.model.fact import Statement, Value
from flows.reconcile import reconcile
from flows.reconcile.anchors import anchors
from flows.reconcile.canonical import UNNAMED
from flows.reconcile.likeness import judge, looked_at, rarity_of
from flows.reconcile.stated import Stated, stated
from tests.flows.reconcile.making import document, statement


def both(one: Statement, other: Statement) -> tuple[Stated, Stated]:
    """The statements of two papers as they are compared."""
    a, b = stated([document("doc_a", one), document("doc_b", other)], UNNAMED)
    return a, b


def level(measure: str, one: Statement, other: Statement) -> str:
    """What a measure sees in the statements of two papers."""
    a, b = both(one, other)
    return dict(looked_at(a, b, rarity_of((a, b)))[1])[measure].level


def test_a_deal_of_a_state_that_is_no_more_may_be_told_as_its_heirs() -> None:
    title = "Agreement on a steel works and the training of engineers at Sankara"
    told = [statement(title, parties=("IND", side), year=1955) for side in ("SUN", "RUS", "DEU")]
    soviet, russian, german = told
    (record,) = reconcile([document("doc_a", soviet), document("doc_b", russian)]).records
    assert (record.n_evidence, record.year) == (2, 1955)
    assert len(reconcile([document("doc_a", soviet), document("doc_b", german)]).records) == 2


def test_a_loan_and_the_agreement_on_it_are_of_one_sort() -> None:
    loan = statement("lent 2 billion for roads", kind="financing", subtype="loan", amount=2e9)
    agreed = statement("Loan agreement worth 2 billion", subtype="loan_agreement", amount=2e9)
    treaty = statement("Treaty worth 2 billion", subtype="treaty", amount=2e9)
    assert level("sorts", loan, agreed) == level("sorts", agreed, loan) == "agreed_financing"
    assert level("sorts", loan, treaty) == "other_kind"


def test_who_is_cited_and_who_spoke_is_no_name_of_the_thing() -> None:
    plain = anchors("Norway paid for the dam at Sankara.", ("Norway",), ())
    cited = anchors("Norway paid for the dam at Sankara (Otieno et al., 2011; 14).", ("Norway",), ())
    spoken = anchors("Norway paid for the dam at Sankara, as Prime Minister Jon Vale said.", ("Norway",), ())
    assert plain.firm == cited.firm == spoken.firm == {"sankara"}


def test_codes_of_currencies_and_measures_in_short_are_no_names() -> None:
    assert anchors("It came to 3 percent of GDP, or 20 million EUR.", (), ()).firm == frozenset()


def test_a_capital_that_stands_for_its_state_is_no_name_that_tells_two_deals_apart() -> None:
    text = "Moscow lent 84.6 million for the dam."
    capital = Value(0, len("Moscow"), "donor", "RUS", "grammar")
    one = statement(text, kind="financing", amount=84.6e6, parties=("RUS", "KEN"), quote=text)
    paper = replace(document("doc_a", replace(one, values=(capital,))), text=text)
    (a,) = stated([paper], UNNAMED)
    assert not a.compared.anchors.firm | {name for name in a.compared.things if name.startswith("mosc")}


def test_a_claim_of_one_side_and_month_is_weighed_against_the_deal_whose_sum_it_states() -> None:
    deal = statement("swap of currencies", subtype="swap_line", amount=60e9, date="2015-07")
    claim = statement("the line of the bank was made longer", kind="claim", amount=60e9, date="2015-07", parties=("NOR",))
    a, b = both(deal, claim)
    assert judge(a, b, rarity_of((a, b))).rule == ""
    a, b = both(deal, replace(claim, date="2015"))
    assert judge(a, b, rarity_of((a, b))).rule == "a claim beside the deal whose sum it states"


def test_a_side_taken_over_from_the_agreement_before_makes_no_other_deal() -> None:
    def contract(other: str, method: str) -> Statement:
        told = statement("the contract for the Marrabel line and its sheds", parties=("NOR", other), amount=5.79e7)
        return replace(told, values=(Value(0, 3, "parties", "NOR", "grammar"), Value(4, 7, "parties", other, method)))

    for method, n in (("the agreement before", 1), ("grammar", 2)):
        papers = [document("doc_a", contract("TCD", "grammar")), document("doc_b", contract("NER", method))]
        assert len(reconcile(papers).records) == n
