"""Compute official_rates.csv from the World Bank's official exchange rates.

    python -m flows.data.official_rates PA.NUS.FCRF_1950_2025.feather > flows/data/official_rates.csv

The table (World Development Indicators, series PA.NUS.FCRF: official exchange rate, local currency units for one US
dollar, average of the year; CC BY 4.0) has one row a country and year. The file that was used, downloaded by its makers in
2022, is bundled with the package pydeflate 1.1.7. It stands behind the ECB's rates (exchange_rates.csv): it fills in
currencies and years that those lack.

The series gives earlier years in today's units. A currency has rates from the first full year of its present unit on
(`SINCE`, after the ISO 4217 amendments), so that an old sum is never taken for a new one.
"""

import csv
import sys

import pyarrow.feather as feather

from extractors.entities import countries, facts

SOURCE = "World Bank WDI PA.NUS.FCRF, CC BY 4.0"
FIRST = 1980
SINCE = {
    "AMD": 1994, "AOA": 2000, "ARS": 1992, "AZN": 2007, "BGN": 2000, "BOB": 1988, "BRL": 1995, "BYN": 2017, "CDF": 1999,
    "GEL": 1996, "GHS": 2008, "HRK": 1995, "KGS": 1994, "KZT": 1994, "MDL": 1994, "MKD": 1994, "MNT": 1994, "MRU": 2018,
    "MXN": 1993, "MZN": 2007, "NIO": 1992, "PEN": 1992, "PLN": 1995, "RON": 2006, "RSD": 2003, "RUB": 1998, "SDG": 2008,
    "SRD": 2004, "STN": 2018, "TJS": 2001, "TMT": 2009, "TRY": 2005, "UAH": 1997, "UGX": 1988, "UYU": 1994, "UZS": 1995,
    "ZMW": 2013,
}  # fmt: skip
LEFT_OUT = frozenset({"EUR", "USD", "ZWL", "VES", "SSP", "KPW"})
"""No rate needed, or an official rate that nobody could trade at."""


def rates(path: str) -> list[tuple[str, int, float]]:
    """(currency, year, units for one US dollar) in order."""
    table = feather.read_table(path).to_pydict()
    by_country: dict[str, dict[int, float]] = {}
    for name, year, value in zip(table["country"], table["year"], table["PA.NUS.FCRF"], strict=True):
        code = countries.parse(str(name))
        if code and value is not None and value == value and value > 0:
            by_country.setdefault(code, {})[int(year)] = float(value)
    found = []
    for row in facts.rows("currencies"):
        code = row["code"]
        issuer = next((c for c in row["countries"].split(";") if c in by_country), "")
        if issuer and code not in LEFT_OUT:
            since = SINCE.get(code, FIRST)
            found += [(code, year, value) for year, value in by_country[issuer].items() if year >= since]
    return sorted(found)


def main(path: str) -> None:
    """Write the table to standard output."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("currency", "year", "per_usd", "source"))
    for currency, year, rate in rates(path):
        writer.writerow((currency, year, f"{rate:.6g}", SOURCE))


if __name__ == "__main__":
    main(sys.argv[1])
