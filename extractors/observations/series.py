"""What makes two figures members of one series: the measure in its normal form, whose, with whom, unit and statistic."""

import re
from functools import cache, lru_cache

from extractors.entities import facts
from extractors.model.ids import content_id
from extractors.model.observation import Observation

_WORD = re.compile(r"[^\W_]+")
_SHARE = re.compile(r"(?:%|percent(?:age)?|per cent|share|ratio)\s*(?:of|in|to)\s+(?P<whole>[\w ]{2,40})", re.IGNORECASE)


@cache
def _measures() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {row["form"]: row["measure"] for row in facts.rows("measures")}
    either = "|".join(re.escape(form) for form in sorted(rows, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE), rows


@lru_cache(maxsize=4096)
def measure_in(words: str) -> str:
    """The common measure that words name first, in its normal form; "" for none."""
    pattern, rows = _measures()
    share = _SHARE.search(words)
    m = pattern.search(words[: share.start()] if share else words) or pattern.search(words)
    return rows[m[0].casefold()] if m else ""


@lru_cache(maxsize=4096)
def normal(words: str) -> str:
    """An indicator in its normal form: its measure, what it is a share of, and its other words in a fixed order."""
    pattern, _ = _measures()
    measure = measure_in(words)
    share = _SHARE.search(words)
    whole = measure_in(share["whole"]) or " ".join(sorted(_WORD.findall(share["whole"].casefold()))) if share else ""
    rest = _SHARE.sub(" ", words)
    rest = pattern.sub(" ", rest, count=1) if measure else rest
    others = sorted(set(_WORD.findall(rest.casefold())) - facts.words("of_no_series"))
    return "|".join(filter(None, (measure, f"of {whole}" if whole else "", " ".join(others))))


def key_of(observation: Observation, table_id: str) -> str:
    """The id of the series that an observation belongs to, whatever table or paper it stands in.

    An indicator that names no common measure is one with its table's caption; without a caption it is its table's own.
    """
    own = observation.indicator
    if not measure_in(own) and observation.topic and observation.topic != own:
        own = f"{observation.topic}: {own}"
    alone = "" if measure_in(own) or observation.topic else table_id
    return content_id(
        "ser",
        normal(own),
        observation.ref_area,
        observation.counterpart_area,
        observation.unit_measure,
        observation.statistic,
        alone,
    )
