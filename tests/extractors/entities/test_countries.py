"""Countries: what names one, and what only looks like it."""

import pytest

from extractors.entities import countries, facts, find
from tests.extractors.entities.building import document, paragraph, table


def found(*flow):
    doc = document(*flow)
    return [(m.text, m.norm) for m in find(doc) if m.label == "COUNTRY"]


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("People's Republic of China", "CHN"),
        ("P.R.China", "CHN"),
        ("U.S.", "USA"),
        ("U S", "USA"),
        ("UAE", "ARE"),
        ("Kyrgyz Republic", "KGZ"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Türkiye", "TUR"),
        ("Iran, Islamic Rep.", "IRN"),
        ("Lao PDR", "LAO"),
        ("the Netherlands", "NLD"),
        ("Sino", "CHN"),
        ("Beninese", "BEN"),
        ("kaz", "KAZ"),
        ("Czechoslovakia", "CSK"),
    ],
)
def test_reads_every_form_of_a_name(text, iso3):
    assert countries.parse(text) == iso3


@pytest.mark.parametrize(
    "text", ["", "ASEAN", "Paris", "Xinjiang", "dollars", "Central Asia", "Latin America", "New Mexico"]
)
def test_reads_nothing_else(text):
    assert countries.parse(text) is None


def test_every_country_has_one_short_name_and_every_form_one_country() -> None:
    forms: dict[str, set[str]] = {}
    for row in facts.rows("countries"):
        forms.setdefault(row["form"].casefold(), set()).add(row["iso3"])
    assert [form for form, codes in forms.items() if len(codes) > 1] == []
    assert all(countries.short_name(iso3) for iso3 in countries.codes())


def test_each_part_of_a_compound() -> None:
    assert found(
        "China-Kazakhstan trade, the US-China deal, Sino-Japanese and Franco-German talks, China Japan cooperation"
    ) == [
        ("China", "CHN"),
        ("Kazakhstan", "KAZ"),
        ("US", "USA"),
        ("China", "CHN"),
        ("Sino", "CHN"),
        ("Japanese", "JPN"),
        ("Franco", "FRA"),
        ("German", "DEU"),
        ("China", "CHN"),
        ("Japan", "JPN"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It cost US$5 or 5 U.S. dollars, 3 Canadian dollars or 4 Swiss francs.",
        "She speaks French and reads in Spanish; an English version exists.",
        "Mr. Jordan met Chad Smith.",
        "The Gulf of Mexico, Latin America, New Mexico and the South China Sea are near.",
        "They live in Lebanon, Ohio and Peru, Indiana.",
        "See patent US7654321.",
        "Turnips, Jersey cattle and guinea pigs: see www.china.org/japan.",
    ],
)
def test_currencies_languages_persons_and_places_are_none(text):
    assert [norm for _, norm in found(text) if norm not in ("JEY",)] == []


def test_georgia_is_told_apart_by_its_neighbours() -> None:
    assert found("Farms in Alabama, Georgia and Florida grow peanuts.") == []
    assert found("Trade of Armenia, Georgia and Azerbaijan grew.")[1] == ("Georgia", "GEO")


def test_note_marks_do_not_hide_a_name() -> None:
    assert found("Output of India19 and Brazil2 rose.") == [("India", "IND"), ("Brazil", "BRA")]


def test_names_that_lost_their_capital_in_a_list_or_a_cell() -> None:
    assert ("hungary", "HUN") in found("Belgium, Cyprus, hungary, Latvia and Malta replied.")
    assert ("poland", "POL") in found(table(("Country", "Cases"), ("poland", "7"), ("Spain", "9")))
    assert found("They dined on turkey and china.") == []


def test_codes_count_only_in_lists_of_codes() -> None:
    assert [norm for _, norm in found("Measured in AT, BE, CY and EL.")] == ["AUT", "BEL", "CYP", "GRC"]
    assert found("It is so, or NO, or IS it?") == []


