"""Values that a person writes are read as a paper's are; what makes no sense is refused."""

import pytest

from flows.reconcile.values import BadValue, normalised


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("recipient", "Kyrgyzstan", "KGZ"),
        ("donor", "the United States", "USA"),
        ("parties", "China; Kyrgyzstan", "CHN; KGZ"),
        ("parties", "Kenya, China", "CHN; KEN"),
        ("parties", "Korea, Republic of", "KOR"),
        ("date", "May 2014", "2014-05"),
        ("date", "2004/2014", "2004/2014"),
        ("date", "196X", "196X"),
        ("term", "2015-2020", "2015/2020"),
        ("year", " 2014 ", "2014"),
        ("amount", "US$ 15 million", "USD 15000000"),
        ("amount", "15 million", "15000000"),
        ("amount", "15,000,000", "15000000"),
        ("currency", "cny", "CNY"),
        ("subtype", "Joint Statement", "joint_statement"),
        ("purpose", "", ""),
        ("interest_rate", "2.5", "2.5"),
    ],
)
def test_it_is_read_as_a_paper_is(field: str, text: str, value: str) -> None:
    assert normalised(field, text) == value
    assert normalised(field, value) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("date", "in May"),
        ("date", "XXXX-05"),
        ("parties", "China; Narnia"),
        ("recipient", "Narnia"),
        ("currency", "dollars"),
        ("subtype", "foo"),
        ("year", "19xx"),
        ("year", "12"),
        ("term", "2015"),
        ("amount", "a lot"),
        ("amount", "-3"),
        ("amount", "nan"),
        ("amount", "US$ 5-10 million"),
        ("amount", "9" * 400),
        ("interest_rate", "low"),
        ("title", ""),
        ("title", "a\x1b[2Jb"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(field: str, text: str) -> None:
    with pytest.raises(BadValue) as refused:
        normalised(field, text)
    assert "\n" not in str(refused.value)


def test_a_sort_must_be_one_of_its_kind() -> None:
    assert normalised("subtype", "loan", "financing") == "loan"
    with pytest.raises(BadValue, match="known are"):
        normalised("subtype", "loan", "agreement")
