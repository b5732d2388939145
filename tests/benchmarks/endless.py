"""Texts without full stops, each one pattern over and over: python -m tests.benchmarks.endless [KILOBYTES] [NAME...]

Told are the CPU seconds of the whole way of a paper of that many kilobytes, how many times those of one half as long it is,
and how many mentions and statements come of it. Nothing may grow faster than the text: a line ends in SLOW where the larger
text takes more than three seconds and in STEEP where it takes more than 2.5 times as long (and more than a second) as half
of it.
"""

import sys
import time
from collections.abc import Mapping

from extractors import paper

PATTERNS: Mapping[str, str] = {
    "sums": "US$ 1 million ",
    "sums_in_brackets": "(US$ 1m) ",
    "sums_glued": "US$1m",
    "abbreviation": "U.S. ",
    "abbreviation_glued": "U.S.",
    "shares": "5% ",
    "figures": "1,000 ",
    "years": "2019 ",
    "spans": "2010-2011 ",
    "days": "3 May 2019 ",
    "months": "May 2019, ",
    "countries": "Kenya ",
    "countries_listed": "Kenya, ",
    "countries_parted": "China; ",
    "lent": "China lent Kenya US$ 3 million and ",
    "exports": "exports to Kenya rose by 5% to US$ 3 million in 2019 and ",
    "banks": "Bank of China ",
    "bank_of": "Bank of ",
    "ministries": "Ministry of Finance and ",
    "companies": "China Road and Bridge Corporation, ",
    "persons": "Mr. Xi ",
    "initials": "J. ",
    "capitals": "IMF ",
    "names": "Harbour ",
    "words": "harbour ",
    "joined": "A and B ",
    "hyphens": "a-",
    "prefixes": "Sino-",
    "quotes": '"a ',
    "apostrophes": "'s ",
    "brackets": "(",
    "note_marks": "[1] ",
    "one_word": "x",
    "stars": "*a",
    "cells": "a\tb\t",
    "bars": "|a|b",
    "addresses": "http://a.b/",
    "dollars": "$",
}

SLOW, STEEP = 3.0, 2.5


def taken(pattern: str, size: int) -> tuple[float, int, int]:
    """CPU seconds for a text of `size` bytes, and how many mentions and statements are in it."""
    text = (pattern * (size // len(pattern) + 1))[:size]
    begun = time.process_time()
    found = paper.extract(text.encode(), "text/plain")
    return time.process_time() - begun, len(found.mentions), len(found.statements)


def main(kilobytes: int, names: list[str]) -> int:
    """Measure; gives how many patterns are slow or steep."""
    paper.extract(b"On 3 May 2019 the Bank of Example lent Kenya US$ 2 million.", "text/plain")
    bad = 0
    for name in names or PATTERNS:
        half, whole = (taken(PATTERNS[name], size) for size in (kilobytes * 500, kilobytes * 1000))
        times = whole[0] / max(half[0], 0.01)
        faults = [
            *(["SLOW"] if whole[0] > SLOW * kilobytes / 60 else []),
            *(["STEEP"] if times > STEEP and whole[0] > 1 else []),
        ]
        bad += bool(faults)
        print(f"{name:20} {whole[0]:6.2f} s  {times:4.1f} times  {whole[1]:6} {whole[2]:5}  {' '.join(faults)}", flush=True)
    print(f"{bad} of {len(names or PATTERNS)} patterns are slow or steep")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, sys.argv[2:])))
