"""Tables of contracts and projects, of two donors, and those whose figures are no facts."""

from tests.extractors.records.reading import stated, tabled

CONTRACTS = tabled(
    "Table 1: Selected contracts of foreign firms",
    "Contract | Country | Contractor | Signed | Value (million) | Status",
    "Expansion of the port of Mombasa | Kenya | China Road and Bridge Corporation | 12/06/2014 | USD 327 | Completed",
    "Kribi deep sea port, phase 2 | Cameroon | China Harbour Engineering Company | 25/03/2015 | EUR 498 | Ongoing",
    "Railway Addis Ababa to Djibouti | Ethiopia | China Railway Group | Oct-2011 | USD 2,490 | Completed",
)
PROJECTS = tabled(
    "Table 1: Power projects with foreign participation",
    "Project | Location | Developer | Capacity | Cost (US$ million) | Financier | Start | Status",
    "Port Qasim coal plant | Pakistan | PowerChina | 1,320 MW | 2,085 | China Eximbank | 2017 | Operational",
    "Lamu coal plant | Kenya | Amu Power | 1,050 MW | 2,000 | ICBC | 2020 | Cancelled",
)


def test_contracts_mix_currencies_and_ways_to_write_a_date_and_their_firms_bring_a_country() -> None:
    found = stated(CONTRACTS)
    assert [(s.kind, s.parties, s.date, s.moneys[0].value, s.moneys[0].currency) for s in found] == [
        ("agreement", ("CHN", "KEN"), "2014-06-12", 327e6, "USD"),
        ("agreement", ("CHN", "CMR"), "2015-03-25", 498e6, "EUR"),
        ("agreement", ("CHN", "ETH"), "2011-10", 2490e6, "USD"),
    ]
    assert [(p.role, p.name) for p in found[0].participants] == [("contractor", "China Road and Bridge Corporation")]


def test_a_listed_project_has_its_place_size_sum_year_and_who_takes_part() -> None:
    first, second = stated(PROJECTS)
    assert (first.kind, first.subtype, first.parties, first.date) == ("project", "energy", ("PAK",), "2017")
    assert (first.moneys[0].value, first.quantities, first.status) == (2085e6, ("1320 MW",), "Operational")
    assert {(p.role, p.name) for p in first.participants} == {
        ("owner", "PowerChina"),
        ("financier", "Export-Import Bank of China"),
    }
    assert (second.parties, second.status) == (("KEN",), "Cancelled")


def test_the_line_over_rows_names_their_donor_though_the_caption_names_two() -> None:
    found = stated(
        tabled(
            "Table 1: Loans of Japan and India, by project (US$ million)",
            "Recipient | Project | Year | Amount",
            "Japan |  |  | ",
            "Kenya | Olkaria geothermal plant | 2010 | 323",
            "Vietnam | Nhat Tan bridge | 2011 | 480",
            "India |  |  | ",
            "Ethiopia | Tendaho sugar factory | 2009 | 213",
            "Sri Lanka | Northern railway line | 2012 | 382",
            "Total |  |  | 1,398",
        )
    )
    assert [(s.donor, s.recipient) for s in found] == [("JPN", "KEN"), ("JPN", "VNM"), ("IND", "ETH"), ("IND", "LKA")]


def test_sums_by_lender_are_no_loans() -> None:
    sums = tabled(
        "Table 1: Total loans to Zambia by lender, 2000-2018 (US$ million)",
        "Lender | Number of loans | Amount",
        "China Eximbank | 23 | 4,120",
        "World Bank | 40 | 2,050",
        "All lenders | 63 | 6,170",
    )
    assert stated(sums) == []


def test_indicators_of_an_economy_are_no_financing() -> None:
    economy = tabled(
        "Table 1: Economic indicators of Zambia and its external debt",
        "Indicator | 2015 | 2016 | 2017",
        "GDP (US$ million) | 21,200 | 20,960 | 25,870",
        "Exports of goods | 7,360 | 6,510 | 8,160",
        "External public debt | 6,300 | 6,900 | 8,700",
        "Loans disbursed | 978 | 978 | 978",
    )
    assert stated(economy) == []


def test_a_firm_bought_by_another_is_a_stake_with_both_firms_and_their_homes() -> None:
    found = stated(
        tabled(
            "Table 1: Largest deals of the year",
            "Announced | Target | Target country | Acquirer | Acquirer country | Value (US$ million) | Stake (%)",
            "12-Mar-16 | Aurora Salmon ASA | Norway | Pacific Catch Holdings Ltd | Canada | 210 | 51%",
            "3-May-16 | Lima tin and silver property | Peru | Nordic Metals AB | Sweden | 35 | 100%",
        )
    )
    told = [(s.kind, s.subtype, s.donor, s.recipient, s.donor_organizations, s.recipient_organizations) for s in found]
    assert told == [
        ("financing", "equity_investment", "CAN", "NOR", ("Pacific Catch Holdings Ltd",), ("Aurora Salmon ASA",)),
        ("financing", "equity_investment", "SWE", "PER", ("Nordic Metals AB",), ("Lima tin and silver property",)),
    ]


