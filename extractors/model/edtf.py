"""Dates as the dataset writes them: EDTF of the Library of Congress, levels 0 and 1, as a pattern."""

POINT = r"(?:\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[~?%]?"
"""A day, month, season, year, decade or century, perhaps uncertain."""

EDTF = rf"{POINT}|(?:{POINT}|\.\.|)/(?:{POINT}|\.\.|)"
"""That, or an interval, perhaps open at an end."""
