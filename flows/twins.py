"""Records that may be one fact, as flags tell of them."""

import re

DUPLICATE = "possible_duplicate"
"""The flag of a record that may be another one."""

RECORD = re.compile(r"\brec_[0-9a-z]+(?:-\d+)?")
"""A record's id in a flag's words."""
