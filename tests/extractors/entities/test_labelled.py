"""Figures on labelled text: our own sentences, and the gold mentions beside the checkout where they are."""

import json
import subprocess
import sys

import pytest

from extractors.entities import find
from tests.extractors.entities.building import document
from tests.extractors.entities.scoring import BANDS, GOLD, LABELS, gold_papers, scores, sentences

FLOORS = {
    "dev": {"COUNTRY": 0.97, "DATE": 0.97, "AMOUNT": 0.97, "ORG": 0.95},
    "held": {"COUNTRY": 0.97, "DATE": 0.97, "AMOUNT": 0.97, "ORG": 0.94},
    "fresh": {"COUNTRY": 0.95, "DATE": 0.95, "AMOUNT": 0.97, "ORG": 0.92},
    "wide": {"COUNTRY": 0.97, "DATE": 0.97, "AMOUNT": 0.97, "ORG": 0.94},
    "kinds": {"COUNTRY": 0.97, "DATE": 0.97, "AMOUNT": 0.97, "ORG": 0.0},
}


@pytest.fixture(scope="module", params=list(FLOORS))
def half(request):
    return request.param, scores(sentences(request.param))


def test_the_set_is_large_and_sound() -> None:
    items = [item for name in FLOORS for item in sentences(name)]
    assert len(items) >= 300
    assert len({item.text for item in items}) == len(items)
    assert all(0 <= start < end <= len(item.text) for item in items for gold in item.gold for start, end in gold.spans)


@pytest.mark.parametrize("label", LABELS)
def test_strict_f1_and_norms(half, label):
    name, totals = half
    assert totals[label].f1 >= FLOORS[name][label]
    assert totals[label].norms >= 0.9 * totals[label].right


def test_confident_mentions_are_right(half):
    _, totals = half
    right, count = (
        sum(score.bands[low][k] for score in totals.values() for low in BANDS[:-1] if low >= 0.9) for k in (0, 1)
    )
    assert right >= 0.95 * count


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold mentions are not beside this checkout")
def test_confident_mentions_are_right_on_gold() -> None:
    totals = scores(gold_papers())
    right, count = (
        sum(score.bands[low][k] for score in totals.values() for low in BANDS[:-1] if low >= 0.9) for k in (0, 1)
    )
    assert count > 400
    assert right >= 0.95 * count


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold mentions are not beside this checkout")
def test_gold_mentions_of_the_seed_texts(tmp_path):
    arguments = [
        "--zones",
        str(GOLD / "zones.json"),
        "--aliases",
        str(GOLD / "org_aliases.json"),
        "--json",
        str(tmp_path / "out.json"),
    ]
    for name in ("li2021", "meng2021"):
        text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
        doc = document(*[" ".join(piece.split()) for piece in text.split("\n\n") if piece.strip()])
        rows = [
            {"start": m.start, "end": m.end, "text": m.text, "label": m.label, "norm": m.norm, "kind": m.kind}
            for m in find(doc)
        ]
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(doc.text, encoding="utf-8")
        paths = (GOLD / f"{name}.mentions.jsonl", GOLD / f"{name}.txt", tmp_path / f"{name}.jsonl", tmp_path / f"{name}.txt")
        arguments += ["--pair", ",".join(map(str, paths))]
    subprocess.run([sys.executable, str(GOLD / "score_mentions.py"), *arguments], check=True, capture_output=True)
    total = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["total"]
    for label, f1, norm in (("COUNTRY", 0.99, 0.99), ("DATE", 0.98, 0.98), ("AMOUNT", 0.98, 0.99), ("ORG", 0.85, 0.9)):
        assert total[label]["strict"]["f1"] >= f1
        assert total[label]["norm"]["acc"] >= norm
