"""The catalogue: read forgivingly, written whole, added to without losing what a person wrote."""

from pathlib import Path

import pytest

from flows.catalogue import BadCatalogue, Entry, copy_in, load, save, with_paper


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    entries = (
        Entry("a.pdf", "0" * 64, 'A "title", with marks', "2017", "10.1/x", "https://x", "CC BY", "Me, 2017"),
        Entry("b.pdf"),
    )
    save(tmp_path, entries)
    assert load(tmp_path) == entries
    assert [path.name for path in tmp_path.iterdir()] == ["papers.csv"]


def test_no_catalogue_has_no_entries(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


def test_a_spreadsheet_may_have_saved_it(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_bytes(b"\xef\xbb\xbffile,title,notes\r\na.pdf, A title ,x\r\n,,\r\n")
    assert load(tmp_path) == (Entry("a.pdf", title="A title"),)


@pytest.mark.parametrize("data", [b"title\nx\n", b"file\n\xff\xfe\n"])
def test_what_is_no_catalogue_is_said_in_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "papers.csv").write_bytes(data)
    with pytest.raises(BadCatalogue, match=r"papers\.csv"):
        load(tmp_path)


def test_a_reference_gets_its_file_and_keeps_its_words() -> None:
    reference = Entry("", title="By hand", doi="10.1/x", licence="CC BY")
    new = Entry("a.pdf", "1" * 64, "AS PRINTED", "2017", "10.1/x")
    assert with_paper((reference,), new) == (Entry("a.pdf", "1" * 64, "By hand", "2017", "10.1/x", "", "CC BY"),)


def test_another_paper_is_another_entry() -> None:
    one, other = Entry("a.pdf", "1" * 64), Entry("b.pdf", "2" * 64)
    assert with_paper((one,), other) == (one, other)


def test_a_copy_gets_a_tame_name_of_its_own(tmp_path: Path) -> None:
    wild = tmp_path / "=né w\n.PDF"
    wild.write_bytes(b"x")
    corpus = tmp_path / "corpus"
    first = copy_in(wild, corpus, [])
    second = copy_in(wild, corpus, [first])
    assert first == "n-w.pdf"
    assert second == "n-w-2.pdf"
    assert {path.name for path in corpus.iterdir()} == {first, second}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"file;title\na.pdf;A paper\n", "parted by semicolons; save it again as"),
        ("file,title\na.pdf,Étude\n".encode("cp1252"), "line 2: its letters are not in UTF-8"),
        (b"file,year\na.pdf,19xx\n", "line 2: '19xx' is no year"),
        (b"file,doi\na.pdf,soon\n", "line 2: 'soon' is no DOI"),
    ],
)
def test_what_a_spreadsheet_or_a_slip_made_of_it_is_said_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "papers.csv").write_bytes(data)
    with pytest.raises(BadCatalogue, match=words) as refused:
        load(tmp_path)
    assert str(tmp_path / "papers.csv") in str(refused.value)


def test_a_doi_is_known_without_its_resolver(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text("file,doi\na.pdf,https://doi.org/10.1000/182\n")
    assert load(tmp_path)[0].doi == "10.1000/182"
