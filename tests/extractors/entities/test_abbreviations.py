"""Definitions of abbreviations."""

import pytest

from extractors.entities.organizations import abbreviations
from extractors.entities.passages import passages
from tests.extractors.entities.building import document


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("the Asian Infrastructure Investment Bank (AIIB) lends", "AIIB", "Asian Infrastructure Investment Bank"),
        ("the Country Development Strategy (CDS) began", "CDS", "Country Development Strategy"),
        ("WHO (World Health Organization) said", "WHO", "World Health Organization"),
        ("Greenfield Stone Trust (hereinafter GST) sold", "GST", "Greenfield Stone Trust"),
        ("European system of accounts (ESA 1995)", "ESA", "European system of accounts"),
    ],
)
def test_finds_the_words_that_spell_a_short_form(text, short, name):
    assert [(d.short, d.text) for d in abbreviations.definitions(passages(document(text)))] == [(short, name)]


@pytest.mark.parametrize("text", ["a sum (USD 5)", "see (Smith 2010)", "nothing to spell it (XQZ)", "the year (2010)"])
def test_finds_none_where_the_letters_do_not_fit(text):
    assert abbreviations.definitions(passages(document(text))) == ()
