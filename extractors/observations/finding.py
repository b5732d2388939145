"""The observations of a whole paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.entities import currencies
from extractors.model.document import Document
from extractors.model.fact import Mention
from extractors.model.observation import Observation
from extractors.model.page import Doubt
from extractors.observations import totals
from extractors.observations.figures import level
from extractors.observations.labels import Labels
from extractors.observations.notation import notation
from extractors.observations.reading import Setting, observations


@dataclass(frozen=True, slots=True)
class Found:
    """The observations of a paper, table by table and row by row, and doubts by the table's index."""

    observations: tuple[Observation, ...] = ()
    doubts: tuple[tuple[int, Doubt], ...] = ()


def find(document: Document, mentions: Sequence[Mention]) -> Found:
    """Each figure of each table of a paper, with what it is of."""
    if not document.tables:
        return Found()
    setting = setting_of(document, mentions)
    found = [totals.checked(observations(i, table, setting)) for i, table in enumerate(document.tables)]
    return Found(
        tuple(one for known, _ in found for one in known),
        tuple((i, doubt) for i, (_, doubts) in enumerate(found) for doubt in doubts),
    )


def setting_of(document: Document, mentions: Sequence[Mention]) -> Setting:
    """What holds for all tables of a paper."""
    named = [mention.norm for mention in mentions if mention.label == "COUNTRY" and mention.norm]
    texts = (level(cell) for table in document.tables for cell in table.cells if len(cell.text) < 40)
    return Setting(Labels(document, mentions), notation(texts), currencies.usage([document.text], named))
