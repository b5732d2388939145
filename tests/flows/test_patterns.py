"""Patterns that one process compiled serve another, and a file that is none harms nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PATTERN = r"(?P<day>\d+)\s(?P<month>may|june)(\W)?"

PROGRAM = f"""
import re, sys
from pathlib import Path
from flows import patterns
parse, parsed = re._parser.parse, []
re._parser.parse = lambda text, flags=0: parsed.append(text) or parse(text, flags)
patterns.use(Path(sys.argv[1]))
found = re.compile({PATTERN!r}, re.IGNORECASE).search("on 3 JUNE.")
patterns.keep(Path(sys.argv[1]))
print(found.groupdict(), found.groups(), found.re.flags, found.re.pattern, {PATTERN!r} in parsed, sep="|")
"""


def compiled(file: Path, **environment: str) -> list[str]:
    """What a process finds by the pattern, with its flags and text; last, whether it compiled it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | environment
    command = [sys.executable, "-c", PROGRAM, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.strip().split("|")


def test_a_pattern_is_compiled_once(tmp_path: Path) -> None:
    first, second = compiled(tmp_path / "kept"), compiled(tmp_path / "kept")
    assert first[-1] == "True"
    assert second[-1] == "False"
    assert first[:-1] == second[:-1]
    assert second[0] == "{'day': '3', 'month': 'JUNE'}"


@pytest.mark.parametrize("end", [0, 100, -1])
def test_a_file_that_is_cut_off_is_as_none(tmp_path: Path, end: int) -> None:
    whole = compiled(tmp_path / "kept")
    (tmp_path / "kept").write_bytes((tmp_path / "kept").read_bytes()[:end])
    assert compiled(tmp_path / "kept") == whole


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path) -> None:
    compiled(tmp_path / "kept", PYTHONDONTWRITEBYTECODE="1")
    assert not (tmp_path / "kept").exists()
