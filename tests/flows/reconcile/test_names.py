"""Which names of organisations are one."""

import pytest

from extractors.model.extract import Extract
from flows.reconcile.entities import resolve
from flows.reconcile.name_groups import grouped
from flows.reconcile.names import Named, alike
from flows.reconcile.released import keys, name_of
from tests.flows.reconcile.making import document, mention, named


def entity_names(*names: str) -> int:
    return len(grouped([Named(name, (name,), 1) for name in sorted(names)]))


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
        ("Lamuwatch", "Lamuwatch International"),
        ("Ministry of Defence of Kenya", "Kenya Ministry of Defence"),
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
        ("State Council", "Council of States"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Energy of Niger", "Ministry of Energy of Nigeria"),
        ("Central Bank of Austria", "Central Bank of Australia"),
        ("Ministry of Finance of Slovakia", "Ministry of Finance of Slovenia"),
        ("Export-Import Bank of China", "Export-Import Bank of India"),
    ],
)
def test_bodies_of_two_countries_stay_two(one: str, other: str) -> None:
    assert entity_names(one, other) == 2


def released(*names: Named) -> set[str]:
    return {name_of(group) for group in grouped(names)}


def once(name: str, *printed: str, count: int = 1) -> Named:
    return Named(name, printed or (name,), count)


def test_two_bodies_that_papers_shorten_alike_stay_two() -> None:
    one, other = once("Carrow Development Bank", "CDB"), once("Coastal Development Bank", "CDB")
    assert released(one, other, once("CDB")) == {one.name, other.name, "CDB"}


def test_a_short_form_of_any_case_belongs_to_the_name_that_a_paper_prints_it_for() -> None:
    full = once("Northern Ports Holding Company Limited", "Northern Ports Holding Company Limited", "NP Port")
    assert released(full, once("NP Port", count=9)) == {full.name}


def test_three_initials_that_no_paper_explains_are_no_name() -> None:
    assert released(once("NPH"), once("Northern Ports Holding Trust")) == {"NPH", "Northern Ports Holding Trust"}


@pytest.mark.parametrize(
    ("names", "name"),
    [
        ((once("Kariba Power", count=12), once("Kariba Power Corporation")), "Kariba Power"),
        ((once("Kariba Power", count=12), once("Kariba Pouwer")), "Kariba Power"),
        ((once("Kariba Power Trust", "KPTR", count=2), once("KPTR", count=40)), "Kariba Power Trust"),
        ((once("Kariba Power", count=2), once("Kariba Power Company", count=2)), "Kariba Power Company"),
        ((once("Export Import Bank of China", count=50), once("China Eximbank")), "Export-Import Bank of China"),
        ((once("Internatioanl Monetary Fund"), once("International Monetary Fund", count=3)), "International Monetary Fund"),
    ],
)
def test_the_known_name_is_released_else_the_one_most_used(names: tuple[Named, ...], name: str) -> None:
    assert released(*names) == {name}


def ids(*names: Named) -> dict[str, str]:
    groups = grouped(names)
    return dict(zip((name_of(group) for group in groups), keys(groups, [name_of(group) for group in groups]), strict=True))


@pytest.mark.parametrize(
    "fuller",
    [
        once("Kazakhtelekom JSC"),
        once("Kazakhtelecom Corporation", count=9),
        once("KAZAKHTELECOM"),
    ],
)
def test_an_id_stays_when_another_form_of_the_name_arrives(fuller: Named) -> None:
    first = once("Kazakhtelecom")
    assert set(ids(first).values()) == set(ids(first, fuller).values())


def test_bodies_of_the_same_plain_words_have_ids_of_their_own() -> None:
    found = ids(once("China Railway Group"), once("China Railway Company"))
    assert len(set(found.values())) == 2


def test_a_body_of_a_state_has_its_home_country() -> None:
    bank = "Export-Import Bank of China"
    paper = Extract(document("doc_a").document, mentions=(mention("Exim", bank),))
    assert [row.country for row in resolve([paper]).entities] == ["CHN"]
