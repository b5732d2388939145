"""Text layers whose letters have no known meaning are noticed; unusual but honest text is not taken for one."""

from extractors.readers.canvas import Face, Glyph
from extractors.readers.garble import MEANINGLESS, is_nonsense, read_letters

PROSE = ("Grain came down the river in flat boats and left the port in deep ones. " * 12).split()


def glyphs(*letters: str) -> list[Glyph]:
    face = Face("Times", False, False)
    return [Glyph(c, 5.0 * i, 0, 5.0 * i + 4, 10, 5.0 * i, 8, 10, 0, face, 0.0, 0, i) for i, c in enumerate(letters)]


def test_letters_without_meaning_are_counted_and_marked():
    found = glyphs("a", "(cid:12)", "\ue123", "b", " ")
    assert read_letters(found) == 0.5
    assert [glyph.text for glyph in found] == ["a", MEANINGLESS, MEANINGLESS, "b", " "]


def test_bullets_of_symbol_fonts_have_a_meaning():
    found = glyphs("\uf0b7", "a")
    assert read_letters(found) == 0.0
    assert found[0].text == "•"


def test_a_shifted_alphabet_is_nonsense():
    shifted = ["".join(chr((ord(c) - 97 + 1) % 26 + 97) if c.isalpha() else c for c in word.lower()) for word in PROSE]
    assert is_nonsense(shifted)


def test_letters_mapped_to_signs_are_nonsense():
    signs = "!#$%&'()/:;<>?@[]^{}£§¶¤¥¢"
    mapped = ["".join(signs[(ord(c) - 97) % 26] if c.isalpha() else c for c in word.lower()) for word in PROSE]
    assert is_nonsense(mapped)


def test_prose_figures_and_rules_are_not():
    assert not is_nonsense(PROSE)
    assert not is_nonsense(["12.4", "1998", "3,100"] * 200)
    assert not is_nonsense(["-----------", "=====", "....."] * 100)
    assert not is_nonsense(["中国和日本的合作"] * 100)
