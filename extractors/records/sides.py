"""Who gives and who receives an aid item."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records import parties
from extractors.records.bodies import home, homes
from extractors.records.located import Located
from extractors.records.vocabulary import first_sort, statuses


@dataclass(frozen=True, slots=True)
class Side:
    """A giver or receiver: its country ("" where it has none), and what names it."""

    code: str
    mentions: tuple[Mention, ...]
    span: Span | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The countries on this side; where a cell names several, none of them is the giver or receiver alone."""
        return homes(self.mentions)

    def value(self, field: str) -> tuple[Value, ...]:
        """Evidence for the side's country."""
        found = next((m for m in self.mentions if home(m) == self.code), None)
        return (Value(found.start, found.end, field, self.code, found.method),) if found is not None and self.code else ()

    @property
    def named(self) -> bool:
        """Whether anybody is named: a bank of many countries has none."""
        return bool(self.code or self.mentions or self.span)


NOBODY = Side("", ())


def parties_of(*sides: Side) -> tuple[str, ...]:
    """All countries on these sides, in order of their codes."""
    return tuple(sorted({code for side in sides for code in side.codes}))


def flags(year: int | None, donor: Side, recipient: Side) -> tuple[str, ...]:
    """The flags for what an aid item leaves out."""
    found = [("missing_year", year is None), ("missing_party", not (donor.named and recipient.named))]
    return tuple(flag for flag, wanting in found if wanting)


def of_item(mentions: Sequence[Mention], labelled: Mention | None, towards: parties.Direction) -> tuple[Side, Side]:
    """Giver and receiver of an item.

    The label cell names the receiver unless the caption does; the giver is the first country of the item that is not the
    receiver, a country within an organisation's name included; else the caption's giver.
    """
    recipient = towards.recipient if labelled is None or _same(towards.donor, labelled) else labelled
    named = [m for m in mentions if m.label == "COUNTRY" and m.norm]
    if towards.recipient is not None and labelled is not None and towards.donor is None:
        recipient = towards.recipient if any(m.norm == labelled.norm for m in named[:1]) else labelled
    giver = next((m for m in named if recipient is None or m.norm != recipient.norm), None)
    if recipient is None and len(named) > 1:
        recipient = next((m for m in named if giver is not None and m.norm != giver.norm), None)
    if towards.donor is not None and (recipient is None or towards.donor.norm != recipient.norm):
        stated = [m for m in named if m.norm == towards.donor.norm]
        giver = stated[0] if stated else towards.donor if giver is None else giver
    return of_mention(giver), of_mention(recipient)


def told_by_words(located: Located, mentions: Sequence[Mention], labelled: Mention | None) -> Mention | None:
    """The receiver that an item's own words name behind its verb, where its label names a third country; else None.

    A label may have been read into the wrong row; "A assisted B" has said who receives.
    """
    named = [m for m in mentions if m.label == "COUNTRY" and m.norm]
    codes = tuple(dict.fromkeys(m.norm for m in named))
    if labelled is None or len(codes) != 2 or labelled.norm in codes:
        return None
    other = next(m for m in named if m.norm == codes[1])
    between = located.document.text[named[0].end : other.start]
    return other if first_sort(statuses(), between) else None


def _same(one: Mention | None, other: Mention | None) -> bool:
    return one is not None and other is not None and one.norm == other.norm


def of_mention(mention: Mention | None) -> Side:
    """The side that a mention of a country or body names; nobody for None."""
    return Side(home(mention), (mention,)) if mention is not None else NOBODY