def test_capitals_in_a_heading() -> None:
    heading = paragraph("TRADE OF KAZAKHSTAN WITH THE RUSSIAN FEDERATION", kind="heading")
    assert [norm for _, norm in found(heading)] == ["KAZ", "RUS"]


def test_a_country_inside_an_organisation_is_nested() -> None:
    kinds = {
        m.text: m.kind for m in find(document("The Export-Import Bank of China lent to Kenya.")) if m.label == "COUNTRY"
    }
    assert kinds == {"China": "nested", "Kenya": "name"}


@pytest.mark.parametrize("text", ["SIAM Journal on Computing", "GB 5749 and GB/T 19001", "a million British thermal units"])
def test_acronyms_standards_and_units_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Dem. Rep. Congo", "COD"),
        ("Congo, DR", "COD"),
        ("Rep. Congo", "COG"),
        ("Korea DPR", "PRK"),
        ("Korea (Rep.)", "KOR"),
        ("S. Sudan", "SSD"),
        ("Cook Is.", "COK"),
        ("Timor-Leste", "TLS"),
        ("Utd. Arab Emirates", "ARE"),
        ("Czech Rep", "CZE"),
        ("Micronesia, Fed. Sts.", "FSM"),
        ("Guinea, Eq.", "GNQ"),
        ("Guinea (Bissau)", "GNB"),
        ("Congo (DRC)", "COD"),
        ("Br. Virgin Is.", "VGB"),
        ("Turks & Caicos", "TCA"),
        ("St Vincent & Gren.", "VCT"),
        ("Korea (Rep. of)", "KOR"),
        ("Cochin China", "VNM"),
        ("East Pakistan", "BGD"),
        ("Netherlands India", "IDN"),
    ],
)
def test_a_cell_may_shorten_the_words_of_a_name(text, iso3):
    assert found(table(("Country", "t"), (text, "1"))) == [(text, iso3)]


def test_a_name_beside_a_shortened_word_not_understood_is_none() -> None:
    assert found(table(("Country", "t"), ("Isl. Kenya", "1"))) == []


def test_shortened_names_stand_in_prose_with_their_points() -> None:
    assert found("Ore of the Dem. Rep. Congo goes to S. Korea.") == [("Dem. Rep. Congo", "COD"), ("S. Korea", "KOR")]
    assert found("Ore of Guinea Eq. was sold.") == [("Guinea Eq.", "GNQ")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Aid went to Korea DPR, DPR Korea and Korea, Rep. alike.", ["PRK", "PRK", "KOR"]),
        ("Wool came from S. Arabia and from Gt. Britain.", ["SAU", "GBR"]),
        ("Portuguese Guinea, Spanish Guinea and French Sudan were poor.", ["GNB", "GNQ", "MLI"]),
        ("Trade of Georgia (USA) with Armenia grew.", ["USA", "ARM"]),
        ("The Saudi Crown Prince met the Kuwaiti Crown Prince; Swedish crowns and a Danish Crown fell.", ["SAU", "KWT"]),
        ("Atlanta, Georgia, was host; so was Tbilisi, Georgia.", ["GEO"]),
        ("Irish coffee and French windows came by the Mozambique Channel.", []),
        ("Professor Chad Holland studies Chad.", ["TCD"]),
        ("The rubber of French Indochina was sold for German marks.", []),
        ("In 2014 the Bank lent Georgia US$ 30 million for roads.", ["GEO"]),
        ("Ukraine, Georgia, US and Canada signed.", ["UKR", "GEO", "USA", "CAN"]),
        ("In India Poland sold coal. Israel Ireland did not.", ["IND", "POL"]),
        ("Ships passed Cape St. Vincent on the way to St. Vincent and to Gold Coast, Queensland.", ["VCT"]),
    ],
)
def test_what_stands_beside_a_name_tells_its_country(text, codes):
    assert [norm for _, norm in found(text)] == codes
