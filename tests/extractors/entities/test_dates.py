"""Dates: every notation to EDTF, with no more precision than is printed."""

import pytest

from extractors.entities import dates, find
from tests.extractors.entities.building import document, table


def found(*flow):
    return [(m.text, m.norm) for m in find(document(*flow)) if m.label == "DATE"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018", "2018"),
        ("October 2018", "2018-10"),
        ("May/2013", "2013-05"),
        ("Sep-13", "2013-09"),
        ("October 1st, 1964", "1964-10-01"),
        ("March the 3rd, 1998", "1998-03-03"),
        ("May the 21st 2004", "2004-05-21"),
        ("June the 1st of 1999", "1999-06-01"),
        ("May the 200 2004", None),
        ("3rd of May 2011", "2011-05-03"),
        ("19-Sep-13", "2013-09-19"),
        ("17‐June‐11", "2011-06-17"),
        ("6/30/2011", "2011-06-30"),
        ("30.06.2011", "2011-06-30"),
        ("2019-10-23", "2019-10-23"),
        ("2017-18", "2017/2018"),
        ("2013-07", "2013-07"),
        ("1996/7", "1996/1997"),
        ("2004 to 2014", "2004/2014"),
        ("15–17 May 2011", "2011-05-15/2011-05-17"),
        ("March 15 to April 2, 2010", "2010-03-15/2010-04-02"),
        ("October 2009 to March 2010", "2009-10/2010-03"),
        ("1960s", "196X"),
        ("early 1970's", "197X"),
        ("summer 2012", "2012-22"),
        ("Q4 2006", "2006-10/2006-12"),
        ("second half of 2011", "2011-07/2011-12"),
        ("FY2018", "2018"),
        ("Q2 2006 – Q1 2010", "2006-04/2010-03"),
        ("1H 2019 to 2H 2020", "2019-01/2020-12"),
        ("2018-19 to 2023-24", "2018/2024"),
        ("Sept–Oct 1995", "1995-09/1995-10"),
        ("July/August 1999", "1999-07/1999-08"),
        ("December 2005 quarter", "2005-10/2005-12"),
        ("first nine months of 2011", "2011-01/2011-09"),
        ("last two months of 1998", "1998-11/1998-12"),
        ("fiscal year 2011/12", "2011/2012"),
        ("end of 2017", "2017-12~"),
        ("early January 2017", "2017-01"),
        ("mid-2012", "2012"),
        ("February 30, 2010", None),
        ("13/13/2010", None),
        ("five years", None),
        ("25th anniversary", None),
        ("21st century", None),
        ("", None),
    ],
)
def test_reads_a_notation(text, edtf):
    assert dates.parse(text) == edtf


def test_an_order_that_nothing_tells_keeps_the_year_alone() -> None:
    assert dates.parse("4/5/2011") == "2011-XX-XX"


def test_the_order_of_numeric_dates_comes_from_the_document() -> None:
    assert found("Taken on 3/4/2010 and 3/25/2010.")[0] == ("3/4/2010", "2010-03-04")
    assert found("Taken on 3/4/2010 and 25/3/2010.")[0] == ("3/4/2010", "2010-04-03")
    assert found("The EU centre paid €5 on 3/4/2010.")[0] == ("3/4/2010", "2010-04-03")


def test_context_gives_what_is_left_out_and_the_method_says_so() -> None:
    text = "They met in May 2017. A summit on July 8 followed. In October of the same year they signed;"
    text += " the following month it ended."
    assert [norm for _, norm in found(text)] == ["2017-05", "2017-07-08", "2017-10", "2017-11"]
    methods = [m.method for m in find(document(text)) if m.label == "DATE"]
    assert "2017-05" in methods[1]
    assert "2017" in methods[3]


def test_a_month_of_the_year_before_the_writing_is_not_of_the_date_before_it() -> None:
    text = "Printed in May 2017. It began in November of last year, last March, or in June, last year. In August it ended."
    assert [norm for _, norm in found(text)] == ["2017-05", "XXXX-11", "XXXX-03", "XXXX-06", "2017-08"]


def test_a_month_takes_no_year_from_far_before_it() -> None:
    told = "A treaty was signed in March 2012."
    assert [norm for _, norm in found(told, "It rained.", "It ended in May.")] == ["2012-03", "2012-05"]
    assert [norm for _, norm in found(told, *["It rained."] * 9, "It ended in May.")] == ["2012-03", "XXXX-05"]


def test_a_month_takes_no_year_from_before_where_its_own_paragraph_tells_another_one() -> None:
    told = "A treaty was signed in March 2012."
    said = "Reserves fell to 5 million in February, after a slip at the end of 2008 and a worse one in May."
    assert [norm for _, norm in found(told, said)] == ["2012-03", "XXXX-02", "2008-12~", "2008-05"]
    assert [norm for _, norm in found(told, "It ended in May, before the end of 2012.")] == [
        "2012-03",
        "2012-05",
        "2012-12~",
    ]


def test_a_month_behind_the_dateline_is_of_no_known_year() -> None:
    assert [norm for _, norm in found("Lamu, 3 March 2021", "It was signed in February, and in May it failed.")] == [
        "2021-03-03",
        "2021-02",
        "2021-05",
    ]
    assert [norm for _, norm in found("Lamu, 3 March 2021", "It was signed in December.")] == ["2021-03-03", "XXXX-12"]


