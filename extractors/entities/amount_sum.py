"""An amount as read from print, and what stands behind its number whatever its unit: ranges and scales."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extractors.entities import figures
from extractors.entities.currency_usage import Usage
from extractors.entities.figures import DIGITS, SCALE, SHORT_SCALE, Style

Kind = Literal["money", "quantity", "percent"]

RANGE = re.compile(rf"(?P<to>\s?-\s?|\s+(?:to|and|or)\s+)(?P<lead>[^\W\d_]{{0,3}}\\?[$€£¥]\s?)?(?P<digits>{DIGITS})")
SCALE_WORDS = re.compile(rf"(?:-odd|\+)?[\s-]?\s?(?:{SCALE})", re.I)
SHORT_WORDS = re.compile(rf"(?:-odd|\+)?\s?(?:{SHORT_SCALE})", re.I)


@dataclass(frozen=True, slots=True)
class Sum:
    """Characters `start` to `end` of a passage read as `low` (to `high`, for a range) of `unit`."""

    start: int
    end: int
    kind: Kind
    low: Decimal
    high: Decimal | None
    unit: str
    method: str
    confidence: float = 0.97

    @property
    def norm(self) -> str:
        value = figures.printed(self.low) + (f"-{figures.printed(self.high)}" if self.high is not None else "")
        return f"{self.unit} {value}" if self.kind == "money" else f"{value} {self.unit}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document's bare signs and decimals mean, and whether its "MT" are millions of tonnes."""

    usage: Usage = field(default_factory=Usage)
    style: Style = field(default_factory=Style)
    megatonnes: bool = False


def scale_at(flat: str, end: int, short: bool) -> re.Match[str] | None:
    """The scale at a place; `short` takes letters such as "m" too, right behind a sum of money."""
    m = SCALE_WORDS.match(flat, end)
    if m or not short:
        return m
    return SHORT_WORDS.match(flat, end)


def factor_of(scale: re.Match[str] | None) -> Decimal:
    """The factor of a scale as matched, 1 for none."""
    return figures.scale(scale.group().strip(" -") if scale else None)
