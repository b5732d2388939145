"""Which passages the English model is shown, and which are program code."""

import pytest

from extractors.entities import language, listing
from extractors.entities.passages import Passage


def passage(text):
    return Passage(0, text, "body", "paragraph", masked=text)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The bank lends money to the farmers of this district, and they pay it back by the harvest.", True),
        ("Boeing, Airbus and Embraer sell aircraft.", True),
        ("Nullam porttitor eget lacus vitae tempor, sed in augue nec lorem fringilla dictum non a est.", False),
        ("Die Bank hat im Jahr darauf in allen Städten neue Häuser gebaut, und so war es an der Zeit.", False),
        ("La banca non ha ancora pagato, e in ogni caso il consiglio si riunisce a Torino per decidere.", False),
        ("O banco não pagou a dívida, e por isso o conselho se reúne no mês seguinte em Lisboa.", False),
        ("De bank heeft het geld nog niet betaald en daarom komt de raad in de volgende maand bijeen.", False),
    ],
)
def test_english_is_told_from_its_neighbours(text, english):
    assert language.is_english([token.key for token in passage(text).tokens]) is english


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("26 % colorlinks=true,% 27 % linkcolor=black,% 28 \\setcolor{blue}% 29 % \\hypersetup{%", True),
        ("$if(name)$ 335 $else$ 336 \\settings{name}$endif$ 337 \\begin{letter}", True),
        ("Exports grew by 12 % to US$ 4 billion, and imports by 3 % to US$5 billion.", False),
        ("The command \\maketitle prints the title, the authors and the date of a paper on its first page.", False),
    ],
)
def test_code_is_told_from_prose(text, code):
    assert listing.is_code(passage(text)) is code
