"""Loan tables of forms that no rule was written for, as text and as PDF."""

import pytest

from extractors import paper
from tests.extractors.records.reading import HERE, from_file, stated, tabled
from tests.papers.content import read_table
from tests.papers.plainly import pdf
from tests.papers.press import Setting, typeset
from tests.papers.ruled import Look

BY_COUNTRY = [
    ("CHN", "ECU", 2010, 1_682_700_000, "USD"),
    ("CHN", "ARG", 2012, 2_099_000_000, "USD"),
    ("CHN", "BRA", 2007, 750_000_000, "USD"),
    ("CHN", "BRA", 2009, 10_000_000_000, "USD"),
]
BY_LENDER = [
    ("JPN", "KEN", 2015, 32_100_000_000, "JPY"),
    ("JPN", "EGY", 2016, 32_700_000_000, "JPY"),
    ("JPN", "UGA", 2015, 19_989_000_000, "JPY"),
]


def rows(statements: list) -> list[tuple[str, str, int | None, float, str]]:  # type: ignore[type-arg]
    return [(s.donor, s.recipient, s.year, s.moneys[0].value, s.moneys[0].currency) for s in statements]


def test_country_project_year_and_an_amount_scaled_by_its_head() -> None:
    assert rows(from_file("loans_by_country.txt")) == BY_COUNTRY


def test_lender_and_borrower_columns_and_a_scale_in_the_caption() -> None:
    found = from_file("loans_by_lender.txt")
    assert rows(found) == BY_LENDER
    assert [s.date for s in found] == ["2015-03-16", "2016", "2015-09"]


def test_a_column_a_year_and_a_currency_column() -> None:
    found = from_file("aid_by_year.txt")
    assert rows(found) == [
        ("AUS", "FJI", 2014, 58_800_000, "AUD"),
        ("AUS", "FJI", 2015, 63_000_000, "AUD"),
        ("AUS", "FJI", 2016, 76_900_000, "AUD"),
        ("AUS", "WSM", 2014, 37_400_000, "AUD"),
        ("AUS", "WSM", 2015, 36_600_000, "AUD"),
        ("AUS", "TON", 2014, 30_200_000, "AUD"),
        ("AUS", "TON", 2015, 29_800_000, "AUD"),
        ("AUS", "TON", 2016, 26_000_000, "AUD"),
        ("IND", "NPL", 2011, 5_500_000, "USD"),
        ("KOR", "NPL", 2013, 6_000_000, "USD"),
        ("", "BTN", 2014, 120_000_000, "USD"),
    ]
    assert [s.status for s in found[-3:]] == ["completed", "ongoing", "approved"]


def test_other_forms_are_read_without_new_code() -> None:
    found = from_file("loans_of_other_forms.txt")
    stated = [(s.donor, s.recipient, s.year, s.moneys[0].value if s.moneys else None) for s in found]
    assert stated == [
        ("", "IND", 2018, 335e6),
        ("", "PAK", 2016, 100e6),
        ("", "BGD", 2017, 1060e6),
        ("", "NPL", None, None),
        ("CHN", "ETH", 2011, 475e6),
        ("CHN", "DJI", 2013, 322e6),
        ("CHN", "KEN", 2014, 3.6e9),
        ("CHN", "UGA", 2014, 1.4e9),
        ("RUS", "BLR", 2010, 10e9),
        ("RUS", "HUN", 2014, 10),
        ("RUS", "EGY", 2015, 25e9),
        ("JPN", "LAO", 2014, 2219e6),
        ("KOR", "LAO", 2010, 37.2e6),
        ("FRA", "CIV", 2012, 2900e6),
        ("DEU", "SDN", 2021, 360e6),
    ]
    assert [s.subtype for s in found[-4:]] == ["grant", "grant", "debt_relief", "debt_relief"]
    assert found[3].flags == ("missing_year", "missing_amount")
    assert [s.title for s in found if "implausible_amount" in s.flags] == ["Paks II nuclear plant"]
    assert all(s.organizations for s in found[:4])


@pytest.mark.parametrize("rules", ["grid", "three"])
@pytest.mark.parametrize(("name", "want"), [("loans_by_country.txt", BY_COUNTRY), ("loans_by_lender.txt", BY_LENDER)])
def test_the_same_from_a_pdf(name: str, want: list[tuple[str, str, int, float, str]], rules: str) -> None:
    data = pdf((HERE / name).read_text(encoding="utf-8"), Setting(look=Look(rules=rules)))  # type: ignore[arg-type]
    found = [placed.statement for placed in paper.extract(data, "application/pdf").statements]
    assert rows(found) == want


def test_totals_are_no_loans() -> None:
    table = ("Borrower | Purpose | Year | Amount (EUR million)", "Peru | Metro of Lima | 2014 | 300", "Total | | | 300")
    assert len(stated(tabled("Table 1: German loans", *table), "financing")) == 1


