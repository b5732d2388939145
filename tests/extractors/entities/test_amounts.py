"""Amounts: money, quantities and percentages, as printed."""

import pytest

from extractors.entities import amounts, find
from tests.extractors.entities.building import document, table


def found(*flow):
    return [(m.text, m.norm) for m in find(document(*flow)) if m.label == "AMOUNT"]


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("US$4.1 Billion", "USD 4100000000"),
        ("US \\$18 billion", "USD 18000000000"),
        ("USD 4.1bn", "USD 4100000000"),
        ("1.5 billion RMB", "CNY 1500000000"),
        ("RMB 2 billion", "CNY 2000000000"),
        ("€5.2bn", "EUR 5200000000"),
        ("$500 miliion", "USD 500000000"),
        ("3 trilion US dollars", "USD 3000000000000"),
        ("£41m", "GBP 41000000"),
        ("22 billion US dollars", "USD 22000000000"),
        ("Rs. 3 crore", "INR 30000000"),
        ("Rs.14,000 lakh", "INR 1400000000"),
        ("Rs.3548cr", "INR 35480000000"),
        ("₹1.31 lakh crore", "INR 1310000000000"),
        ("EUR60bn", "EUR 60000000000"),
        ("Rs 1,25,000", "INR 125000"),
        ("$10-12 million", "USD 10000000-12000000"),
        ("US$1,100", "USD 1100"),
        ("1.234,56 €", "EUR 1234.56"),
        ("five million dollars", "USD 5000000"),
        ("25 cents", "USD 0.25"),
        ("250 million Mexican pesos", "MXN 250000000"),
        ("30 tons", "30 t"),
        ("100MW", "100 MW"),
        ("1177gw", "1177 GW"),
        ("500 kV", "500 kV"),
        ("570 MT", "570 t"),
        ("40,600 ft", "40600 ft"),
        ("28-in", "28 in"),
        ("1.2 million tonnes", "1200000 t"),
        ("600 000 t", "600000 t"),
        ("2.2 t/ha", "2.2 t/ha"),
        ("-5 °C", "-5 °C"),
        ("77%", "77 %"),
        ("12 per cent", "12 %"),
        ("3 percentage points", "3 pp"),
        ("25 basis points", "25 bp"),
        ("5,6 %", "5.6 %"),
        ("twenty-three percent", "23 %"),
        ("5 to 10 tons", "5-10 t"),
        ("52 agreements", None),
        ("28 in 2012", None),
        ("five years", None),
        ("", None),
    ],
)
def test_reads_a_notation(text, norm):
    assert amounts.parse(text) == norm


def test_the_number_unit_and_modifier_stand_apart() -> None:
    mention = next(m for m in find(document("It lent more than US$43 billion in all.")) if m.label == "AMOUNT")
    assert (mention.value, mention.unit, mention.modifier, mention.kind) == (43e9, "USD", "more than", "money")
    assert mention.text == "US$43 billion"


def test_column_heads_give_unit_and_scale_to_bare_numbers() -> None:
    cells = table(("Country", "Sales (US$ million)", "Share (%)", "Shops"), ("Chad", "2.5", "40", "17"))
    assert found(cells) == [("2.5", "USD 2500000"), ("40", "40 %")]
    methods = [m.method for m in find(document(cells)) if m.label == "AMOUNT"]
    assert "Sales (US$ million)" in methods[0]


def test_row_labels_and_captions_give_units_too() -> None:
    rows = table(("Item", "A", "B"), ("Area (1000 ha)", "12", "13"), ("Farms", "7", "8"))
    assert [norm for _, norm in found(rows)] == ["12000 ha", "13000 ha"]
    captioned = table(("Item", "A"), ("Aid", "12"), caption="Table 1: Aid in millions of euros")
    assert ("12", "EUR 12000000") in found(captioned)


