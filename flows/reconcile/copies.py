"""One paper handed in twice, as two files or typesettings: one note about the paper, not a doubt about each of its facts."""

from collections.abc import Iterator, Mapping, Sequence

from extractors.model.ids import content_id
from extractors.model.rows import FlagRow
from flows.reconcile.stated import Stated


def are_copies(members: Sequence[Stated]) -> bool:
    """Whether places of one fact are one place in several files of one paper: each in a file of its own, one witness."""
    files = {one.document_id for one in members}
    cited = any(one.statement.source for one in members)
    return len(files) == len(members) > 1 and not cited and len({one.origin for one in members}) == 1


def shared_files(members: Sequence[Stated]) -> list[tuple[str, str]]:
    """The files that print a fact again, each with the first one that does, where its places are one in several files."""
    if not are_copies(members):
        return []
    first, *others = sorted({one.document_id for one in members})
    return [(other, first) for other in others]


def notes(shared: Mapping[tuple[str, str], int]) -> Iterator[FlagRow]:
    """A note for each file of a paper that is there in another file already; `shared` counts their facts."""
    for (document_id, first), n in sorted(shared.items()):
        detail = f"the same paper as {first}: {n} facts are stated by both"
        key = content_id("flg", document_id, "same_paper", first)
        yield FlagRow(key, "documents", document_id, document_id, None, "same_paper", detail)
