"""The sources that a stage's fingerprint is taken of are all that the stage uses, and no more than it imports."""

import json
import subprocess
import sys
from pathlib import Path

from flows.extract.imports import Source, sources_of

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "corpus" / "samples" / "central-asia-agreements.pdf"
USED = """
import json, sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
def used():
    ours = [module for name, module in list(sys.modules.items()) if name.split(".")[0] == "extractors"]
    data = {path for path in opened if path.endswith(".csv")}
    return sorted({module.__file__ for module in ours if module.__file__} | data)
from extractors import reading
document = reading.read(open(sys.argv[1], "rb").read(), reading.PDF)
after_reading = used()
from extractors import entities
entities.find(document)
print(json.dumps([after_reading, used()]))
"""


def test_a_stage_uses_no_source_that_its_fingerprint_leaves_out() -> None:
    done = subprocess.run([sys.executable, "-c", USED, SAMPLE], capture_output=True, check=True, timeout=300)
    after_reading, after_entities = json.loads(done.stdout)
    reading = {str(path) for path in sources_of("extractors.reading")}
    entities = {str(path) for path in sources_of("extractors.entities")}
    assert len([path for path in after_reading if path.endswith(".csv")]) > 3
    assert set(after_reading) <= reading
    assert set(after_entities) <= reading | entities


def test_reading_rests_on_no_later_stage() -> None:
    folders = {path.relative_to(ROOT).parts[1] for path in sources_of("extractors.reading")}
    assert not folders & {"entities", "records", "paper.py", "tabulate.py"}


def test_every_data_file_is_named_by_a_source() -> None:
    named = {path.name for path in sources_of("extractors.paper") if path.suffix == ".csv"}
    assert {path.name for path in (ROOT / "extractors" / "data").glob("*.csv")} == named


def test_imports_are_followed_wherever_they_stand() -> None:
    names = {path.name for path in sources_of("flows.cli")}
    assert {"cli.py", "options.py", "console.py", "cache.py", "worker.py", "__init__.py"} <= names


def test_imports_are_told_from_other_words(tmp_path: Path) -> None:
    source = tmp_path / "source.py"
    source.write_text(
        "import json, first.part  # import remark\n"
        "from second import (\n    one,  # the first\n    two as renamed,\n)\n"
        "def later():\n    from third.part import four\n"
        "text = 'import fifth'\nimported = {'rows', \"list-a.csv\"}\n"
    )
    found = Source(source)
    assert {"json", "first.part", "second", "second.one", "second.two", "third.part", "third.part.four"} <= found.imported
    assert not {"remark", "fifth", "second.first"} & found.imported
    assert {"rows", "list-a.csv"} <= found.texts