def test_a_unit_in_a_caption_does_not_reach_counts_and_years() -> None:
    cells = table(
        ("Year", "Number of firms", "Loans"), ("1990", "31", "7"), ("1991", "32", "8"), caption="Loans, US$ million"
    )
    assert [text for text, _ in found(cells)] == ["7", "8"]


def test_signs_mean_what_the_paper_means() -> None:
    assert found("In yuan (RMB) the price is ¥5 billion.")[0][1] == "CNY 5000000000"
    assert found("All sums are in Australian dollars. Wool earned $5 million.")[0][1] == "AUD 5000000"
    beside = "Wool of Australia earned 137 million Australian dollars ($98.2m). Australia sold coal for $5 million."
    assert [norm for _, norm in found(beside)] == ["AUD 137000000", "USD 98200000", "USD 5000000"]


@pytest.mark.parametrize(
    "text",
    [
        "constant 2010 US dollars",
        "sales (US$ 000)",
        "Table 5 m",
        "lent ¤4 m",
        "lent \ufffd4 m in 2012",
        "COVID-19 % or G20",
        "a 5G net",
    ],
)
def test_what_is_no_amount(text):
    assert found(text) == []


def test_a_list_shares_the_unit_of_its_last_number() -> None:
    assert found("It grew by 14.3, 13.8 and 3.9 percent in 2009 and 5 percent in 2010.") == [
        ("14.3", "14.3 %"),
        ("13.8", "13.8 %"),
        ("3.9 percent", "3.9 %"),
        ("5 percent", "5 %"),
    ]
    assert found("between 5 and 10 tons") == [("5 and 10 tons", "5-10 t")]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("They built a wall (3m) and a tower (12 m) there.", ["3 m", "12 m"]),
        ("The sites (2e) and (2g) are filled.", []),
        ("It costs R 3.5 million, with a USD 3-million grant.", ["ZAR 3500000", "USD 3000000"]),
        ("The rate rose in 1992, by 17 pp. It fell later.", ["17 pp"]),
    ],
)
def test_labels_pages_and_versions_are_told_from_measures(text, norms):
    assert [m.norm for m in find(document(text)) if m.label == "AMOUNT"] == norms


def test_letters_before_a_number_are_a_currency_only_where_they_are_its_sign() -> None:
    text = "SDG13, COP26, ISO9001, AMD64, Fig.3 and grant SDR 98-004 are none; NOK100 and GBP1,200 are."
    assert found(text) == [("NOK100", "NOK 100"), ("GBP1,200", "GBP 1200")]


def test_a_year_before_what_was_reached_is_no_range() -> None:
    assert found("Output fell in 1996 to 19,608 tonnes.") == [("19,608 tonnes", "19608 t")]
    assert found("It paid C$105m, then $10 billion.") == [("C$105m", "CAD 105000000"), ("$10 billion", "USD 10000000000")]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        (
            "It paid 30 MUSD, MSEK 12.5, k€ 40 and EUR million 7.",
            ["USD 30000000", "SEK 12500000", "EUR 40000", "EUR 7000000"],
        ),
        ("Half of a billion dollars, or two and a half million euros.", ["USD 500000000", "EUR 2500000"]),
        ("A balance of minus €7 million and a loss of $(2.4) million.", ["EUR -7000000", "USD -2400000"]),
        ("It cost $9 (€8.1) million.", ["USD 9000000", "EUR 8100000"]),
        ("Fees of between $6 and $8 million were asked.", ["USD 6000000", "USD 8000000"]),
        ("It had $ 61 mil. left, of US$ 1.5 bil in all.", ["USD 61000000", "USD 1500000000"]),
        ("It shipped 4.2m tonnes over 35m of quay.", ["4200000 t", "35 m"]),
        ("A levy of £2·5 million.", ["GBP 2500000"]),
        ("A loss of ($6.4) million and fees (US$ 3.2) of $4 thou.", ["USD -6400000", "USD 3.2", "USD 4000"]),
        ("It sold 7.2 m tonnes over a pier 800 m long.", ["7200000 t", "800 m"]),
        ("It cost 3 BUSD, €M 8 and EUR 700 thsd.", ["USD 3000000000", "EUR 8000000", "EUR 700000"]),
    ],
)
def test_scales_parts_and_signs_are_read_wherever_they_stand(text, norms):
    assert [norm for _, norm in found(text)] == norms


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost between US$ 30 million and 40 million.", [None]),
        ("It cost between EUR 30 million and EUR 40 million, of which EUR 4 million were lost.", [None, None, 4e6]),
        ("Shared between Norway and Kenya: EUR 30 million and EUR 40 million.", [30e6, 40e6]),
    ],
)
def test_an_end_of_a_span_is_no_value(text, values):
    assert [m.value for m in find(document(text)) if m.label == "AMOUNT"] == values


