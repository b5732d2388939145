"""Pages are drawn by a limited child, kept in the cache, and only of the file that was read."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from extractors.model.page import Box
from flows.extract import worker
from flows.extract.limits import Limits
from flows.extract.pictures import marked, pictures
from flows.extract.pool import Failed, Readers
from flows.extract.task import Task
from tests.flows import papers


def test_a_page_is_drawn_once_and_only_of_the_same_file(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", "China lent Kenya US$ 3 million.", "A second page.")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    task = Task("doc_a", sha256, bytes(file), "application/pdf", "a.pdf")
    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        drawn = dict(pictures({"doc_a": (1, 2, 9)}, [task], tmp_path / "cache", readers))
        assert sorted(drawn) == [("doc_a", 1), ("doc_a", 2)]
        assert (drawn["doc_a", 1].width, drawn["doc_a", 1].height) == (420, 595)
        file.write_bytes(b"another file")
        assert dict(pictures({"doc_a": (1, 2, 9)}, [task], tmp_path / "cache", readers)) == drawn
        assert not list(pictures({"doc_a": (1,)}, [task], tmp_path / "cache", readers))


def test_pages_of_long_papers_are_kept_and_held_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.extract.pictures.TOGETHER", 2)
    monkeypatch.setattr("flows.extract.pictures.HELD", 3)
    files = [papers.pdf(tmp_path / f"{name}.pdf", *(f"Page {n} of {name}." for n in range(5))) for name in "ab"]
    shas = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    tasks = [Task(f.stem, sha, bytes(f), "application/pdf", f.name) for f, sha in zip(files, shas, strict=True)]
    wanted = {"a": (1, 2, 3, 4, 5), "b": (2, 4, 5)}
    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        drawn = list(pictures(wanted, tasks, tmp_path / "cache", readers))
    assert [key for key, _ in drawn] == [(name, number) for name in "ab" for number in wanted[name]]
    assert len({one.png for _, one in drawn}) == len(drawn)


def test_a_box_is_drawn_on_a_page(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    image = Image.open(io.BytesIO(marked(file, sha256, 1, Box(40, 185, 200, 200))))
    colours = image.getcolors(1 << 20) or []
    assert (200, 40, 40) in {colour for _, colour in colours}
    with pytest.raises(Failed, match="cannot be drawn"):
        marked(file, "0" * 64, 1, Box(0, 0, 1, 1))