def test_one_column_for_owner_and_operator_gives_both_parts() -> None:
    found = stated(
        tabled(
            "Table 1: Mining projects",
            "Mine | Country | Owner/Operator | Cost (US$ million) | Opening",
            "Salar lithium mine | Chile | Codelco | 300 | 2016",
            "Andes copper mine | Peru | Southern Copper | 900 | 2018",
        )
    )
    assert [{(p.role, p.name) for p in s.participants} for s in found] == [
        {("owner", "Codelco"), ("operator", "Codelco")},
        {("owner", "Southern Copper"), ("operator", "Southern Copper")},
    ]


def test_a_firm_with_its_home_in_brackets_brings_its_country() -> None:
    found = stated(
        tabled(
            "Table 2: Contracts of the Ministry of Works, Kenya",
            "Works | Firm (home) | Awarded | Value",
            "Coast bypass | Sinohydro (China) | 12-Feb-2016 | KES 9.8 bn",
            "City bus depot | Colas (France) | 25/09/2018 | EUR 61 mn",
            "Jetty repairs | Mota-Engil (Portugal) | 2019 | EUR 8.4 mn",
        )
    )
    assert [(s.kind, s.parties, s.date) for s in found] == [
        ("agreement", ("CHN", "KEN"), "2016-02-12"),
        ("agreement", ("FRA", "KEN"), "2018-09-25"),
        ("agreement", ("KEN", "PRT"), "2019"),
    ]


def test_outstanding_loans_of_a_country_are_owed_by_it_to_their_sources() -> None:
    found = stated(
        tabled(
            "Table 3: Outstanding external loans of the Republic of Malawi",
            "Purpose of borrowing | Source | Contracted | Amount (USD million)",
            "River plant | Exim Bank of China | Aug. 2017 | 112.0",
            "Feeder roads | Exim Bank of India | 2015 | 15.4",
            "Wells | Kuwait Fund | 2012 | 24.2",
            "Sum of all loans | | | 151.6",
        )
    )
    assert [(s.donor, s.recipient, s.date) for s in found] == [
        ("CHN", "MWI", "2017-08"),
        ("IND", "MWI", "2015"),
        ("KWT", "MWI", "2012"),
    ]


def test_loans_by_lender_and_year_are_sums_of_nobody() -> None:
    found = stated(
        tabled(
            "Table 4: Loans approved by lender, 2015-2017 (US$ million)",
            "Lender | 2015 | 2016 | 2017 | Total",
            "China Eximbank | 120 | 340 | 95 | 555",
            "World Bank | 210 | 180 | 260 | 650",
            "Kuwait Fund | 12 | 0 | 18 | 30",
        )
    )
    assert found == []


def test_an_m_in_brackets_over_sums_with_their_currency_is_millions() -> None:
    found = stated(
        tabled(
            "Table 5: Foreign loans to Guinea",
            "Lender | Purpose | Date | Sum (m)",
            "China Exim Bank | Dam | 4 Sep 2018 | USD 1,175",
            "Islamic Development Bank | Rice fields | Apr-2013 | EUR 21.5",
            "Kuwait Fund | Wells | 11/2014 | KWD 5.2",
        )
    )
    assert [(s.moneys[0].value, s.moneys[0].currency) for s in found] == [(1175e6, "USD"), (21.5e6, "EUR"), (5.2e6, "KWD")]


def test_outstanding_loans_by_lender_are_loans_where_each_row_says_what_for_and_on_what_terms() -> None:
    found = stated(
        tabled(
            "Table 2: Outstanding external loans of Benin, by lender",
            "Purpose | Lender | Signed | Amount (US$ million) | Terms (rate / years / grace)",
            "Ferry terminal | Exim Bank of India | 2013 | 48.0 | 1.75 / 20 / 5",
            "Rice mills | OPEC Fund | 2014 | 12.5 | 1.5 / 18 / 4",
        )
    )
    assert [(s.kind, s.recipient, s.year, s.moneys[0].value, s.interest_rate) for s in found] == [
        ("financing", "BEN", 2013, 48e6, 1.75),
        ("financing", "BEN", 2014, 12.5e6, 1.5),
    ]


def test_a_column_headed_by_a_sort_of_work_names_works() -> None:
    table = tabled(
        "Table 1: What the group holds",
        "Terminal | Country | Concession signed | Years",
        "Belna grain terminal | Peru | 2012 | 25",
        "Corda deep sea port | Togo | 2011 | 45",
        "Dorna container port | Chad | 2016 | 50",
    )
    assert [(one.kind, one.title, one.parties, one.date) for one in stated(table)] == [
        ("project", "Belna grain terminal", ("PER",), "2012"),
        ("project", "Corda deep sea port", ("TGO",), "2011"),
        ("project", "Dorna container port", ("TCD",), "2016"),
    ]


