"""Organisations: well-known ones, names by their build, governments, abbreviations, and what the model sees besides.

`find(passages)` gives the mentions of a paper, `parse(text)` the canonical name or None. What is found goes through one
list of steps, `pipeline.STEPS`, each of which sees the paper and what the steps before it found:

- `surest` (well-known bodies of `known`, names by their build of `built`, `governments`), `context`, `columns`;
- `abbreviations` and `short_forms`: what the paper defines, and one name throughout;
- `seen`: what the statistical model adds.

`edges` says where a name begins and ends, `words` what its words are, `legal_forms` what companies end in, `norms` what a
name is called in the dataset.
"""

from extractors.entities.organizations.pipeline import find, parse

__all__ = ["find", "parse"]
