"""Words before an amount that bound it."""

AT_LEAST = frozenset(
    {"at least", "no less than", "not less than", "more than", "greater than", "over", "above", "in excess of", "exceeding"}
)
AT_MOST = frozenset({"at most", "up to", "no more than", "not more than", "less than", "under", "below"})
"""They say that it is no less, or no more."""
