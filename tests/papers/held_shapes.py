"""Sixteen further shapes of tables of figures, held back while the rules were written."""

from tests.papers.shapes import USD_M, heads, row, years
from tests.papers.statistics import Cell, Row, Shape, Value, cell, dashed, english, german, none, spaced, words


def shapes() -> tuple[Shape, ...]:
    return (
        Shape(
            "panels",
            "Table 1: Aid of two donors to island states",
            (heads("", "2008", "2009", "2010"),),
            years(2008, 2009, 2010),
            (
                Row("Panel A: Grants (US$ million)", wide=True),
                row("Fiji", 4.2, 5.1, 6.0, decimals=1, ref_area="FJI", unit_measure="USD", unit_mult=6),
                row("Samoa", 2.2, 3.1, 2.9, decimals=1, ref_area="WSM", unit_measure="USD", unit_mult=6),
                Row("Panel B: Loans (US$ thousand)", wide=True),
                row("Fiji", 850, 910, 1200, ref_area="FJI", unit_measure="USD", unit_mult=3),
                row("Samoa", 420, 390, 445, ref_area="WSM", unit_measure="USD", unit_mult=3),
            ),
        ),
        Shape(
            "indicators_down",
            "Table 2. Bolivia: selected economic indicators",
            (heads("", "2010", "2011", "2012"),),
            years(2010, 2011, 2012),
            (
                row("GDP (US$ million)", 19650, 23963, 27084, unit_measure="USD", unit_mult=6),
                row("GDP growth (%)", 4.1, 5.2, 5.1, decimals=1, unit_measure="%"),
                row("Exports, US$ million", 6402, 8358, 11254, unit_measure="USD", unit_mult=6),
                row("Inflation (annual average, %)", 2.5, 9.9, 4.5, decimals=1, unit_measure="%"),
                row("Population (thousand)", 10223, 10396, 10569, unit_mult=3),
            ),
            {"ref_area": "BOL"},
        ),
        Shape(
            "exports_by_destination",
            "Table 3. Brazil's exports by destination, 2003 and 2013 (US$ billion)",
            (heads("Destination", "2003", "2013"),),
            years(2003, 2013),
            (
                row("China", 4.5, 46.0, decimals=1, counterpart_area="CHN"),
                row("United States", 16.7, 24.7, decimals=1, counterpart_area="USA"),
                row("Argentina", 4.6, 19.6, decimals=1, counterpart_area="ARG"),
            ),
            {"ref_area": "BRA", "unit_measure": "USD", "unit_mult": 9},
        ),
        Shape(
            "loans_from_one_lender",
            "Table 4. Chinese loans to African countries, 2000–2010 (million US dollars)",
            (heads("Borrower", "Commitments", "Disbursed"),),
            ({}, {}),
            (
                row("Angola", 4500, 3100, ref_area="AGO"),
                row("Sudan", 1800, 1250, ref_area="SDN"),
                row("Ethiopia", 1610, 900, ref_area="ETH"),
            ),
            {**USD_M, "counterpart_area": "CHN", "time_period": "2000/2010"},
            rules="grid",
        ),
        Shape(
            "fiscal_years",
            "Table 5. Revenue of the state, Rs. crore",
            (heads("Head", "FY2015/16", "FY2016/17", "FY2017/18"),),
            tuple({"time_period": time} for time in ("2015/2016", "2016/2017", "2017/2018")),
            (
                Row("Land revenue", (cell(1412), cell(1502), cell(1633))),
                Row("Stamps", (cell(3210), cell(3425), cell(3870))),
                Row("Total", (cell(4622), cell(4927), cell(5503)), {"is_total": True}),
            ),
            {"unit_measure": "INR", "unit_mult": 7},
        ),
        Shape(
            "of_which",
            "Table 6. Imports of Malta (EUR million)",
            (heads("", "2004", "2005"),),
            years(2004, 2005),
            (
                row("Food", 310, 322, row_path=("Food",)),
                row("Fuel", 240, 351, row_path=("Fuel",)),
                row("of which: oil", 205, 310, row_path=("Fuel", "of which: oil")),
                row("Machinery", 1402, 1377, row_path=("Machinery",)),
            ),
            {"ref_area": "MLT", "unit_measure": "EUR", "unit_mult": 6},
        ),
        Shape(
            "t_values",
            "Table 7. Gravity estimates of trade",
            (heads("Variable", "Model 1", "Model 2"),),
            ({"col_path": ("Model 1",)}, {"col_path": ("Model 2",)}),
            (
                Row("ln GDP", (_star(0.812, "***"), _star(0.794, "***")), {"row_path": ("ln GDP",)}),
                Row("", (_t(11.20), _t(10.84)), {"row_path": ("ln GDP",)}),
                Row("ln distance", (_star(-1.102, "***"), _star(-0.985, "**")), {"row_path": ("ln distance",)}),
                Row("", (_t(-5.31), _t(-2.44)), {"row_path": ("ln distance",)}),
                Row("Island", (_star(0.114, ""), _star(0.093, "")), {"row_path": ("Island",)}),
                Row("", (_t(0.84), _t(0.61)), {"row_path": ("Island",)}),
                Row("N", (cell(2450), cell(2450)), {"row_path": ("N",)}),
                Row("Adj. R2", (cell(0.62, english, 2), cell(0.66, english, 2)), {"row_path": ("Adj. R2",)}),
            ),
            {},
            ("t-statistics in parentheses; *** and ** denote significance at 1 and 5 percent.",),
        ),
        Shape(
            "intervals",
            "Table 8. Odds of migration",
            (heads("Group", "Odds ratio", "95% CI", "p-value"),),
            ({}, {}, {"statistic": "p_value"}),
            (
                Row("Women", (cell(1.24, english, 2), _interval(1.02, 1.51), cell(0.031, english, 3))),
                Row("Rural", (cell(0.88, english, 2), _interval(0.71, 1.09), cell(0.240, english, 3))),
                Row("Married", (cell(0.54, english, 2), _interval(0.41, 0.70), cell(0.001, english, 3))),
            ),
        ),
        Shape(
            "shares_beside_sums",
            "Table 9. Investment in Laos by country of origin, end-2011",
            (heads("Country of origin", "Projects", "Value (US$ million)", "Share (%)"),),
            ({"unit_measure": ""}, USD_M, {"unit_measure": "%"}),
            (
                Row("Viet Nam", (cell(252), cell(2770), cell(27.1, english, 1)), {"counterpart_area": "VNM"}),
                Row("Thailand", (cell(276), cell(2660), cell(26.0, english, 1)), {"counterpart_area": "THA"}),
                Row("China", (cell(397), cell(2710), cell(26.5, english, 1)), {"counterpart_area": "CHN"}),
                Row("Others", (cell(310), cell(2080), cell(20.4, english, 1))),
                Row("Total", (cell(1235), cell(10220), cell(100.0, english, 1)), {"is_total": True}),
            ),
            {"ref_area": "LAO", "time_period": "2011-12~"},
        ),
        Shape(
            "signs_in_cells",
            "Table 10. Tariffs and duties",
            (heads("Good", "Tariff", "Duty", "Change"),),
            ({"unit_measure": "%"}, {"unit_measure": "USD"}, {"unit_measure": "%"}),
            (
                Row("Salt", (cell(5, behind="%"), cell(12, before="$"), cell(-3.5, dashed, 1, behind=" %"))),
                Row("Rice", (cell(12, behind="%"), cell(1204, before="$"), cell(2.1, english, 1, behind=" %"))),
                Row("Silk", (cell(40, behind="%"), cell(88, before="$"), cell(-0.4, dashed, 1, behind=" %"))),
            ),
        ),
        Shape(
            "no_rules",
            "Table 11. Ships entered, by flag",
            (heads("Flag", "1921", "1922", "1923", "1924"),),
            years(1921, 1922, 1923, 1924),
            (
                row("Norway", 120, 131, 142, 120, ref_area="NOR"),
                row("Denmark", 88, 91, 75, 102, ref_area="DNK"),
                row("Greece", 14, 9, 21, 33, ref_area="GRC"),
                row("All flags", 222, 231, 238, 255),
            ),
            rules="none",
        ),
        Shape(
            "spans_of_years",
            "Table 12. Average growth of output per head, percent a year",
            (heads("Region", "1950–73", "1973–90", "1990–2000"),),
            tuple({"time_period": time} for time in ("1950/1973", "1973/1990", "1990/2000")),
            (
                row("East Asia", 5.2, 4.1, 3.6, decimals=1),
                row("Latin America", 2.5, 0.7, 1.2, decimals=1),
                Row("Africa", tuple(cell(v, dashed, 1) for v in (2.0, -0.1, -0.2))),
            ),
            {"unit_measure": "%"},
        ),
        Shape(
            "months_down",
            "Table 13. Price of copper in 2006, US$/t",
            (heads("Month", "High", "Low"),),
            ({}, {}),
            tuple(
                Row(month, (cell(high, spaced), cell(low, spaced)), {"time_period": f"2006-{number:02d}"})
                for number, (month, high, low) in enumerate(
                    (("January", 4985, 4537), ("February", 5100, 4855), ("March", 5528, 4768), ("April", 7235, 5561)),
                    start=1,
                )
            ),
            {"unit_measure": "USD/t"},
            rules="grid",
        ),
        Shape(
            "three_levels",
            "Table 14. Government finance, billion roubles",
            (
                (("", 1), ("Federal", 4)),
                (("", 1), ("Revenue", 2), ("Expenditure", 2)),
                heads("District", "2005", "2006", "2005", "2006"),
            ),
            years(2005, 2006, 2005, 2006),
            (
                Row("Volga", tuple(cell(v, german, 1) for v in (412.5, 480.1, 402.2, 455.0))),
                Row("Ural", tuple(cell(v, german, 1) for v in (610.4, 702.3, 588.0, 640.7))),
                Row("Siberia", tuple(cell(v, german, 1) for v in (1390.0, 1421.5, 1401.1, 1433.9))),
            ),
            {"unit_measure": "RUB", "unit_mult": 9},
        ),
        Shape(
            "loose_marks",
            "Table 15. Electricity output, GWh",
            (heads("Plant", "1995", "1996", "1997"),),
            years(1995, 1996, 1997),
            (
                Row("Upper falls", (cell(1204, behind="*", note="*"), cell(1188), cell(1240, behind=" a", note="a"))),
                Row("Lower falls", (cell(402), cell(396, behind="†", note="†"), none("…"))),
                Row("Coal yard", (cell(2210, before="<", note="<"), cell(2185), cell(2330, mark="b"))),
            ),
            {"unit_measure": "GWh"},
            ("* Six months only. a Revised. b Preliminary figure.",),
        ),
        Shape(
            "events",
            "Table 16. Large takeovers in shipping",
            (heads("Buyer", "Target", "Year", "Price (EUR m)", "Stake (%)"),),
            ({}, {}, {"unit_measure": "EUR", "unit_mult": 6}, {"unit_measure": "%"}),
            (
                Row("North Line", (words("Bay Ferries"), words("1998"), cell(240), cell(51)), {"time_period": "1998"}),
                Row("Cape Lines", (words("Old Packet"), words("2001"), cell(1250), cell(100)), {"time_period": "2001"}),
                Row("Sound & Co", (words("Isle Boats"), words("2004"), cell(86), cell(35)), {"time_period": "2004"}),
            ),
            rules="grid",
            stub=90.0,
        ),
    )


def _star(value: float, stars: str) -> Cell:
    return cell(value, english, 3, behind=stars, note=stars)


def _t(value: float) -> Cell:
    return cell(value, english, 2, before="(", behind=")", statistic="t_value")


def _interval(low: float, high: float) -> Cell:
    ends: tuple[tuple[str, float], ...] = (("ci_low", low), ("ci_high", high))
    says: tuple[dict[str, Value], ...] = tuple({"obs_value": value, "statistic": which, "note": ""} for which, value in ends)
    return Cell(f"{low:.2f}–{high:.2f}", "", says)
