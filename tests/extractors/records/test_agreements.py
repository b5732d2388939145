"""Tables of agreements become statements: titles, years, terms, parties."""

import pytest

from extractors import paper
from tests.extractors.records.reading import prose, stated, tabled
from tests.papers.content import read_table
from tests.papers.press import Setting, typeset

CAPTION = "Table 1: Agreements between Norway and Ghana"
HEAD = "Country | Agreement (year)"


def titles(*rows: str, caption: str = CAPTION) -> list[tuple[str, int | None]]:
    return [(s.title, s.year) for s in stated(tabled(caption, *rows), "agreement")]


def test_a_bracketed_year_is_the_year_and_no_part_of_the_title() -> None:
    rows = (HEAD, "Ghana | Agreement on Fisheries Research (2011)", "| Protocol on Cocoa Inspection (2014)")
    assert titles(*rows) == [("Agreement on Fisheries Research", 2011), ("Protocol on Cocoa Inspection", 2014)]


def test_a_term_is_told_from_the_year() -> None:
    rows = (
        HEAD,
        "Ghana | Plan for Cooperation in Forestry (to 2030) (2015)",
        "| Programme of Cultural Exchange from 2006 to 2010 (2005)",
        "| Work Plan on Health in 2009 (2008)",
    )
    found = stated(tabled(CAPTION, *rows), "agreement")
    assert [(s.year, s.term) for s in found] == [(2015, "../2030"), (2005, "2006/2010"), (2008, "")]


def test_a_title_without_a_year_says_so_and_takes_none_from_its_neighbours() -> None:
    rows = (
        HEAD,
        "Ghana | Agreement on Fisheries Research (2011)",
        "| Agreement on Merchant Shipping",
        "| Protocol on Cocoa (2014)",
    )
    found = stated(tabled(CAPTION, *rows), "agreement")
    assert [s.year for s in found] == [2011, None, 2014]
    assert [("missing_year" in s.flags) for s in found] == [False, True, False]


def test_parties_come_from_title_label_and_caption() -> None:
    rows = (
        HEAD,
        "Ghana | Agreement between the Ministry of Finance of Norway and the Bank of Ghana on Training (2011)",
        "| Agreement on Merchant Shipping (2012)",
        "| Memorandum of Understanding with Tromso City on Fisheries (2013)",
    )
    assert [s.parties for s in stated(tabled(CAPTION, *rows), "agreement")] == [("GHA", "NOR")] * 3


def test_a_country_of_the_title_is_enough_when_there_are_two() -> None:
    rows = (HEAD, "Ghana | Treaty between Norway and Togo on Transit (2011)", "| Agreement on Cocoa (2012)")
    assert stated(tabled(CAPTION, *rows), "agreement")[0].parties == ("NOR", "TGO")


def test_years_may_stand_in_a_column_of_their_own() -> None:
    rows = (
        "No. | Title of agreement | Date of signing",
        "1 | Agreement on Air Services | 3 May 2011",
        "2 | Treaty of Friendship | 2014",
    )
    found = stated(tabled(CAPTION, *rows), "agreement")
    assert [(s.title, s.date, s.year) for s in found] == [
        ("Agreement on Air Services", "2011-05-03", 2011),
        ("Treaty of Friendship", "2014", 2014),
    ]


def test_titles_run_together_in_one_cell_are_taken_apart() -> None:
    rows = (
        HEAD,
        "Ghana | Agreement on Fisheries Research (2011)",
        "| Agreement on Cocoa (2012) Protocol on Gold Assaying (2013) Treaty of Transit (2014)",
        "| Memorandum on Ports (2015)",
    )
    assert [year for _, year in titles(*rows)] == [2011, 2012, 2013, 2014, 2015]


def test_a_sum_in_a_title_is_the_amount_and_its_currency_alone_is_none() -> None:
    rows = (
        HEAD,
        "Ghana | Ghana-Norway 2 billion NOK Swap Agreement (2015)",
        "| Norway-Ghana NOK Currency Swap Agreement (2016)",
    )
    found = stated(tabled(CAPTION, *rows), "agreement")
    assert [[(m.value, m.currency) for m in s.moneys] for s in found] == [[(2e9, "NOK")], []]