def test_the_line_over_rows_names_the_currency_of_their_sums() -> None:
    found = stated(
        tabled(
            "Table 1: Water loans, by lender",
            "Borrower | Project | Signed | Amount (millions) | Rate (%)",
            "Kuwait Fund (KWD) |  |  |  | ",
            "Mali | Kayes water supply | Mar-1998 | 5.2 | 2.5",
            "Burkina Faso | Ziga dam | Jun-2001 | 7.0 | 2.0",
            "Saudi Fund (SAR) |  |  |  | ",
            "Senegal | Rural boreholes | Nov-2003 | 60.0 | 2.0",
            "Total, Kuwait Fund |  |  | 12.2 | ",
        )
    )
    assert [(s.donor, s.recipient, s.moneys[0].value, s.moneys[0].currency) for s in found] == [
        ("KWT", "MLI", 5.2e6, "KWD"),
        ("KWT", "BFA", 7e6, "KWD"),
        ("SAU", "SEN", 60e6, "SAR"),
    ]


def test_a_line_over_rows_without_a_currency_gives_none() -> None:
    found = stated(
        tabled(
            "Table 1: Water loans, by lender",
            "Borrower | Project | Signed | Amount (millions)",
            "Kuwait Fund (OPEC) |  |  | ",
            "Mali | Kayes water supply | Mar-1998 | 5.2",
            "Burkina Faso | Ziga dam | Jun-2001 | 7.0",
        )
    )
    assert [(s.donor, s.recipient, s.moneys) for s in found] == [("KWT", "MLI", ()), ("KWT", "BFA", ())]


def test_a_scale_in_the_caption_is_that_of_currencies_in_labels_and_lines() -> None:
    labels = stated(
        tabled(
            "Table 5: Aid to Kiribati by donor, 2010-2011 (million)",
            "Donor | 2010 | 2011",
            "Australia (A$) | 24.1 | 27.3",
            "New Zealand (NZ$) | 18.0 | 19.5",
        )
    )
    assert [(s.donor, s.moneys[0].value, s.moneys[0].currency) for s in labels] == [
        ("AUS", 24.1e6, "AUD"),
        ("AUS", 27.3e6, "AUD"),
        ("NZL", 18e6, "NZD"),
        ("NZL", 19.5e6, "NZD"),
    ]
    lines = stated(
        tabled(
            "Table 1: Water loans (in millions)",
            "Borrower | Project | Signed | Amount",
            "Kuwait Fund (KWD) |  |  | ",
            "Mali | Kayes water supply | Mar-1998 | 5.2",
            "Saudi Fund (SAR) |  |  | ",
            "Senegal | Rural boreholes | Nov-2003 | 60.0",
        )
    )
    assert [(s.moneys[0].value, s.moneys[0].currency) for s in lines] == [(5.2e6, "KWD"), (60e6, "SAR")]


def test_a_scale_in_a_label_is_not_taken_twice() -> None:
    found = stated(
        tabled(
            "Table 5: Aid to Kiribati by donor, 2010-2011 (million)",
            "Donor | 2010 | 2011",
            "Australia (A$ thousand) | 24.1 | 27.3",
            "New Zealand (NZ$) | 18.0 | 19.5",
        )
    )
    assert [s.moneys[0].value for s in found] == [24.1e3, 27.3e3, 18e6, 19.5e6]


def test_debt_swaps_of_a_country_are_with_whom_the_rows_name() -> None:
    found = stated(
        tabled(
            "Table 7: Debt swaps of Peru with members of the Paris Club",
            "Country | Year | Debt cancelled",
            "Canada | 1994 | US$ 16.6 m",
            "Finland | 1996 | US$ 24.7 m",
            "Switzerland | 1993 | CHF 130.8 m",
            "All | | US$ 150 m",
        )
    )
    assert [(s.donor, s.recipient, s.date) for s in found] == [
        ("CAN", "PER", "1994"),
        ("FIN", "PER", "1996"),
        ("CHE", "PER", "1993"),
    ]


def test_relief_of_a_country_is_what_it_gives() -> None:
    found = stated(
        tabled(
            "Table 7: Russian debt relief, by debtor",
            "Country | Year | Debt cancelled",
            "Mongolia | 2010 | US$ 16.6 m",
            "Cuba | 2014 | US$ 24.7 m",
        )
    )
    assert [(s.donor, s.recipient) for s in found] == [("RUS", "MNG"), ("RUS", "CUB")]


def test_a_scale_at_the_end_of_a_caption_is_that_of_a_column_of_currencies() -> None:
    found = stated(
        tabled(
            "Table 1: Loans for power plants, million",
            "Plant | Country | Lender | Currency | Amount | Signed",
            "Vrba | Serbia | Exim Bank of China | USD | 312 | 2014",
            "Lipa | Montenegro | KfW | EUR | 27 | 2009",
        )
    )
    assert [(s.donor, s.recipient, s.moneys[0].value, s.moneys[0].currency) for s in found] == [
        ("CHN", "SRB", 312e6, "USD"),
        ("DEU", "MNE", 27e6, "EUR"),
    ]
