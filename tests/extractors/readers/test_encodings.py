"""Text files of any encoding are read as the letters they print; what is none is counted."""

import pytest

from extractors import reading
from extractors.readers import encodings
from extractors.readers.letters import spelled

TEXTS = {
    "French": "La Chine a prêté 3 millions d’euros à Genève – un « accord » signé où l’élève était déjà là. ",
    "Polish": "Chiny pożyczyły Kenii 3 miliony dolarów. Umowę podpisano w Łodzi, gdzie źródła są świeże. ",
    "Russian": "Китай предоставил Кении кредит в размере 3 миллионов долларов. Москва, Россия. ",
    "Chinese": "中国向肯尼亚提供了三百万美元贷款。双方在北京签署协议。",
    "English": "In 2016 China lent Kenya US$ 3 million – “a loan”, the Bank’s café said. ",
}
WAYS = [
    *(("French", name) for name in ("utf-8", "utf-8-sig", "cp1252", "mac-roman", "utf-16", "utf-16-le", "utf-32")),
    *(("Polish", name) for name in ("utf-8", "cp1250")),
    *(("Russian", name) for name in ("utf-8", "cp1251", "koi8-r", "utf-16-be")),
    *(("Chinese", name) for name in ("utf-8", "gb18030")),
    *(("English", name) for name in ("utf-8", "cp1252", "mac-roman", "utf-16")),
]


@pytest.mark.parametrize(("language", "name"), WAYS)
def test_the_encoding_is_the_one_that_gives_words(language: str, name: str) -> None:
    data = (TEXTS[language] * 5).encode(name, "replace")
    assert encodings.decoded(data) == data.decode(name)


@pytest.mark.parametrize("language", TEXTS)
def test_bad_bytes_in_utf_8_cost_their_own_letters_alone(language: str) -> None:
    data = (TEXTS[language] * 5).encode()
    at = len(TEXTS[language].encode())
    text = encodings.decoded(data[:at] + b"\xff\x81" + data[at:])
    assert text.replace(encodings.LOST, "") == TEXTS[language] * 5
    assert text.count(encodings.LOST) == 2


def test_lost_letters_are_counted_and_said() -> None:
    data = "Le café de Genève. China lent Kenya US$ 3 million in 2016.".encode() + b" \xff\xfe."
    document = reading.read(data, "text/plain")
    assert "Genève. China lent Kenya" in document.text
    assert [(doubt.flag, doubt.detail.split()[0]) for doubt in document.doubts] == [("lost_letters", "2")]


def test_signs_that_turn_the_direction_are_no_text() -> None:
    assert spelled("paid \u202e000,1\u202c to \u2066Kenya\u2069") == "paid 000,1 to Kenya"