def test_last_year_is_counted_from_the_line_that_tells_when_the_paper_was_written() -> None:
    top = "Lamu, 3 March 2021"
    text = (
        "It was signed in October last year, or in November, last year. In May this year it fails, in April, next year, too."
    )
    found_years = [norm for _, norm in found(top, text)]
    assert found_years == ["2021-03-03", "2020-10", "2020-11", "2021-05", "2022-04"]
    assert (
        found("Lamu, 3 March 2021", "It grew last year by a tenth. The port was opened in May last year.")[-1][1]
        == "2020-05"
    )
    far = ["Fish."] * 8
    assert found(*far, "Lamu, 3 March 2021", "It was signed in October last year.")[-1][1] == "XXXX-10"
    assert (
        found("In March 2021 it was read, as nobody had thought.", "It was signed in October last year.")[-1][1] == "XXXX-10"
    )
    assert found(top, "It was signed in October last year and failed in January.")[-1][1] == "2021-01"


def test_a_day_that_the_year_before_it_lacks_is_of_no_known_year_and_stops_no_paper() -> None:
    told = "Talks were held in {}. Kenya signed on 29 February. On the same day, Chad joined."
    assert [edtf for _, edtf in found(told.format(2015))] == ["2015", "XXXX-02-29"]
    assert [edtf for _, edtf in found(told.format(2016))] == ["2016", "2016-02-29", "2016-02-29"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pact was made in August 2012. The bank announced on Thursday 9 January that it paid.", "2014-01-09"),
        ("In 2018 talks began. They met on Tuesday, April 3 in the capital.", "2018-04-03"),
        ("In 2018 talks began. They met on April 3 in the capital.", "2018-04-03"),
        ("In 2018 talks began. They met on Wednesday, February 29 in the capital.", "XXXX-02-29"),
        ("In 2010 talks began. They met on Wednesday, February 29 in the capital.", "2012-02-29"),
    ],
)
def test_a_day_is_of_the_nearest_year_that_has_its_weekday(text, value) -> None:
    assert found(text)[-1][1] == value


def test_without_context_the_year_stays_open() -> None:
    assert found("It rains on July 8.") == [("July 8", "XXXX-07-08")]


def test_modifiers_stand_outside_the_span() -> None:
    by_text = {
        m.text: (m.norm, m.modifier) for m in find(document("Built by 2030, after 2000, about 1850 or at the end of 2016."))
    }
    assert by_text == {
        "2030": ("2030", "by"),
        "2000": ("2000", "after"),
        "1850": ("1850~", "about"),
        "end of 2016": ("2016-12~", "end of"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Regulation (EC) No 1907/2006 and Directive 2001/18/EC",
        "He sold 2000 farmers 1990 kg of seed on page 1985 of ISO 2015.",
        "Call (202) 555-2012 or visit 2010 Massachusetts Avenue.",
        "He may march on, aged 45 years.",
    ],
)
def test_numbers_of_other_things_are_no_dates(text):
    assert found(text) == []


def test_years_in_names_of_plans_are_marked() -> None:
    kinds = {
        m.text: m.kind
        for m in find(document("Kazakhstan-2030, Made in China 2025 and the 2030 Agenda began in 2015."))
        if m.label == "DATE"
    }
    assert kinds == {"2030": "plan", "2025": "plan", "2015": ""}


def test_heads_are_dates_and_figures_below_are_not() -> None:
    cells = table(("Country", "1998", "Area"), ("Chad", "1990", "14"), ("Mali", "2710", "15"), ("Togo", "830", "16"))
    assert found(cells) == [("1998", "1998")]


def test_a_column_of_years_is_dates() -> None:
    assert [norm for _, norm in found(table(("When", "What"), ("1998", "a"), ("2004", "b")))] == ["1998", "2004"]


def test_two_digits_behind_a_year_are_a_year_or_a_month() -> None:
    assert found("a five-year plan (2003-07) and a month (2013-07)") == [("2003-07", "2003/2007"), ("2013-07", "2013-07")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Given on the twenty-second day of June 1998.", ["1998-06-22"]),
        ("Signed the third of April 2004, it took force on July eleventh, 2005.", ["2004-04-03", "2005-07-11"]),
        (
            "They met from 29 April-3 May 2013 and from July 30-August 2, 2014.",
            ["2013-04-29/2013-05-03", "2014-07-30/2014-08-02"],
        ),
        ("Sent on 07 May 13.", ["2013-05-07"]),
        ("Done on the twenty-first day of June, two thousand and twelve, in Vik.", ["2012-06-21"]),
        ("Done this 3rd day of May in the year Nineteen Hundred and Ninety-Four.", ["1994-05-03"]),
    ],
)
def test_days_in_words_and_over_two_months(text, values):
    assert [norm for _, norm in found(text)] == values


def test_a_person_named_like_a_month_is_no_date() -> None:
    assert found("It opened in 2009. April Hansen led it with June Moss. It grew in August.") == [
        ("2009", "2009"),
        ("August", "2009-08"),
    ]
    assert found("In August Kenya and Norway met in 2011.")[0][0] == "August"
    assert found("By 2003 Dr. June and President April wrote, as did August, A. and May, R.") == [("2003", "2003")]


@pytest.mark.parametrize(
    ("text", "dates_in_it"),
    [
        ("Ratified 1999 July 12 in Oslo.", ["1999-07-12"]),
        ("From the 1960s-1970s on, nets were of nylon.", ["196X/197X"]),
        ("Kept from Dec. 31, 1999-Jan. 2, 2000, it was lost.", ["1999-12-31/2000-01-02"]),
        ("See vol. 12, 2003, pp. 1998-2004.", ["2003"]),
        ("The Decree 1789 of the board stands.", []),
        ("In the second quarter of fiscal 2015 it fell.", ["2015"]),
    ],
)
def test_pages_decrees_and_dates_beside_dates(text, dates_in_it):
    assert [norm for _, norm in found(text)] == dates_in_it
