"""Which names of organisations are one."""

import pytest

from extractors.model.extract import Extract
from flows.reconcile.entities import resolve
from flows.reconcile.names import Named, alike, together
from tests.flows.reconcile.making import document, mention, named


def entity_names(*names: str) -> int:
    known = together([Named(name, (name,), 1) for name in sorted(names)])
    return len(set(known.values()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sinohydro", "Sinohydro Co., Ltd."),
        ("Sinohydro", "Sinohydro Group Co., Ltd"),
        ("World Health Organization", "World Health Organisation"),
        ("Ministry of Energy of Kenya", "Kenya Ministry of Energy"),
        ("Asian Infrastructure Investment Bank", "AIIB"),
        ("Kazakhtelecom", "Kazakhtelekom JSC"),
        ("Export-Import Bank of China", "The Export Import Bank of China"),
        ("KazMunayGas", "KazMunaiGaz"),
        ("State Grid Corporation of Kenya", "State Grid Corp of Kenya"),
        ("Huawei Technologies Co Ltd", "Huawei Technologies"),
        ("University of Dar es Salaam", "Dar es Salaam University"),
    ],
)
def test_one_organisation(one: str, other: str) -> None:
    assert entity_names(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bank of China", "Export-Import Bank of China"),
        ("Bank of China", "China Development Bank"),
        ("Asian Development Bank", "African Development Bank"),
        ("Ministry of Energy of Kenya", "Ministry of Energy of Norway"),
        ("Ministry of Trade", "Ministry of Transport"),
        ("China Railway Tunnel Group", "China Railway Construction Group"),
        ("University of Oslo", "University of Lagos"),
        ("China Railway Group", "China Railway Company"),
        ("Air Namibia", "Namibia Air"),
        ("Sinopec", "Sinotec"),
        ("First Bank of Nigeria", "Union Bank of Nigeria"),
        ("Northern Railway Company", "Southern Railway Company"),
    ],
)
def test_two_organisations(one: str, other: str) -> None:
    assert entity_names(one, other) == 2


def test_initials_that_fit_two_names_are_left_alone() -> None:
    names = ("CDB", "China Development Bank", "Caribbean Development Bank")
    assert entity_names(*names) == 3


def test_a_match_says_why() -> None:
    score = alike(Named("AIIB", ("AIIB",), 1), Named("Asian Infrastructure Investment Bank", ("x",), 1))
    assert "initials" in score.why


def papers() -> list[Extract]:
    a, b = document("doc_a"), document("doc_b")
    bank = "Asian Infrastructure Investment Bank"
    of_a = (mention(bank, bank), mention("China", "CHN", start=50, label="COUNTRY", kind="name"))
    of_b = (
        mention("AIIB", "AIIB", "doc_b"),
        mention("Chinese", "CHN", "doc_b", 60, "COUNTRY", "demonym"),
        mention("2018", "2018", "doc_b", 90, "DATE"),
    )
    return [
        Extract(a.document, mentions=of_a),
        Extract(b.document, mentions=of_b),
    ]


def test_entities_over_papers() -> None:
    known = resolve(papers())
    assert named(known.entities, "ORG") == {"Asian Infrastructure Investment Bank": ("AIIB",)}
    assert named(known.entities, "COUNTRY") == {"China": ("Chinese",)}
    assert [entity.n_documents for entity in known.entities] == [2, 2]
    assert [m.entity_id is None for m in known.mentions] == [False, False, False, False, True]
