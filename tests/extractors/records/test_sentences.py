"""Sentences of the prose, and what each goes on from."""

from dataclasses import replace

from extractors import reading
from extractors.records.located import locate
from extractors.records.sentences import sentences
from tests.extractors.records.reading import prose, stated


def test_a_note_goes_on_from_nothing_before_it_and_nothing_goes_on_from_a_note() -> None:
    text = prose("Ghana and Peru have friendly relations.") + (
        "\nNote: In 1954 the two signed an agreement on forts along the coast.\n\nThey met in 1960 in Peru.\n"
    )
    document = reading.read(text.encode(), "text/plain")
    noted = [replace(b, kind="note") if document.text[b.start : b.end].startswith("Note") else b for b in document.blocks]
    document = replace(document, blocks=tuple(noted))
    found = tuple(sentences(locate(document, ())))[-3:]
    kinds = [block.kind if (block := document.block_at(one.start)) else "" for one in found]
    assert kinds == ["paragraph", "note", "paragraph"]
    before = [document.text[one.previous.start : one.previous.end] if one.previous else "" for one in found]
    assert before[1:] == ["", "Ghana and Peru have friendly relations."]


def test_a_row_of_raised_figures_or_of_spaces_holds_no_paper_up() -> None:
    lent, given = "In 2014 Norway lent Kenya $40 million", "In 2016 Chile gave Peru a grant of $7 million."
    assert len(stated(prose(f"{lent}.{'¹' * 60}x {lent}.¹²³ {given}"))) == 3
    assert len(stated(prose(f"{lent}.{' ' * 20_000}{given}"))) == 2


LENT, GIVEN = "In 2014 Norway lent Kenya $40 million.", "In 2016 Chile gave Peru a grant of $7 million."


def test_the_bullet_before_an_item_is_no_part_of_its_sentence() -> None:
    document = reading.read(prose(f"Two are known. • {LENT} • {GIVEN}").encode(), "text/plain")
    told = [document.text[one.start : one.end] for one in sentences(locate(document, ()))]
    assert told[-2:] == [LENT, GIVEN]


def test_an_item_behind_a_bullet_keeps_who_gave() -> None:
    lent, given = stated(prose(f"Two are known. • {LENT} • {GIVEN}"))
    assert (lent.donor, lent.recipient, given.donor, given.recipient) == ("NOR", "KEN", "CHL", "PER")
    assert lent.title.startswith("In 2014")
