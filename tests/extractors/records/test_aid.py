"""Tables of aid items: who gave whom what, when; totals to date told from yearly figures."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import stated, tabled

CAPTION = "Table 2: Statistics of Sweden's aid to three African countries"
HEAD = "Country | Content"


def items(*rows: str, caption: str = CAPTION) -> list[Statement]:
    return stated(tabled(caption, HEAD, *rows), "financing")


def test_a_cell_holds_several_items() -> None:
    found = items(
        "Kenya | In 2013, Sweden built a clinic; In 2014, Sweden sent 20 tons of maize; In 2015, Sweden gave SEK 3 million;"
    )
    assert [s.year for s in found] == [2013, 2014, 2015]
    assert [s.quantities for s in found] == [(), ("20 t",), ()]
    assert [(m.value, m.currency) for m in found[2].moneys] == [(3e6, "SEK")]


def test_the_label_receives_and_the_caption_gives() -> None:
    found = items(
        "Kenya | In 2013, Sweden built a clinic in Mombasa;", "Zambia | In 2014, a new school was completed near Lusaka;"
    )
    assert [(s.donor, s.recipient) for s in found] == [("SWE", "KEN"), ("SWE", "ZMB")]


def test_several_sums_and_goods_of_one_item_are_all_kept() -> None:
    [one] = items(
        "Kenya | In 2016, Sweden helped Kenya with 30 tons of rice, 5 tons of beef and SEK 2 billion of interest-free loans;"
    )
    assert one.quantities == ("30 t", "5 t")
    assert [(m.value, m.currency) for m in one.moneys] == [(2e9, "SEK")]
    assert one.purpose.startswith("interest-free loans")


def test_a_running_total_is_told_from_a_yearly_figure() -> None:
    found = items(
        "Kenya | In 2016, Sweden gave Kenya US$4 million; To the end of 2017, Sweden had given Kenya US$43 million;"
    )
    assert [s.cumulative for s in found] == [False, True]
    assert [s.year for s in found] == [2016, 2017]


def test_the_status_is_the_printed_word() -> None:
    found = items(
        "Kenya | In 2016, Sweden pledged US$4 million to Kenya; In 2017, Sweden completed the construction of a dam;"
    )
    assert [s.status for s in found] == ["pledged", "completed"]
    assert found[1].purpose == "construction of a dam"


def test_an_items_own_words_say_who_receives_where_its_label_is_anothers() -> None:
    found = stated(
        tabled(
            "Table 1: Aid of Norway to East Africa",
            "Country | Content",
            "Kenya | In 2013, Norway assisted Uganda with the building of two schools on the lake.",
            "Malawi | In 2014, Norway built a hospital for the poor.",
        ),
        "financing",
    )
    assert [(s.donor, s.recipient, "label_differs" in s.flags) for s in found] == [
        ("NOR", "UGA", True),
        ("NOR", "MWI", False),
    ]
