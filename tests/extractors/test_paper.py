"""One paper from bytes to rows: nothing is lost without a word, and what cannot be read says why."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractors import paper, tabulate
from extractors.model.page import Doubt
from extractors.readers import scan

TEXT = "In May 2018 the Bank of Example lent Kenya US$ 2 million for a road."
Draw = Callable[[Canvas], None]


def prose(canvas: Canvas) -> None:
    for i in range(12):
        canvas.drawString(72, 700 - 20 * i, TEXT)


def nothing(canvas: Canvas) -> None:
    canvas.line(72, 780, 500, 780)


def outlines(canvas: Canvas) -> None:
    for i in range(40):
        canvas.circle(100 + 5 * i, 300 + 7 * i, 20)


def pdf(*pages: Draw, encrypt: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_values_are_traced_to_the_words_of_the_text() -> None:
    found = paper.extract(pdf(prose), paper.PDF)
    assert found.document.status == "ok"
    assert {(m.label, m.norm) for m in found.mentions} >= {
        ("DATE", "2018-05"),
        ("COUNTRY", "KEN"),
        ("AMOUNT", "USD 2000000"),
    }
    for mention in found.mentions:
        assert mention.start is not None
        assert found.text[mention.start : mention.end] == mention.text
        assert mention.page == 1
        assert mention.x0 is not None


def test_an_empty_sheet_between_pages_is_no_loss() -> None:
    found = paper.extract(pdf(prose, nothing, prose), paper.PDF)
    assert (found.document.status, found.document.n_pages) == ("ok", 3)
    assert [flag.flag for flag in found.flags if flag.subject == "documents"] == []


def test_a_drawn_page_without_letters_is_flagged_where_nothing_can_look_at_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "can_read", lambda: False)
    found = paper.extract(pdf(prose, outlines), paper.PDF)
    assert found.document.status == "partial"
    assert [(flag.flag, flag.page) for flag in found.flags if flag.subject == "documents"] == [("unreadable_page", 2)]


@pytest.mark.skipif(not scan.can_read(), reason="no engine for optical character recognition is installed")
def test_a_drawing_on_which_no_word_is_seen_is_no_loss() -> None:
    found = paper.extract(pdf(prose, outlines), paper.PDF)
    assert (found.document.status, found.document.n_pages) == ("ok", 2)
    assert [flag.flag for flag in found.flags if flag.subject == "documents"] == []


@pytest.mark.parametrize("pages", [[nothing], [outlines, nothing]])
def test_a_paper_without_any_text_is_quarantined(pages: list[Draw]):
    found = paper.extract(pdf(*pages), paper.PDF)
    assert found.document.status == "quarantined"
    assert found.document.reason.startswith("no_text")
    assert found.document.n_pages == len(pages)


def test_pages_after_a_stop_are_flagged_one_by_one() -> None:
    asked = iter(["", "out_of_time: 9 s of CPU time are used up"])
    found = paper.extract(pdf(prose, prose, prose, prose), paper.PDF, lambda: next(asked))
    assert (found.document.status, found.document.n_pages) == ("partial", 4)
    assert [(flag.flag, flag.page) for flag in found.flags if flag.subject == "documents"] == [
        ("limit_reached", 2),
        ("lost_page", 3),
        ("lost_page", 4),
    ]
    assert {mention.page for mention in found.mentions} == {1, 2}


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"", paper.PDF, "empty"),
        (b"<html>not here any more</html>", paper.PDF, "not_a_pdf"),
        (pdf(prose)[:200], paper.PDF, "damaged"),
        (pdf(prose, encrypt=StandardEncryption("secret", ownerPassword="owner")), paper.PDF, "encrypted"),
        (bytes(range(256)) * 20, "text/plain", "not_text"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, media_type: str, reason: str):
    row = paper.extract(data, media_type).document
    assert (row.status, row.reason.split(":")[0]) == ("quarantined", reason)


def test_a_locked_paper_that_opens_without_password_is_read() -> None:
    locked = pdf(prose, encrypt=StandardEncryption("", ownerPassword="owner"))
    assert paper.extract(locked, paper.PDF).document.status == "ok"


def test_figures_beyond_reason_are_flagged_and_kept() -> None:
    text = (
        "# A plant\n\n" + "The power plant has a capacity of 50 MW. " * 3 + "Another power plant has a capacity of 1177 GW."
    )
    found = paper.extract(text.encode(), "text/markdown")
    (flag,) = [flag for flag in found.flags if flag.flag == "implausible_unit"]
    doubted = next(mention for mention in found.mentions if mention.mention_id == flag.subject_id)
    assert doubted.norm == "1177 GW"


def test_what_a_library_says_of_damaged_bytes_can_be_written() -> None:
    (flag,) = tabulate.flag_rows("doc_1", "documents", "doc_1", [Doubt("repaired", "ValueError \x00\ud800 here", 1)])
    assert flag.detail == "ValueError    here"
    assert tabulate.document_row(b"", paper.PDF, None, "damaged: \x07").reason == "damaged:  "
