"""Fifteen shapes of tables of figures, at hand while rules are written."""

from tests.papers.statistics import (
    Cell,
    Facts,
    Row,
    Shape,
    Value,
    bracketed,
    cell,
    dashed,
    english,
    german,
    none,
    spaced,
    swiss,
    words,
)

USD_M: Facts = {"unit_measure": "USD", "unit_mult": 6}


def years(*given: int) -> tuple[dict[str, Value], ...]:
    return tuple({"time_period": str(year)} for year in given)


def heads(stub: str, *texts: str) -> tuple[tuple[str, int], ...]:
    return ((stub, 1), *((text, 1) for text in texts))


def row(label: str, *values: float, decimals: int = 0, indent: int = 0, **says: Value) -> Row:
    return Row(label, tuple(cell(value, decimals=decimals) for value in values), says, indent)


def shapes() -> tuple[Shape, ...]:
    return (
        Shape(
            "years_across",
            "Table 1. Exports of goods, 2015–2018 (US$ million)",
            (heads("Country", "2015", "2016", "2017", "2018"),),
            years(2015, 2016, 2017, 2018),
            (
                row("Kenya", 5907, 5695, 5792, 6088, ref_area="KEN"),
                row("Ghana", 10321, 11061, 13752, 14942, ref_area="GHA"),
                row("Peru", 34414, 37082, 45422, 49066, ref_area="PER"),
                row("Total", 50642, 53838, 64966, 70096, is_total=True),
            ),
            USD_M,
        ),
        Shape(
            "years_down",
            "Table 2. Population and national income",
            (heads("Year", "Kenya", "Ghana", "Peru"),),
            ({"ref_area": "KEN"}, {"ref_area": "GHA"}, {"ref_area": "PER"}),
            tuple(
                Row(str(year), tuple(cell(v, decimals=1) for v in values), {"time_period": str(year)})
                for year, values in {
                    2011: (42.6, 25.4, 29.8),
                    2012: (43.7, 26.0, 30.2),
                    2013: (44.8, 26.6, 30.6),
                    2014: (45.8, 27.2, 31.0),
                }.items()
            ),
            rules="grid",
        ),
        Shape(
            "two_levels",
            "Table 3. Foreign trade by partner (EUR million)",
            (
                (("", 1), ("Exports", 2), ("Imports", 2)),
                heads("Partner", "2009", "2010", "2009", "2010"),
            ),
            years(2009, 2010, 2009, 2010),
            (
                row("Germany", 1204, 1310, 2250, 2411, counterpart_area="DEU"),
                row("France", 804, 870, 950, 1011, counterpart_area="FRA"),
                row("Norway", 104, 97, 1250, 1302, counterpart_area="NOR"),
            ),
            {"unit_measure": "EUR", "unit_mult": 6},
        ),
        Shape(
            "units_in_heads",
            "Table 4. Main indicators of the economy, 2014",
            (heads("Country", "GDP (US$ billion)", "Growth (%)", "Population (millions)"),),
            (
                {"unit_measure": "USD", "unit_mult": 9},
                {"unit_measure": "%", "unit_mult": 0},
                {"unit_measure": "", "unit_mult": 6},
            ),
            (
                row("Chile", 260.6, 1.8, 17.6, decimals=1, ref_area="CHL"),
                row("Bolivia", 33.0, 5.5, 10.6, decimals=1, ref_area="BOL"),
                row("Uruguay", 57.2, 3.2, 3.4, decimals=1, ref_area="URY"),
            ),
            {"time_period": "2014"},
        ),
        Shape(
            "missing_signs",
            "Table 5. Foreign direct investment, inflows in US$ million",
            (heads("", "2001", "2002", "2003", "2004"),),
            years(2001, 2002, 2003, 2004),
            (
                Row("Mali", (none(".."), cell(244), cell(132), none("n.a.")), {"ref_area": "MLI"}),
                Row("Niger", (cell(23), none("–"), cell(11), cell(20)), {"ref_area": "NER"}),
                Row("Chad", (cell(460), cell(924), none("-"), cell(495)), {"ref_area": "TCD"}),
            ),
            USD_M,
        ),
        Shape(
            "raised_marks",
            "Table 6. Aid received, US$ thousand",
            (heads("Country", "1998", "1999", "2000"),),
            years(1998, 1999, 2000),
            (
                Row("Nepal", (cell(4020), cell(3511, mark="a"), cell(3870)), {"ref_area": "NPL"}),
                Row("Bhutan", (cell(520, mark="b"), cell(611), cell(702, mark="1")), {"ref_area": "BTN"}),
                Row("Laos", (cell(2810), cell(2940), cell(2815, mark="2")), {"ref_area": "LAO"}),
            ),
            {"unit_measure": "USD", "unit_mult": 3},
            ("a Without loans. b Estimate of the donor.",),
        ),
        Shape(
            "decimal_comma",
            "Table 7. Area and yield of maize",
            (heads("Province", "Area (1 000 ha)", "Yield (t/ha)"),),
            ({"unit_measure": "ha", "unit_mult": 3}, {"unit_measure": "t/ha"}),
            (
                Row("North", (cell(1234.5, german, 1), cell(4.25, german, 2))),
                Row("South", (cell(987.0, german, 1), cell(3.75, german, 2))),
                Row("Coast", (cell(12045.6, german, 1), cell(5.10, german, 2))),
            ),
        ),
        Shape(
            "thin_spaces",
            "Table 8. Livestock, number of animals",
            (heads("District", "Cattle", "Sheep", "Goats"),),
            ({}, {}, {}),
            (
                Row("Upper valley", (cell(12450, spaced), cell(104300, spaced), cell(980, spaced))),
                Row("Lower valley", (cell(8200, spaced), cell(1204300, spaced), cell(15020, spaced))),
                Row("Hills", (cell(450, spaced), cell(64300, spaced), cell(7890, spaced))),
            ),
        ),
        Shape(
            "accounts",
            "Table 9. Cash flow of the port authority (EUR thousand)",
            (heads("", "2012", "2013", "2014"),),
            years(2012, 2013, 2014),
            (
                Row("Receipts", tuple(cell(v, bracketed) for v in (4210, 4380, 4475))),
                Row("Dredging", tuple(cell(v, bracketed) for v in (-1210, -1180, -1275))),
                Row("Wages", tuple(cell(v, bracketed) for v in (-2640, -2710, -3290))),
                Row("Balance", tuple(cell(v, bracketed) for v in (360, 490, -90))),
            ),
            {"unit_measure": "EUR", "unit_mult": 3},
        ),
        Shape(
            "sections",
            "Table 10. Trade by commodity (million pounds)",
            (heads("Commodity", "1990", "1995", "2000"),),
            years(1990, 1995, 2000),
            (
                Row("Exports", wide=True),
                row("Wool", 120, 131, 98, row_path=("Exports", "Wool")),
                row("Tin", 44, 40, 12, row_path=("Exports", "Tin")),
                Row("Imports", wide=True),
                row("Coal", 210, 190, 305, row_path=("Imports", "Coal")),
                row("Timber", 75, 88, 91, row_path=("Imports", "Timber")),
            ),
            {"unit_measure": "GBP", "unit_mult": 6},
        ),
        Shape(
            "indented",
            "Table 11. Public debt, percent of GDP",
            (heads("Item", "2016", "2017", "2018"),),
            years(2016, 2017, 2018),
            (
                row("Domestic debt", 21.4, 22.9, 24.0, decimals=1),
                row("Bonds", 14.1, 15.3, 16.2, decimals=1, indent=1, row_path=("Domestic debt", "Bonds")),
                row("Bills", 7.3, 7.6, 7.8, decimals=1, indent=1, row_path=("Domestic debt", "Bills")),
                row("External debt", 30.2, 31.7, 33.5, decimals=1),
                row("Bilateral", 12.2, 13.0, 14.1, decimals=1, indent=1, row_path=("External debt", "Bilateral")),
            ),
            {"unit_measure": "%"},
        ),
        Shape(
            "regression",
            "Table 12. Determinants of exports: OLS estimates",
            (heads("", "(1)", "(2)"),),
            ({"col_path": ("(1)",)}, {"col_path": ("(2)",)}),
            (
                Row("Distance", (_star(-0.412, "***"), _star(-0.398, "**")), {"row_path": ("Distance",)}),
                Row("", (_error(0.051), _error(0.164)), {"row_path": ("Distance",)}),
                Row("Common border", (_star(0.220, ""), _star(0.305, "*")), {"row_path": ("Common border",)}),
                Row("", (_error(0.187), _error(0.170)), {"row_path": ("Common border",)}),
                Row("Constant", (_star(3.912, "***"), _star(4.020, "***")), {"row_path": ("Constant",)}),
                Row("", (_error(0.702), _error(0.715)), {"row_path": ("Constant",)}),
                Row("Observations", (cell(1204), cell(1188)), {"row_path": ("Observations",)}),
                Row("R-squared", (cell(0.41, english, 2), cell(0.44, english, 2)), {"row_path": ("R-squared",)}),
            ),
            {},
            ("Robust standard errors in parentheses. *** p<0.01, ** p<0.05, * p<0.1",),
        ),
        Shape(
            "projections",
            "Table 13. Real GDP growth (percent)",
            (heads("", "2017", "2018e", "2019p", "2020p"),),
            (
                {"time_period": "2017"},
                {"time_period": "2018", "obs_status": "e"},
                {"time_period": "2019", "obs_status": "p"},
                {"time_period": "2020", "obs_status": "p"},
            ),
            (
                Row("Zambia", tuple(cell(v, dashed, 1) for v in (3.5, 4.0, 1.4, -2.8)), {"ref_area": "ZMB"}),
                Row("Malawi", tuple(cell(v, dashed, 1) for v in (4.0, 4.4, 5.4, 0.9)), {"ref_area": "MWI"}),
                Row("Angola", tuple(cell(v, dashed, 1) for v in (-0.2, -2.0, -0.6, -5.4)), {"ref_area": "AGO"}),
            ),
            {"unit_measure": "%"},
        ),
        Shape(
            "quarters",
            "Table 14. Tourist arrivals, thousand",
            (
                (("", 1), ("2018", 2), ("2019", 2)),
                heads("Origin", "Q3", "Q4", "Q1", "Q2"),
            ),
            tuple(
                {"time_period": time}
                for time in ("2018-07/2018-09", "2018-10/2018-12", "2019-01/2019-03", "2019-04/2019-06")
            ),
            (
                row("Japan", 12.1, 10.3, 9.8, 11.0, decimals=1, counterpart_area="JPN"),
                row("Korea, Rep.", 22.4, 18.9, 17.7, 21.5, decimals=1, counterpart_area="KOR"),
                row("Australia", 31.0, 28.8, 30.2, 29.9, decimals=1, counterpart_area="AUS"),
            ),
            {"unit_mult": 3},
        ),
        Shape(
            "apostrophes",
            "Table 15. Loans outstanding at the end of 2007",
            (heads("Borrower", "CHF million", "Share (%)", "Cases"),),
            ({"unit_measure": "CHF", "unit_mult": 6}, {"unit_measure": "%"}, {"unit_measure": ""}),
            (
                Row("Cantons", (cell(12450, swiss), cell(48.2, swiss, 1), cell(26, swiss))),
                Row("Towns", (cell(9180, swiss), cell(35.5, swiss, 1), cell(1204, swiss))),
                Row("Others", (cell(4210, swiss), cell(16.3, swiss, 1), cell(87, swiss))),
                Row(
                    "Total",
                    (cell(25840, swiss), cell(100.0, swiss, 1), cell(1317, swiss)),
                    {"is_total": True},
                ),
            ),
            {"time_period": "2007-12~"},
            rules="grid",
        ),
    )


def _star(value: float, stars: str) -> Cell:
    return cell(value, english, 3, behind=stars, note=stars)


def _error(value: float) -> Cell:
    return cell(value, english, 3, before="(", behind=")", statistic="standard_error")


def blank() -> Cell:
    """A cell without anything."""
    return words("")
