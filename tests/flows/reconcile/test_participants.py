"""Who takes part in a record, and as what."""

from dataclasses import replace

from extractors.model.extract import Extract
from extractors.model.fact import Participant, Statement
from flows.reconcile import reconcile
from tests.flows.reconcile.making import document, mention, statement


def paper(name: str, one: Statement) -> Extract:
    named = (
        mention("Norway", "NOR", name, 0, "COUNTRY", "name"),
        mention("Kenya", "KEN", name, 10, "COUNTRY", "name"),
        mention("Lamu Port Works", "Lamu Port Works", name, 20),
    )
    return replace(document(name, one), mentions=named)


LOAN = replace(
    statement("Norway lent Kenya 5 million", kind="financing", parties=("NOR", "KEN"), amount=5e6),
    organizations=("Lamu Port Works",),
    recipient_organizations=("Lamu Port Works",),
    participants=(Participant(20, 35, "contractor", "Lamu Port Works", "", "verb_build"),),
)


def test_columns_and_places_give_the_parts() -> None:
    rows = reconcile([paper("doc_a", LOAN)]).participants
    assert [(row.role, row.name, row.country) for row in rows] == [
        ("contractor", "Lamu Port Works", ""),
        ("donor", "Norway", "NOR"),
        ("recipient", "Kenya", "KEN"),
        ("recipient", "Lamu Port Works", ""),
    ]
    assert all(row.entity_id for row in rows)
    contractor = rows[0]
    assert (contractor.document_id, contractor.start, contractor.end, contractor.method) == ("doc_a", 20, 35, "verb_build")


def test_a_country_that_the_released_column_contradicts_takes_no_part() -> None:
    claimed = replace(LOAN, participants=(Participant(0, 6, "recipient", "Norway", "NOR", "guess"),))
    rows = reconcile([paper("doc_a", claimed)]).participants
    assert ("recipient", "NOR") not in {(row.role, row.country) for row in rows}


def test_an_agreement_has_its_parties() -> None:
    rows = reconcile([paper("doc_a", statement("Agreement on ports", parties=("KEN", "NOR")))]).participants
    assert [(row.role, row.country) for row in rows] == [("party", "KEN"), ("party", "NOR")]


def test_who_is_told_in_short_or_as_a_state_that_is_no_more_takes_part_once() -> None:
    full = replace(
        LOAN,
        organizations=("Lodwar Cattle Bank",),
        recipient_organizations=("Lodwar Cattle Bank",),
        participants=(Participant(20, 35, "recipient", "Lodwar Cattle Bank", "", "verb_lend"),),
    )
    short = replace(
        LOAN,
        organizations=("Cattle Bank", "Ruda Bank"),
        recipient_organizations=("Cattle Bank",),
        participants=(
            Participant(20, 30, "recipient", "Cattle Bank", "", "verb_lend"),
            Participant(20, 29, "contractor", "Ruda Bank", "", "verb_build"),
        ),
    )
    rows = reconcile([paper("doc_a", full), paper("doc_b", short)]).participants
    assert {row.name for row in rows} == {"Lodwar Cattle Bank", "Ruda Bank", "Kenya", "Norway"}
    deal = statement("Agreement on a steel works at Sankara", parties=("IND", "RUS"), year=1955)
    soviet = replace(deal, parties=("IND", "SUN"))
    told = reconcile([document("doc_a", deal), document("doc_b", soviet)])
    assert [len(record.parties) for record in told.records] == [2]
    assert len(told.participants) == 2


def test_a_state_told_by_its_town_alone_is_called_by_its_name() -> None:
    told = statement("Concession", parties=("KEN", "TZA"))
    told = replace(told, participants=(Participant(0, 13, "party", "Dar es Salaam", "TZA", "place's country"),))
    rows = reconcile([paper("doc_a", told)]).participants
    assert sorted((row.name, row.country) for row in rows) == [("Kenya", "KEN"), ("Tanzania", "TZA")]
