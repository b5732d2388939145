"""Organisations: well-known ones, names by their build, governments, abbreviations, and what the model sees besides.

`find(passages)` gives the mentions of a paper, `parse(text)` the canonical name or None. What is found goes through one
list of steps, `pipeline.STEPS`, each of which sees the paper and what the steps before it found:

- `surest` (well-known bodies of `known`, names by their build of `built`, `governments`), `context`, `columns`;
- `abbreviations` and `short_forms`: what the paper defines, and one name throughout;
- `seen`: what the statistical model adds.

`edges` says where a name begins and ends, `words` what its words are, `legal_forms` what companies end in, `norms` what a
name is called in the dataset. The steps are loaded when they are first asked for: who joins names of papers wants `known`
alone.
"""

from collections.abc import Sequence

from extractors.entities.passages import Passage
from extractors.model.fact import Mention


def find(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The organisations named in a document's passages, in text order, without overlap; see `pipeline.find`."""
    from extractors.entities.organizations import pipeline

    return pipeline.find(passages)


def parse(text: str) -> str | None:
    """The canonical name of an organisation, or None where the text reads as none; see `pipeline.parse`."""
    from extractors.entities.organizations import pipeline

    return pipeline.parse(text)
