"""What is found, told apart by content, and refused with a reason; nothing that was handed in disappears."""

import os
import socket
from pathlib import Path

import pytest

from flows.catalogue import Entry
from flows.ingest import Ingested, ingest, media_type_of, printable

PDF = b"%PDF-1.4\nnot much of one\n"
MOST = 1000


def found(*paths: Path, corpus: Path | None = None, entries: tuple[Entry, ...] = ()) -> Ingested:
    return ingest(paths, corpus or Path("nowhere"), entries, MOST)


def refusals(ingested: Ingested) -> dict[str, str]:
    return {os.path.basename(paper.path): paper.refused for paper in ingested.papers if paper.refused}


def names(ingested: Ingested) -> list[str]:
    return [os.path.basename(paper.path) for paper in ingested.papers]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.txt", "sub/c.md", ".hidden.pdf", ".git/d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PDF + name.encode())
    assert names(found(tmp_path)) == ["a.txt", "b.pdf", "c.md"]


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(PDF + name.encode())
    one, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert found(one, other) == found(other, one, one)


def test_one_content_is_one_paper(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf", "c.pdf"):
        (tmp_path / name).write_bytes(PDF)
    (paper,) = found(tmp_path).papers
    assert paper.path == str(tmp_path / "a.pdf")
    assert paper.also_at == (str(tmp_path / "b.pdf"), str(tmp_path / "c.pdf"))


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "device.pdf").symlink_to("/dev/zero")
    (tmp_path / "dangling.pdf").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.pdf"))
        refused = refusals(found(tmp_path))
    assert refused == {
        "pipe.pdf": "not_a_file",
        "device.pdf": "not_a_file",
        "socket.pdf": "not_a_file",
        "dangling.pdf": "dangling_link",
    }


def test_empty_and_large_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "large.pdf").write_bytes(PDF + b"x" * MOST)
    assert refusals(found(tmp_path)) == {"empty.pdf": "empty", "large.pdf": "too_large"}


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    assert refusals(found(tmp_path / "gone.pdf")) == {"gone.pdf": "vanished"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(PDF)
    (tmp_path / "locked.pdf").chmod(0)
    assert refusals(found(tmp_path))["locked.pdf"].startswith("not_permitted")


def test_links_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.pdf").write_bytes(PDF)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert names(found(tmp_path)) == ["a.pdf"]


def test_names_are_bytes(tmp_path: Path) -> None:
    for name in (b"=1+1.pdf", b"-x.pdf", b"new\nline.pdf", b"\xff\xfe.pdf", b'quo"te.pdf'):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as out:
            out.write(PDF + name)
    shown = names(found(tmp_path))
    assert set(shown) == {"=1+1.pdf", "-x.pdf", "new\\nline.pdf", "\\xff\\xfe.pdf", 'quo"te.pdf'}
    for printed in shown:
        printed.encode()


def test_other_files_in_a_folder_are_passed_over_and_said(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,b")
    (tmp_path / "scan").write_bytes(b"\n" + PDF)
    ingested = found(tmp_path)
    assert names(ingested) == ["scan"]
    assert ingested.passed_over == (str(tmp_path / "data.csv"),)


def test_a_file_that_a_person_names_always_gets_a_row(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,b")
    assert refusals(found(tmp_path / "data.csv")) == {"data.csv": "not_a_paper"}


def test_many_small_files(tmp_path: Path) -> None:
    for i in range(2000):
        (tmp_path / f"{i:05d}.txt").write_bytes(b"text %d" % i)
    assert len(found(tmp_path).papers) == 2000


def test_without_paths_the_catalogue_is_read(tmp_path: Path) -> None:
    (tmp_path / "here.pdf").write_bytes(PDF)
    (tmp_path / "uncatalogued.pdf").write_bytes(PDF + b"2")
    entries = (Entry("here.pdf", url="https://example.org", licence="CC BY 4.0"), Entry("absent.pdf", title="A reference"))
    ingested = found(corpus=tmp_path, entries=entries)
    assert [(paper.path, paper.licence) for paper in ingested.papers] == [(str(tmp_path / "here.pdf"), "CC BY 4.0")]
    assert [entry.file for entry in ingested.references] == ["absent.pdf"]


def test_the_catalogue_knows_a_paper_by_its_content_too(tmp_path: Path) -> None:
    (tmp_path / "copy.pdf").write_bytes(PDF)
    sha256 = found(tmp_path).papers[0].sha256
    ingested = found(tmp_path, entries=(Entry("other.pdf", sha256=sha256, url="https://example.org"),))
    assert ingested.papers[0].url == "https://example.org"


def test_a_file_that_is_not_the_catalogued_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    ingested = found(corpus=tmp_path, entries=(Entry("a.pdf", sha256="0" * 64),))
    assert "a.pdf is not the file" in ingested.warnings[0]


def test_the_fingerprint_changes_with_what_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    before = found(tmp_path).fingerprint
    assert found(tmp_path).fingerprint == before
    (tmp_path / "b.pdf").write_bytes(PDF)
    assert found(tmp_path).fingerprint != before


@pytest.mark.parametrize(
    ("head", "path", "media_type"),
    [
        (b"junk\n%PDF-1.7", b"a", "application/pdf"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", b"a.pdf", "text/html"),
        (b"PK\x03\x04", b"a.pdf", "application/zip"),
        ("naïve".encode(), b"a.txt", "text/plain"),
        (b"x" * 1021 + "€".encode()[:2], b"a.txt", "text/plain"),
        (b"# Title", b"a.MD", "text/markdown"),
        (b"\xff\xfe\x00\x01", b"a.txt", "application/octet-stream"),
    ],
)
def test_the_media_type_is_told_by_content(head: bytes, path: bytes, media_type: str) -> None:
    assert media_type_of(head, path) == media_type


def test_printable_paths_have_no_control_characters() -> None:
    assert printable(b"a\x1b[31m\x00\xc3\xa9\xff") == "a\\x1b[31m\\x00é\\xff"


def test_an_empty_file_is_of_no_kind(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (paper,) = found(tmp_path).papers
    assert (paper.refused, paper.media_type) == ("empty", "application/octet-stream")
