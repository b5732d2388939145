"""python -m tests.papers truth | pdf DIR: write the truth files anew, to be reviewed, or every test paper as a PDF."""

import json
import sys
from pathlib import Path

from tests.papers.cases import HERE, cases
from tests.papers.content import TrueTable


def written(tables: tuple[TrueTable, ...]) -> str:
    """The tables as JSON, a row or cell a line."""
    return "[\n" + ",\n".join(_table(table) for table in tables) + "\n]\n"


def _table(table: TrueTable) -> str:
    fields = []
    for name, value in table.items():
        if isinstance(value, list) and name in ("cells", "grid", "grid_filled"):
            lines = ",\n".join("   " + json.dumps(line, ensure_ascii=False) for line in value)
            fields.append(f'  "{name}": [\n{lines}\n  ]')
        else:
            fields.append(f'  "{name}": {json.dumps(value, ensure_ascii=False)}')
    return " {\n" + ",\n".join(fields) + "\n }"


def main(order: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases():
        if order == "truth":
            (folder / f"{case.name}.json").write_text(written(case.typeset().tables), encoding="utf-8")
        else:
            (folder / f"{case.name}.pdf").write_bytes(case.pdf())


if __name__ == "__main__":
    if sys.argv[1:2] not in (["truth"], ["pdf"]):
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "truth")