@pytest.mark.parametrize(
    ("title", "subtype"),
    [
        ("Framework Agreement on Energy", "framework_agreement"),
        ("Joint Declaration on Peace", "joint_declaration"),
        ("Loan Agreement for the Volta Bridge", "loan_agreement"),
        ("Memorandum of Understanding on Trade", "memorandum"),
        ("Norway and Ghana Sign a Series of Cooperation Agreements", "agreement_bundle"),
        ("Cooperation in Forestry and Fishing", "agreement"),
    ],
)
def test_the_sort_of_agreement_is_read_from_its_title(title: str, subtype: str) -> None:
    rows = (HEAD, f"Ghana | {title} (2011)", "| Protocol on Cocoa (2012)", "| Treaty of Transit (2013)")
    assert stated(tabled(CAPTION, *rows), "agreement")[0].subtype == subtype


def test_a_table_of_other_things_lists_no_agreements() -> None:
    rows = (
        "Key areas | Major projects",
        "1. Robots | 1. Innovation Centre",
        "2. Ships | 2. Smart Factories",
        "3. Rails | 3. Basic Parts",
    )
    assert stated(tabled("Table 1: Key areas of industry", *rows)) == []


def test_every_value_points_to_the_words_it_was_read_from() -> None:
    from tests.extractors.records.reading import read

    extract = read(tabled(CAPTION, HEAD, "Ghana | Agreement on Fisheries Research (2011)", "| Protocol on Cocoa (2014)"))
    for placed in extract.statements:
        statement = placed.statement
        assert extract.text[statement.start : statement.end] == statement.quote
        read_from = {value.field: extract.text[value.start : value.end] for value in statement.values}
        assert read_from["title"] == statement.title
        assert read_from["date"] == str(statement.year)


def test_a_list_of_one_countrys_agreements_gives_that_country_to_titles_that_leave_it_out() -> None:
    rows = (
        HEAD,
        "Ghana | Norway-Ghana Agreement on Fisheries (2011)",
        "| Agreement on Merchant Shipping (2012)",
        "Togo | Treaty between Norway and Togo on Transit (2011)",
        "| Protocol on Cocoa (2014)",
        "Benin | Agreement of Benin and Norway on Cotton (2015)",
    )
    found = stated(tabled("Table 1: Agreements with West African states", *rows), "agreement")
    assert [s.parties for s in found] == [("GHA", "NOR"), ("GHA", "NOR"), ("NOR", "TGO"), ("NOR", "TGO"), ("BEN", "NOR")]
    assert not [s for s in found if "missing_party" in s.flags]


@pytest.mark.parametrize(
    ("printed", "title", "date"),
    [
        ("Treaty between Ghana and Norway on Transit, 2011", "Treaty between Ghana and Norway on Transit", "2011"),
        ("Joint Communiqué of Ghana and Norway (5 January 1961)", "Joint Communiqué of Ghana and Norway", "1961-01-05"),
        ("Agreement on Visas (2013, in force since 2014)", "Agreement on Visas", "2013"),
        ("2015: Memorandum on Tourism", "Memorandum on Tourism", "2015"),
        ("Agreement on Ports signed in May 2009", "Agreement on Ports signed in May 2009", "2009-05"),
        ("1. Agreement on Legal Aid (ratified 2016)", "Agreement on Legal Aid (ratified 2016)", ""),
    ],
)
def test_dates_are_read_in_whatever_form_a_list_prints_them(printed: str, title: str, date: str) -> None:
    rows = ("No. | Document", f"1 | {printed}", "2 | Protocol on Cocoa (2014)", "3 | Treaty of Transit (2013)")
    found = stated(tabled(CAPTION, *rows), "agreement")[0]
    assert (found.title, found.date) == (title, date)


