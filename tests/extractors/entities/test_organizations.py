"""Organisations: where a name ends, what an abbreviation stands for, and what is no organisation."""

import pytest

from extractors.entities import find, organizations
from extractors.entities.organizations.norms import country_of
from tests.extractors.entities.building import document, paragraph, table


def found(*flow):
    return [(m.text, m.norm) for m in find(document(*flow)) if m.label == "ORG"]


def texts(*flow):
    return [text for text, _ in found(*flow)]


def test_right_edge_in_a_capitalised_title() -> None:
    title = (
        "Agreement between China National Petroleum Corporation and the Ministry of Energy of Kazakhstan on The Extension "
        "of Oil Contracts"
    )
    assert texts(title) == ["China National Petroleum Corporation", "Ministry of Energy of Kazakhstan"]


def test_coordinated_bodies_are_one_name_or_two() -> None:
    assert texts("by the Ministry of Foreign Affairs of China and Kyrgyzstan in 2007") == [
        "Ministry of Foreign Affairs of China and Kyrgyzstan"
    ]
    assert texts("The Ministry of Health and the World Bank met.") == ["Ministry of Health", "World Bank"]
    assert texts("the Ministry of Education, Culture, Sports, Science and Technology of Japan") == [
        "Ministry of Education, Culture, Sports, Science and Technology of Japan"
    ]


def test_a_possessive_stays_outside_and_gives_the_country() -> None:
    assert found("Aid went to Uzbekistan's Hydrometeorological Administration.") == [
        ("Hydrometeorological Administration", "Hydrometeorological Administration of Uzbekistan")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Uzbek Electrical Equipment Co., Ltd.",
        "Nordwerk GmbH",
        "PT Sumber Makmur",
        "Norilsk Nickel OJSC",
        "Kaja Foods S.A.",
        "Zentra Oyj",
    ],
)
def test_legal_forms(name):
    assert texts(f"A loan from {name} was repaid.") == [name]


def test_governments_as_actors() -> None:
    assert found(
        "The Japanese government met the Government of the Republic of Tajikistan and the Trump Administration."
    ) == [
        ("Japanese government", "Government of Japan"),
        ("Government of the Republic of Tajikistan", "Government of Tajikistan"),
        ("Trump Administration", "Government of the United States"),
    ]
    assert texts("Both governments and local governments agreed.") == []


def test_a_leader_is_known_by_the_paper_itself() -> None:
    text = "Norlandia is far. Kazakh President Oraz Temirov spoke. The Temirov government fell."
    assert ("Temirov government", "Government of Kazakhstan") in found(text)


def test_an_abbreviation_stands_for_the_name_that_defines_it_anywhere() -> None:
    pieces = ("Support came from the ZQB early on.", "Later the Zemlan Quarry Bank (ZQB) closed.")
    assert found(*pieces)[0] == ("ZQB", "Zemlan Quarry Bank")
    assert found("AIIB and ADB lend.") == [
        ("AIIB", "Asian Infrastructure Investment Bank"),
        ("ADB", "Asian Development Bank"),
    ]


def test_an_abbreviation_defined_as_something_else_is_none() -> None:
    assert texts("The average daily balance (ADB) rose; ADB fell.", "Impact assessments (WTO) follow; a WTO is due.") == []


def test_the_short_form_of_a_state_that_ends_a_name_is_no_body() -> None:
    text = "The Harbour Bank of the Republic of Korea (RoK) lends. The RoK gave Chile more."
    assert found(text) == [("Harbour Bank of the Republic of Korea", "Harbour Bank of the Republic of Korea")]
    assert ("ZQB", "Zemlan Quarry Bank") in found("The Board of the Zemlan Quarry Bank (ZQB) met.")