@pytest.mark.parametrize(
    "text",
    [
        "It reached 14m households and 300m people.",
        "It reached 600 m people and 20 m children.",
        "Several hundred million dollars were lost.",
        "A third of a million pounds sterling was asked.",
    ],
)
def test_a_number_whose_scale_or_part_is_not_told_gives_no_amount(text):
    assert found(text) == []


def test_a_sign_of_several_currencies_is_that_of_the_country_named() -> None:
    assert found("Pakistan gave Rs. 3 million.")[0][1] == "PKR 3000000"
    assert found("Tanzania paid Sh15 billion.")[0][1] == "TZS 15000000000"
    both = [m for m in find(document("In India and Nepal it cost Rs 500 million.")) if m.label == "AMOUNT"]
    assert (both[0].norm, both[0].confidence < 0.7) == ("INR 500000000", True)


def test_a_sign_is_unsure_where_its_country_is_not_named() -> None:
    sure, unsure = (
        next(m for m in find(document(text)) if m.label == "AMOUNT")
        for text in ("Malaysia lent RM 20 million.", "In 1927 Austria lent RM 20 million.")
    )
    assert (sure.norm, sure.confidence > 0.9, unsure.confidence < 0.7) == ("MYR 20000000", True, True)


@pytest.mark.parametrize("word", ["RMB", "yuan", "baht", "naira", "euros", "renminbi"])
def test_the_word_of_one_currency_is_sure_whatever_is_named(word: str) -> None:
    mentions = find(document(f"The bank lent the port 3 million {word} for a crane."))
    assert [m.confidence > 0.9 for m in mentions if m.label == "AMOUNT"] == [True]


def test_a_sum_beside_a_larger_one_with_a_scale_is_unsure() -> None:
    small = next(m for m in find(document("They paid $3 and $5 million in turn.")) if m.label == "AMOUNT")
    assert (small.norm, small.confidence < 0.7) == ("USD 3", True)


def test_the_number_of_a_note_right_behind_a_sum_takes_nothing_from_it() -> None:
    assert found("They owed 29 billion dollars.22 Others owed $3 million.4 It runs on R 3.5.2.") == [
        ("29 billion dollars", "USD 29000000000"),
        ("$3 million", "USD 3000000"),
    ]


def test_a_price_says_what_it_is_paid_for() -> None:
    prices = [m for m in find(document("Power cost about $52/MWh, oil $71 per barrel.")) if m.label == "AMOUNT"]
    assert [(m.norm, m.modifier) for m in prices] == [("USD 52", "about per MWh"), ("USD 71", "per barrel")]


def test_a_raised_mark_on_a_figure_is_no_digit_and_parts_no_sum():
    text = "In 2018² it paid USD 31³ million for 2.1 × 10⁹ m3 in 2019²,⁴, all told."
    assert ("USD 31³ million", "USD 31000000") in found(text)
    years = [m.norm for m in find(document(text)) if m.label == "DATE"]
    assert years == ["2018", "2019"]


