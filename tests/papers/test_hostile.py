"""The hostile files are what they claim to be."""

import io
from typing import get_args

import pypdfium2
import pytest
from pypdfium2 import PdfiumError

from extractors.model.rows import DocumentStatus
from tests.papers import hostile

CASES = hostile.cases()
LIGHT = [case for case in CASES if not case.heavy]


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    text = "\n".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    document.close()
    return text


def test_names_are_distinct() -> None:
    assert len({case.name for case in CASES}) == len({case.file_name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_expectations_are_values_of_the_dataset(case: hostile.Hostile) -> None:
    assert case.statuses <= set(get_args(DocumentStatus))
    assert case.statuses == hostile.OK or case.reasons or "ok" in case.statuses


@pytest.mark.parametrize("case", [c for c in LIGHT if c.holds and "hidden" not in c.name], ids=lambda case: case.name)
def test_what_must_be_found_is_printed(case: hostile.Hostile) -> None:
    text = " ".join(text_of(case.data()).split())
    assert all(words in text for words in case.holds)


@pytest.mark.parametrize("case", [c for c in LIGHT if c.flag == "hidden_text"], ids=lambda case: case.name)
def test_hidden_text_is_in_the_file_and_cannot_be_seen(case: hostile.Hostile) -> None:
    document = pypdfium2.PdfDocument(case.data())
    page = document[0]
    picture = page.render(scale=1, grayscale=True).to_pil().convert("L")
    dark = [picture.getpixel((x, y)) for x in range(picture.width) for y in range(110, picture.height)]
    document.close()
    assert min(dark) > 150, "below the first line nothing dark is printed"
    assert hostile.SEEN in text_of(case.data())


def test_the_lock_needs_its_password() -> None:
    case = next(c for c in CASES if c.name == "locked")
    with pytest.raises(PdfiumError):
        text_of(case.data())
