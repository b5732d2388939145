"""Records that may be one fact, as flags tell of them."""

import re

DUPLICATE = "possible_duplicate"
"""The flag of a record that may be another one."""

REST = " | the others are "
"""Stands before the further records of a large cluster, behind all else that a flag says."""


def brief(detail: str) -> str:
    """What a flag says but for the further records of a large cluster."""
    return detail.partition(REST)[0]


RECORD = re.compile(r"\brec_[0-9a-z]+(?:-\d+)?")
"""A record's id in a flag's words."""
