"""Words and phrases that are searched for together."""

from extractors.records.vocabulary import any_of

LOANS = any_of(("loan", "loan agreement", "loan-for-oil", "soft loan"))


def _found(text: str) -> str:
    hit = LOANS.search(text)
    return hit.group() if hit else ""


def test_the_longest_phrase_that_stands_there_is_found() -> None:
    assert _found("a loan agreement with Mali") == "loan agreement"
    assert _found("a loan agreed with Mali") == "loan"
    assert _found("a Soft\n  Loan of 1999") == "Soft\n  Loan"


def test_only_whole_words_are_found() -> None:
    assert _found("he loaned it") == ""
    assert _found("a bank of loanwords") == ""
    assert _found("a loan") == "loan"


def test_a_phrase_with_hyphens_is_found_without() -> None:
    for text in ("loan-for-oil", "loanforoil", "loan for oil"):
        assert _found(text) == text
