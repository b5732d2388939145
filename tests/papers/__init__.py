"""Papers typeset for the tests, with the truth about them beside them.

`cases()` are papers with tables, each with a trap; `tableless()` are pages without any table; `hostile.cases()` are files
that no reader should trip over. All of it is our own invention, typeset when a test asks for it, the same bytes each time.

    for case in cases():
        found = read(case.pdf())
        assert found == case.truth
"""

from tests.papers.cases import Case, cases
from tests.papers.content import TrueCell, TrueTable
from tests.papers.tableless import Tableless, tableless

__all__ = ["Case", "Tableless", "TrueCell", "TrueTable", "cases", "tableless"]
