"""A locked PDF is opened by its password, and by no other."""

import pypdfium2
import pytest

from extractors.readers.failure import Unreadable
from extractors.readers.unlocking import unlocked
from tests.papers.hostile import SEEN
from tests.papers.locks import WAYS, Way, locked


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_it_opens_by_its_password_alone(way: Way) -> None:
    data = locked(way, b"open sesame")
    plain = pypdfium2.PdfDocument(unlocked(data, "open sesame"))
    assert SEEN in plain[0].get_textpage().get_text_bounded()
    with pytest.raises(Unreadable) as failure:
        unlocked(data, "sesame")
    assert failure.value.reason == "wrong_password"
    assert "sesame" not in str(failure.value)


def test_what_is_not_locked_stays_as_it_is() -> None:
    out = b"%PDF-1.4 broken"
    assert unlocked(out, "x") == out