def test_the_same_string_is_labelled_alike() -> None:
    text = "Loans of Zemlan Bank grew. Then zemlan stones fell on Zemlan Bank, and Zemlan Bank closed."
    assert texts(text) == ["Zemlan Bank"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The Belt and Road Initiative and the National Development Strategy continue.",
        "President Xi Jinping and Prime Minister Abe met.",
        "The China-Kazakhstan Framework Agreement on Comprehensive Cooperation was signed.",
        "A focus group, a parent company and the board of directors met.",
        "They live at 39 South College Road near the West Bank.",
    ],
)
def test_plans_persons_titles_and_phrases_are_none(text):
    assert texts(text) == []


def test_headings_give_no_phrases() -> None:
    assert texts(paragraph("Working Group Results and Service Quality", kind="heading")) == []


def test_parse_gives_the_canonical_name() -> None:
    assert organizations.parse("WTO") == "World Trade Organization"
    assert organizations.parse("MARUBENI CORPORATION") == "Marubeni Corporation"
    assert organizations.parse("Japanese government") == "Government of Japan"
    assert organizations.parse("of the") is None


def test_what_the_model_takes_authors_and_software_for() -> None:
    assert not texts(
        "The proof follows the older ones (Witten, 2001; Einstein et al., 1935; Birell and Davies, 1982), which are longer.",
        "The program is described in the book of D. E. Knuth, and the class is included with the proposal of the authors.",
        "This is to state that the quality of a LTA EX² formatted thesis, and of a PDF file, is documented in the manual.",
    )


def test_a_company_takes_the_trade_behind_it_but_no_title() -> None:
    assert texts("Maersk Line and Siemens Energy met.") == ["Maersk Line", "Siemens Energy"]
    assert texts("The Siemens Energy Transition Strategy was read.") == ["Siemens"]


def test_the_paper_that_a_state_sells_is_no_actor() -> None:
    assert texts("The Greek government sold Greek government bonds.") == ["Greek government"]


def test_an_abbreviation_shows_that_common_words_are_a_name() -> None:
    assert found("The Veterans Information Resource Center (VIRC) moved. VIRC staff stayed.") == [
        ("Veterans Information Resource Center", "Veterans Information Resource Center"),
        ("VIRC", "Veterans Information Resource Center"),
        ("VIRC", "Veterans Information Resource Center"),
    ]


def test_an_abbreviation_leaves_out_the_country_before_its_name() -> None:
    text = "The U.S. Energy Information Administration (EIA) said so. In June EIA said more."
    assert [norm for _, norm in found(text)] == ["Energy Information Administration"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "She is a Master of Business Administration.",
        "They ran a Secret Key Exchange.",
        "The Asian Highway Network is long.",
        "LNG exports rose; LNG prices fell, and LNG ships sailed.",
    ],
)
def test_degrees_methods_and_roads_are_none(text):
    assert texts(text) == []


def test_what_companies_alone_do_shows_a_name_to_be_one() -> None:
    assert texts("In 2006 Zentrafin acquired Polterra. A stake in Brunholt was sold.") == [
        "Zentrafin",
        "Polterra",
        "Brunholt",
    ]
    assert texts("They acquired land. We acquired images of it. She owned by far the most.") == []


def test_cells_below_a_head_that_names_companies_are_companies() -> None:
    rows = [
        ["Utility", "Country", "Sales"],
        ["Zambezi Volt", "Zambia", "12"],
        ["Kentra (KTR)", "Mali", "3"],
        ["Total", "", "15"],
    ]
    assert texts(table(*rows), paragraph("Zambezi Volt grew.")) == ["Zambezi Volt", "Kentra", "KTR", "Zambezi Volt"]
    assert texts(table(["Number of companies"], ["Zambezi Volt"], ["Kentra"])) == []


