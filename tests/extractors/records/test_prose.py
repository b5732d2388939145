"""What sentences state: signings, gifts, claims; who did what is read from the grammar."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, read, stated


def one(kind: str, *sentences: str) -> Statement:
    found = stated(prose(*sentences), kind)
    assert len(found) == 1, [s.title for s in found]
    return found[0]


def test_a_signing_has_title_parties_and_date() -> None:
    found = one("agreement", "In May 2014, Peru and Chile signed the Memorandum on Joint Border Posts and Customs Control.")
    assert (found.title, found.parties, found.date) == (
        "Memorandum on Joint Border Posts and Customs Control",
        ("CHL", "PER"),
        "2014-05",
    )
    assert found.subtype == "memorandum"


def test_the_two_countries_are_those_of_the_sentence_before() -> None:
    found = one(
        "agreement",
        "In May 2014, the President of Peru visited Chile.",
        "The two countries signed the Treaty on Andean Transit Roads.",
    )
    assert (found.parties, found.date) == (("CHL", "PER"), "2014-05")


def test_what_was_not_signed_is_no_agreement() -> None:
    text = prose(
        "Peru and Chile have not signed a Free Trade Agreement on Copper since 2014.",
        "Peru hopes to sign the Treaty on Andean Transit Roads with Chile in 2020.",
    )
    assert stated(text, "agreement") == []


def test_a_count_and_its_sum_are_one_claim_with_the_date_carried_over() -> None:
    found = one(
        "claim",
        "In October 2016, the first forum of Peru and Chile was held in Lima.",
        "During the forum, 34 investment agreements were signed by firms of both countries, worth more than US$9 billion.",
    )
    assert [(m.value, m.currency, m.modifier) for m in found.moneys] == [(9e9, "USD", "more than")]
    assert found.quantities == ("34 investment agreements",)
    assert (found.date, found.parties) == ("2016-10", ("CHL", "PER"))


def test_two_gifts_of_one_size_in_one_sentence_are_two() -> None:
    text = prose(
        "Norwegian governments donated 1 billion dollars to the Rainforest Fund and provided 1 billion dollars to farmers."
    )
    found = stated(text, "financing")
    assert [[m.value for m in s.moneys] for s in found] == [[1e9], [1e9]]
    assert found[0].title != found[1].title
    assert {s.parties for s in found} == {("NOR",)}


def test_a_gift_between_two_countries_is_aid_from_one_to_the_other() -> None:
    found = one("financing", "In 2012, Norway gave Malawi 40 million dollars for rural clinics.")
    assert (found.donor, found.recipient, found.year, found.moneys[0].value) == ("NOR", "MWI", 2012, 4e7)
    taken = one("financing", "Malawi received 25 million euros from Norway in 2013 for rural clinics.")
    assert (taken.donor, taken.recipient, taken.year, taken.moneys[0].value) == ("NOR", "MWI", 2013, 2.5e7)


def test_a_share_is_the_subjects_not_that_of_a_country_named_nearby() -> None:
    found = one("claim", "In 2015, Norwegian firms accounted for 77% of the fish farms, which worried Scotland and Iceland.")
    assert (found.subtype, found.quantities, found.parties) == ("share", ("77 %",), ("NOR",))


def test_headings_references_and_captions_make_no_claims() -> None:
    text = (
        prose("Words.")
        + "\nReferences\n\n[1] A. Author. Norway lends 5 billion dollars to Malawi. Journal of Loans, 2015.\n"
    )
    assert stated(text) == []


def test_quotes_are_the_papers_own_words() -> None:
    extract = read(
        prose(
            "In 2012, Norway gave Malawi 40 million dollars for clinics.",
            "In 2013, Malawi and Norway signed the Treaty of Zomba on Trade.",
        )
    )
    assert extract.statements
    for placed in extract.statements:
        assert extract.text[placed.statement.start : placed.statement.end] == placed.statement.quote


def test_an_amount_too_small_for_the_deals_it_paid_is_flagged() -> None:
    found = one(
        "financing",
        "To the end of 2016, the Bank of Norway had loaned more than US$1,100 to Malawi, supporting over 600 projects.",
    )
    assert "implausible_amount" in found.flags
    assert found.moneys[0].value == 1100


def test_the_two_countries_may_be_named_a_paragraph_before() -> None:
    before = "In May 2016, Peru and Chile opened talks.\n\nThe first round met in Lima in June 2016."
    text = f"{before} Firms of the two countries signed 5 deals there worth 2 million euros."
    found = one("claim", text)
    assert (found.parties, found.date) == (("CHL", "PER"), "2016-06")


def test_what_is_said_on_the_side_does_not_take_the_date_of_the_main_verb() -> None:
    found = stated(
        prose("The Bank of Norway, founded with a capital of 3 billion dollars, lent 5 million dollars to Malawi in 2016.")
    )
    years = {s.moneys[0].value: s.year for s in found}
    assert years == {3e9: None, 5e6: 2016}


def test_sentences_about_the_papers_own_tables_state_nothing() -> None:
    assert stated(prose("Table 3 lists 14 projects of Norway in Malawi worth 3 billion dollars in 2016.")) == []


def test_a_title_keeps_the_parties_that_it_names_last() -> None:
    title = "Memorandum on Fisheries Research in Open Waters between Kenyan and Omani Enterprises"
    found = stated(
        prose(f"In May 2018 Premier Ann Moss went to Oman, where Kenya and Oman signed the {title}."), "agreement"
    )
    assert [(one.title, one.date) for one in found] == [(title, "2018-05")]


def test_the_date_right_after_a_figure_is_its_own() -> None:
    sentence = "With Kenya the subjects are mixed, from double taxation in 2000 to a wind farm of 70 MW in 2017."
    assert [(one.quantities, one.year) for one in stated(prose(sentence), "project")] == [(("70 MW",), 2017)]


def test_who_gives_is_told_from_who_receives_in_the_passive() -> None:
    given = one("financing", "In April 2021 Nepal was given 800,000 doses of vaccine by Norway.")
    assert (given.donor, given.recipient, given.date) == ("NOR", "NPL", "2021-04")
    lent = one("financing", "Nepal was lent 85 million dollars by Norway in 2016.")
    assert (lent.donor, lent.recipient) == ("NOR", "NPL")


def test_a_bank_of_many_countries_gives_though_it_has_no_country() -> None:
    found = one(
        "financing", "In 2019, the African Development Bank approved a loan of 120 million dollars to Malawi for roads."
    )
    assert (found.donor, found.recipient, found.organizations) == ("", "MWI", ("African Development Bank",))


def test_sums_are_shared_out_respectively_or_one_by_one() -> None:
    shared = stated(prose("In 2017 Norway lent Peru and Chile 40 million dollars and 25 million dollars respectively."))
    assert [(s.recipient, s.moneys[0].value) for s in shared] == [("PER", 4e7), ("CHL", 2.5e7)]
    named = stated(prose("In 2012 Norway gave Peru 60 million dollars and Chile 25 million dollars."))
    assert {(s.donor, s.recipient, s.moneys[0].value) for s in named} == {("NOR", "PER", 6e7), ("NOR", "CHL", 2.5e7)}


def test_one_sum_in_two_currencies_is_one_sum() -> None:
    found = one("claim", "Norway's budget was 3 billion dollars, or about 2.5 billion euros, in 2018.")
    assert [(m.value, m.currency) for m in found.moneys] == [(3e9, "USD"), (2.5e9, "EUR")]


def test_an_agreement_has_the_sum_that_it_is_said_to_be_worth() -> None:
    for worth in ("worth 75 billion yen", "totalling 75 billion yen", "valued at 75 billion yen"):
        found = stated(prose(f"In October 2018 Norway signed a swap agreement with Japan {worth}."))
        assert [(s.kind, s.parties, [m.value for m in s.moneys]) for s in found] == [
            ("agreement", ("JPN", "NOR"), [7.5e10])
        ], worth


def test_what_is_denied_or_planned_says_so_and_does_not_count() -> None:
    for sentence, status in (
        ("Norway did not give Malawi 5 million dollars in 2014.", "did not give"),
        ("Norway will lend Malawi 5 million dollars in 2014.", "will lend"),
        ("Malawi denied having borrowed 5 million dollars from Norway in 2014.", "denied having borrowed"),
        ("Malawi plans to borrow 5 million dollars from Norway in 2014.", "plans to borrow"),
    ):
        found = one("financing", sentence)
        assert (found.donor, found.recipient) == ("NOR", "MWI")
        assert "not_done" in found.flags
        assert found.status == status
    assert stated(prose("Peru and Chile reached no agreement in 2013.")) == []


def test_prices_and_the_authors_own_money_are_no_claims() -> None:
    text = prose(
        "Kenyan interviewers were paid 15 dollars a day.",
        "A dose costs about 4 dollars.",
        "The authors received a grant of 30,000 euros from the University of Oslo in 2015.",
    )
    assert stated(text) == []


def test_a_clause_on_the_side_does_not_date_a_signing() -> None:
    found = one("agreement", "Palau and Japan signed a Compact of Free Association, which entered into force in 1994.")
    assert (found.parties, found.year) == (("JPN", "PLW"), None)
    entered = one("agreement", "Peru and Chile entered into a Treaty on Andean Transit Roads in May 2014.")
    assert (entered.title, entered.date) == ("Treaty on Andean Transit Roads", "2014-05")


def test_a_time_told_by_another_is_worked_out_from_the_sentence_before() -> None:
    found = stated(
        prose("In 2019, Norway lent Peru 5 million dollars.", "It had lent Chile 3 million dollars a year before.")
    )
    assert [(s.recipient, s.year) for s in found] == [("PER", 2019), ("CHL", 2018)]