def test_a_code_in_brackets_behind_its_currencys_name_is_of_the_number() -> None:
    text = "It got Japanese Yen (JPY) 23.2 billion, US dollars (US$) 40 million and Kenya shillings (KES) 3 billion."
    assert [norm for _, norm in found(text)] == ["JPY 23200000000", "USD 40000000", "KES 3000000000"]
    assert found(text)[0][0] == "Japanese Yen (JPY) 23.2 billion"


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        (
            "Loans were: Fiji US$1.2 billion, Tonga 0.7 billion and Samoa 0.4 billion.",
            ["1200000000", "700000000", "400000000"],
        ),
        ("Debts were: Peru ($1.2 billion), Chile (0.8 billion).", ["1200000000", "800000000"]),
        ("the second 450 million tranche of a $2 billion facility", ["450000000", "2000000000"]),
        ("the second $450 million tranche of a 2 billion facility", ["450000000", "2000000000"]),
    ],
)
def test_a_sum_without_a_currency_has_that_of_the_one_beside_it(text: str, norms: list[str]) -> None:
    assert [norm for _, norm in found(text)] == [f"USD {n}" for n in norms]


@pytest.mark.parametrize(
    "text", ["It gave Kenya $50 million, Chad 3 million doses.", "In Mali GDP $5 million, Population 3 million."]
)
def test_what_is_counted_behind_a_sum_is_no_money(text: str) -> None:
    assert [norm for _, norm in found(text) if norm and norm.startswith("USD")] in (["USD 50000000"], ["USD 5000000"])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They paid $40 and $25 million, respectively.", ["40000000", "25000000"]),
        ("They paid 40, 30 and 25 million dollars, respectively.", ["40000000", "30000000", "25000000"]),
        ("They paid 900 thousand and 25 million dollars to Kenya, respectively.", ["900000", "25000000"]),
        ("They paid $40 and $25 million.", ["40", "25000000"]),
        ("In 2004 and 25 million dollars later they split, respectively.", ["25000000"]),
    ],
)
def test_a_row_before_respectively_has_the_currency_and_the_scale_of_its_last_sum(text: str, values: list[str]) -> None:
    assert [norm for _, norm in found(text)] == [f"USD {n}" for n in values]


def test_a_sign_of_several_countries_is_that_of_the_one_which_its_paragraph_names() -> None:
    yuan = "The price in China was 7 million RMB, and two yuan more, or ¥6 billion."
    assert found("Japan lent Turkey ¥5 billion.", yuan)[0][1] == "JPY 5000000000"
    assert "CNY 6000000000" in [norm for _, norm in found("Japan lent Turkey ¥5 billion.", yuan)]


def test_rupees_of_several_countries_are_those_of_the_one_which_their_paragraph_names() -> None:
    text = ("Nepal got Rs 5 million for a road.", "Pakistan got Rs 7 million for a dam.", "It cost Rs 9 million.")
    assert [norm for _, norm in found(*text) if norm.startswith(("NPR", "PKR"))] == ["NPR 5000000", "PKR 7000000"]


@pytest.mark.parametrize(
    ("beside", "unit"),
    [
        ("The new mine adds 12 Mtpa.", "Mt"),
        ("All figures are in million tonnes (MT).", "Mt"),
        ("The new mine adds 12 tonnes.", "t"),
        ("The mine adds 12 Mtpa; food aid is told in metric tons (MT).", "t"),
    ],
)
def test_mt_is_a_million_tonnes_where_the_document_counts_so(beside: str, unit: str) -> None:
    assert dict(found("Exports rose to 336 MT in 2013.", beside))["336 MT"] == f"336 {unit}"


def test_figures_in_wide_signs_are_read() -> None:
    assert found("China lent Kenya US$ ３．６ billion and ５０％ of it came in ２０１５.") == [
        ("US$ ３．６ billion", "USD 3600000000"),
        ("５０％", "50 %"),
    ]