def test_a_year_wrapped_to_a_line_of_its_own_belongs_to_its_title() -> None:
    rows = [["Country", "Agreement (year)"], ["Ghana", "Agreement on Fisheries Research\n(2011)\nProtocol on Cocoa (2014)"]]
    rows.append(["^", "Treaty on the Transit of Goods and\nof persons (2015)"])
    form = {"number": "1", "caption": CAPTION.partition(": ")[2], "columns": "ll"}
    table = read_table({**form, "header": rows[:1], "body": rows[1:]})
    source = "title: A title of some length\nauthors: A. Author\n## 1. Introduction\nSee below.\n[[table t]]\nThe end."
    data = typeset(source, Setting(), {"t": table}.__getitem__).pdf
    found = [placed.statement for placed in paper.extract(data, "application/pdf").statements]
    assert [(s.title, s.year) for s in found] == [
        ("Agreement on Fisheries Research", 2011),
        ("Protocol on Cocoa", 2014),
        ("Treaty on the Transit of Goods and of persons", 2015),
    ]


def test_titles_are_the_same_whatever_quotation_marks_a_paper_is_set_in() -> None:
    straight, curly = (titles(f"Kenya\tTreaty of the People{mark}s Ports (2004)") for mark in ("'", "’"))
    assert straight == curly == [("Treaty of the People's Ports", 2004)]


def test_a_column_of_parties_holds_all_of_them() -> None:
    found = stated(
        tabled(
            "Table 1: Security treaties of island states",
            "Treaty | Parties | Date of signature | Place",
            "Treaty on Mutual Defence of Islands | Fiji, Samoa, Tonga | 4 July 2008 | Apia",
            "Agreement on Joint Patrols at Sea | Fiji, Samoa | 2 May 2014 | Suva",
        )
    )
    assert [(s.kind, s.parties, s.date) for s in found] == [
        ("agreement", ("FJI", "TON", "WSM"), "2008-07-04"),
        ("agreement", ("FJI", "WSM"), "2014-05-02"),
    ]


def test_bodies_in_other_cells_of_the_row_are_parties_where_no_country_is_named() -> None:
    found = stated(
        tabled(
            "Table 1: Memoranda of ministries",
            "Ministry | Counterpart | Subject | Signed on",
            "Ministry of Health of Peru | Ministry of Health of Cuba | Memorandum on training of doctors | 4 May 2011",
            "Ministry of Energy of Chile | Ministry of Economy of Japan | Memorandum on trade in hydrogen | 9 June 2021",
        )
    )
    assert [s.parties for s in found] == [("CUB", "PER"), ("CHL", "JPN")]


def test_rows_of_swap_lines_are_agreements_with_whom_the_caption_names() -> None:
    found = stated(
        tabled(
            "Table 1: Swap lines of the Bank of Japan",
            "Counterparty | Date | Size (JPY billion)",
            "Malaysia | February 2009 | 80",
            "Iceland | June 2010 | 3.5",
        )
    )
    assert [(s.kind, s.subtype, s.parties, s.year, s.moneys[0].value) for s in found] == [
        ("agreement", "swap_line", ("JPN", "MYS"), 2009, 8e10),
        ("agreement", "swap_line", ("ISL", "JPN"), 2010, 3.5e9),
    ]
    assert len({s.title for s in found}) == 2


def test_buyer_and_supplier_of_a_contract_are_its_parties() -> None:
    found = stated(
        tabled(
            "Table 1: Arms contracts signed by Gulf states",
            "Buyer | Supplier | Year | Contract value (US$ bn)",
            "Qatar | France | 2015 | 6.3",
            "Kuwait | Italy | 2016 | 8.7",
        )
    )
    assert [(s.kind, s.parties) for s in found] == [("agreement", ("FRA", "QAT")), ("agreement", ("ITA", "KWT"))]


def test_items_of_a_list_that_are_titles_are_agreements() -> None:
    items = (
        "- Memorandum of Understanding on Space Cooperation between Brazil and Ukraine (2015)",
        "- March 2016: Convention on Social Security between Chile and Peru",
        "- Talks on a trade agreement between Mexico and Ecuador went on in 2022.",
    )
    found = stated(prose("The list:") + "\n" + "\n\n".join(items) + "\n")
    assert [(s.kind, s.parties, s.date) for s in found] == [
        ("agreement", ("BRA", "UKR"), "2015"),
        ("agreement", ("CHL", "PER"), "2016-03"),
    ]
    assert found[1].title == "Convention on Social Security between Chile and Peru"
