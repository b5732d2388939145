"""Sums in US dollars at the average rate of their year."""

from flows.reconcile.tables import exchange_rates


def in_usd(amount: float | None, currency: str, year: int | None) -> tuple[float | None, float | None, int | None]:
    """The sum in US dollars at the year's average rate, the rate and its year; None where there is no such rate."""
    if amount is None or year is None:
        return None, None, None
    if currency == "USD":
        return amount, 1.0, year
    rate = exchange_rates().get((currency, year))
    return (round(amount / rate.per_usd, 2), rate.per_usd, year) if rate else (None, None, None)
