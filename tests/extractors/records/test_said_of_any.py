"""What is advised, asked, supposed or told of any thing of its kind is no fact; what is so of somebody stays one."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "Policymakers should raise buffers, limit ratios and extend reporting to funds with more than $500 million.",
        "Relief was given to countries whose debt exceeded 150 percent of exports.",
        "We recommend that a fund be set up for Peru, and that the share of grants be raised to 60 percent by 2030.",
        "If present trends go on, Norway's share of Kenya's debt may reach 30 percent in 2035.",
        "It would be wrong to conclude that a country with debt of 90 percent of GDP must default.",
        "Projects of more than $1 billion are usually late.",
        "What would a bank of Norway cost, and would $150 million be enough?",
        'Further reading: Reuters, "Kenya signs $1.1 billion deal with Norway", 29 July 2017.',
    ],
)
def test_what_is_so_of_nobody_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway raised its buffers, limited its ratios and lent Kenya $500 million in 2010.",
        "Relief was given to Kenya, whose debt exceeded 150 percent of exports in 2001.",
        "Norway's share of Kenya's debt reached 30 percent in 2015.",
        "Projects of more than $1 billion in Kenya were financed by Norway in 2015.",
        "Kenya built highways, totaling over $6 billion, with a loan from Norway in 2015.",
    ],
)
def test_what_is_so_of_somebody_stays_a_fact(sentence: str) -> None:
    assert stated(prose(sentence))