def test_money_that_is_no_aid_makes_no_loan() -> None:
    table = ("Product | Year | Value (US$ million)", "Tea | 2014 | 22", "Carpets | 2015 | 55")
    assert stated(tabled("Table 1: Exports of Nepal to India", *table)) == []


def test_a_row_says_better_than_the_caption_whether_it_is_a_loan() -> None:
    rows = (
        "Kenya | Loan repaid in tea | 2017 | 100",
        "Uganda | Donation of lorries | 2016 | 20",
        "Ghana | Cocoa hall | 2015 | 7",
    )
    found = stated(
        tabled("Table 1: Grants and loans of Norway to Africa", "Country | Project | Year | Amount (US$ million)", *rows),
        "financing",
    )
    assert [one.subtype for one in found] == ["loan", "grant", "grant"]


def test_countries_over_columns_give_where_the_rows_receive() -> None:
    found = stated(
        tabled(
            "Table 1: Grants by donor, 2021 (US$ million)",
            "Recipient | Japan | Germany",
            "Nepal | 14.5 | 8.0",
            "Laos | 22.0 | n.a.",
        )
    )
    assert [(s.donor, s.recipient, s.year, s.moneys[0].value) for s in found] == [
        ("JPN", "NPL", 2021, 14.5e6),
        ("DEU", "NPL", 2021, 8e6),
        ("JPN", "LAO", 2021, 2.2e7),
    ]


def test_goods_are_aid_without_a_sum() -> None:
    found = stated(
        tabled(
            "Table 1: Donations in kind to Pakistan, 2010 to 2022",
            "Donor | Donation | Date",
            "Turkey | Two field hospitals worth US$1.5 million | September 2022",
            "Canada | 20,000 tonnes of wheat | 2011",
        )
    )
    assert [(s.donor, s.recipient, s.year, s.quantities) for s in found] == [
        ("TUR", "PAK", 2022, ()),
        ("CAN", "PAK", 2011, ("20000 t",)),
    ]
    assert [m.value for m in found[0].moneys] == [1.5e6]
    assert all("missing_amount" not in s.flags for s in found)


def test_a_head_gives_the_scale_of_sums_that_print_their_currency() -> None:
    found = stated(
        tabled(
            "Table 1: Grants to governments",
            "Country | Project | Donor | Year signed | Grant (million)",
            "Cambodia | Rural water supply | Japan | 2012 | JPY 1,240",
            "Laos | Land titling | Germany | 2009 | EUR 7",
        )
    )
    assert [(s.moneys[0].value, s.moneys[0].currency) for s in found] == [(1.24e9, "JPY"), (7e6, "EUR")]


def test_a_row_that_adds_up_the_others_is_no_loan() -> None:
    found = stated(
        tabled(
            "Table 1: Loans for railways",
            "Project | Borrower | Year | Million US dollars",
            "Coast line | Kenya | 2014 | 3,233",
            "Desert line | Ethiopia | 2013 | 2,490",
            "Hill line | Uganda | 2015 | 100",
            "All projects |  |  | 5,823",
        )
    )
    assert [s.recipient for s in found] == ["KEN", "ETH", "UGA"]


def test_a_country_on_a_line_of_its_own_gives_where_the_caption_receives() -> None:
    table = read_table(
        {
            "number": "1",
            "caption": "Aid to Timor-Leste, thousand US dollars",
            "columns": "lrr",
            "header": [["Purpose", "Committed", "Disbursed"]],
            "body": [
                ["Portugal", "<", "<"],
                ["Teachers", "4,200", "3,900"],
                ["Justice", "1,100", "1,100"],
                ["Japan", "<", "<"],
                ["Irrigation", "8,750", "2,000"],
            ],
        }
    )
    printed = typeset(
        "title: A Register of Grants\nabstract: Words.\n## 1. Grants\n[[table g]]\nThe end.",
        Setting(),
        {"g": table}.__getitem__,
    )
    found = [placed.statement for placed in paper.extract(printed.pdf, "application/pdf").statements]
    assert [(s.title, s.donor, s.recipient, s.moneys[0].value) for s in found] == [
        ("Teachers", "PRT", "TLS", 4.2e6),
        ("Justice", "PRT", "TLS", 1.1e6),
        ("Irrigation", "JPN", "TLS", 8.75e6),
    ]


def test_the_one_country_of_a_caption_gives_what_a_column_of_debtors_receives() -> None:
    table = ("Year | Debtor | Amount (million US dollars)", "2008 | Libya | 4.6", "2010 | Chad | 12.5")
    found = stated(tabled("Table 1. Norwegian debt relief", *table))
    assert [(one.donor, one.recipient) for one in found] == [("NOR", "LBY"), ("NOR", "TCD")]
    own = stated(tabled("Table 1. Debt relief for Chad", *table[:2]))
    assert [(one.donor, one.recipient) for one in own] == [("", "LBY")]
