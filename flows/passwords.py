"""passwords.csv beside the catalogue: what opens locked papers. What it holds is never printed, cached or published."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from flows import sheets

FILE = "passwords.csv"


class BadPasswords(Exception):
    """A passwords.csv that cannot be used; the message is one line for people, and quotes nothing of it."""


@dataclass(frozen=True, slots=True)
class Passwords:
    """Passwords by the real paths of files."""

    by_path: dict[bytes, str] = field(default_factory=dict, repr=False)

    def of(self, files: Iterable[bytes]) -> str:
        """The password of a paper that lies at these paths, "" where none is given."""
        return next((word for file in files if (word := self.by_path.get(os.path.realpath(file)))), "")


def load(corpus: Path) -> Passwords:
    """The passwords of a corpus folder; none where it has no passwords.csv. Raises BadPasswords.

    Columns: file (relative to the folder, or a whole path), password.
    """
    path = corpus / FILE
    text = sheets.text(path, BadPasswords)
    if text is None:
        return Passwords()
    rows = sheets.rows(text, str(path), ("file", "password"), BadPasswords)
    return Passwords({os.path.realpath(os.fsencode(corpus / row["file"].strip())): row["password"] for _, row in rows})