def test_several_owners_in_a_cell_are_each_a_body_by_their_shares() -> None:
    rows = (
        ["Mine", "Owner/ Operator"],
        ["Kestrel", "Qolbex (40%) Dale (60 %)"],
        ["Heron", "Zytera Iron (100%)"],
        ["Plover", "Qolbex (75.5%); Dale (24.5%)"],
    )
    assert texts(table(*rows)) == ["Qolbex", "Dale", "Zytera Iron", "Qolbex", "Dale"]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "The port went to Northern Ports Holding Company Limited (NP Port). NP Port pays rent.",
            "NP Port",
            "Northern Ports Holding Company Limited",
        ),
        ("The Kariba Electricity Authority (KE) signed. Then KE paid.", "KE", "Kariba Electricity Authority"),
        ("The Coastal Trade Bank (CoTB) lent money. Then CoTB agreed.", "CoTB", "Coastal Trade Bank"),
        (
            "Tasara Railway Authority (hereinafter “TasaRA”) signed. Later TasaRA built it.",
            "TasaRA",
            "Tasara Railway Authority",
        ),
    ],
)
def test_short_forms_of_any_case_and_length_are_learned(text, short, name):
    assert found(text) == [(name, name), (short, name)] or found(text)[1:] == [(short, name)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The Kariba Electricity Authority (Lusaka) signed in Lusaka.",
        "The Coastal Trade Bank (Phase) began Phase two.",
        "The Coastal Trade Bank (2014) lent; the Bank of Oslo (Norway) did not in Norway.",
    ],
)
def test_brackets_behind_a_name_that_say_where_or_when_are_no_short_form(text):
    assert not {"Lusaka", "Phase", "Norway"} & set(texts(text))


def test_initials_behind_a_board_name_the_body_and_not_the_board():
    items = found("The Executive Board of the Coastal Monetary Fund (CMF) met. The CMF lent money.")
    assert [norm for text, norm in items if text == "CMF"] == ["Coastal Monetary Fund"] * 2
    known = found("The Board of the International Monetary Fund (IMF) met. The IMF lent money.")
    assert {norm for text, norm in known if text == "IMF"} == {"International Monetary Fund"}


def test_a_coined_name_that_acts_is_a_body_wherever_it_stands():
    text = "According to PortData, trade rose. We use PortData series. OpenGrid’s line was built with GridCo."
    assert texts(text) == ["PortData", "PortData", "OpenGrid", "GridCo"]


@pytest.mark.parametrize(
    "text",
    [
        "We thank Alex DeGala and J. McPhail. DeGala agreed and McPhail said so.",
        "The variable RealRate is estimated. RealRate enters as a lag.",
        "See https://example.org/CorpusID for the text, and the CorpusID below.",
    ],
)
def test_coined_words_that_act_as_no_body_are_none(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("China Development Bank for the Karuma dam lent more.", ["China Development Bank"]),
        ("The Ministry of Finance for the Karuma Dam asked.", ["Ministry of Finance"]),
        ("The Agency for Rural Roads and the Road Fund for Rural Areas met.", ["Road Fund for Rural Areas"]),
        ("A loan for the Standard Gauge Railway came.", []),
        ("The Kuwait Fund for the Karuma power line lent more.", ["Kuwait Fund"]),
        ("The Islamic Development Bank for the Kayunga-Njeru road lent more.", ["Islamic Development Bank"]),
        ("The African Development Bank for the Villages of the North lent more.", ["African Development Bank"]),
    ],
)
def test_a_name_ends_before_what_is_financed(text, names):
    assert [name for name in texts(text) if "Agency" not in name] == names


@pytest.mark.parametrize("firm", ["Marsh, Bell and Company Ltd.", "Smith, Barlow & Sons Ltd", "Tovar, Inc."])
def test_commas_within_a_firms_name_belong_to_it(firm):
    assert texts(f"The road was built by {firm} for the state.") == [firm]


def test_a_list_of_towns_before_a_firm_is_none_of_it():
    assert texts("Offices in Lagos, Abuja, Bell and Company Ltd of Kano")[-1].startswith(("Bell and", "Lagos, Abuja, Bell"))


def test_authors_whom_a_paper_cites_are_no_bodies():
    text = "Uribell and Schmitten (2016) show it. The model of Uribell has two goods. We follow Schmitten et al. here."
    assert texts(text, text, text) == []


def test_a_journal_that_is_called_as_a_body_is_none():
    assert texts("Doe, Ann. 2003. As Good as Any. International Organization 57(3): 617-42.") == []
    assert texts("Roe, Bob. 2000. The Law. Forum for Harbour Studies 54: 573-602.") == []
    assert texts("The International Organization for Migration met.") == ["International Organization for Migration"]


def test_a_head_of_government_is_no_body_elsewhere_either():
    text = "In 1931 the Hofmannsthal government cut pay. Critics held that Hofmannsthal acquired power."
    assert "Hofmannsthal" not in texts(text, text, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Reserve Bank of St. Gallen issues notes.", ["Reserve Bank of St. Gallen"]),
        ("Legend KGT World Bank and others.", ["World Bank"]),
        ("New Donors Challenging World Bank rules met.", ["World Bank"]),
        ("The Peasants' Credit Bank of Ghana lent more.", ["Credit Bank of Ghana"]),
        ("The Canadian International Development Agency paid.", ["Canadian International Development Agency"]),
    ],
)
def test_words_before_a_well_known_body_are_none_of_it(text, names):
    assert texts(text) == names


def test_what_bears_a_number_is_a_work_and_no_body():
    text = "The state paid for its shares in Nam Qolbex 2 with a loan. Lenders backed Nam Qolbex 2 later."
    assert texts(text, text) == []
    assert texts("The state paid for its shares in Nam Qolbex with a loan.") == ["Nam Qolbex"]


def test_a_code_in_small_letters_at_the_head_of_a_name_is_no_country():
    assert [country_of(name) for name in ("Nam Qolbex", "NAM Qolbex Corporation", "Namibia Power Corporation")] == [
        "",
        "NAM",
        "NAM",
    ]


ENTRIES = ("KDC Kestrel Development Committee", "TRUF Tracking Rarely Used Flows", "OEK Organisation for Eastern Kestrels")


@pytest.mark.parametrize(
    "flow",
    [
        [paragraph(" ".join(ENTRIES))],
        [paragraph(entry.replace(" ", ": ", 1)) for entry in ENTRIES],
        [table(*(entry.split(" ", 1) for entry in ENTRIES))],
    ],
    ids=["one run", "lines", "cells"],
)
def test_a_list_of_abbreviations_defines_them(flow):
    names = found(*flow, paragraph("Then KDC paid OEK for TRUF."))
    assert names[-2:] == [("KDC", "Kestrel Development Committee"), ("OEK", "Organisation for Eastern Kestrels")]
    assert {norm for _, norm in names} == {"Kestrel Development Committee", "Organisation for Eastern Kestrels"}


def test_one_short_word_before_a_name_is_no_list_of_abbreviations():
    assert texts("KDC Kestrel Dance Company met.", "Then KDC paid.") == ["Kestrel Dance Company"]


def test_a_known_company_is_known_by_a_misprinted_singular_too() -> None:
    assert ("China Merchant Port", "China Merchants Port Holdings") in set(found("A stake was sold to China Merchant Port."))


def test_a_town_and_several_credits_in_short_are_no_bodies() -> None:
    lamu = "The cranes of Lamu were old, so Norway lent for cranes at Lamu in 2014, as Lamu had asked. "
    assert not {text for text, _ in found(lamu + "LoCs agreed on in 2014 are drawn, and LoCs' terms are soft.")}


def test_a_bank_right_behind_its_country_is_that_countrys() -> None:
    text = "China's Export-Import Bank lent Kenya 5 million in 2014, and India's Exim Bank lent it 3 million in 2015. "
    known = {"Export-Import Bank of China", "Export-Import Bank of India"}
    assert {norm for _, norm in found(text + "The Chinese Exim Bank lent more.")} == known
    assert known.isdisjoint(norm for _, norm in found("Kenya's Exim Bank lent 5 million in 2014."))
