"""Names that the model sees, whatever other texts it is shown with them."""

import gc

from extractors.entities import nlp

TEXTS = (
    "The Harbour Bank of Ruritania lent Graustark Steel Corporation US$ 40 million in May 2011.",
    "",
    "It rained.",
    "Anna Lindqvist of the Ministry of Finance met Northern Rail Ltd. and Lakeside Cement Company in Oslo on 3 May 2015.",
)


def _by_itself(text: str) -> list[tuple[int, int, str]]:
    doc = nlp.model().get_pipe("ner")(nlp.model().make_doc(text))
    return [(span.start_char, span.end_char, span.label_) for span in doc.ents]


def _together(texts: tuple[str, ...]) -> list[list[tuple[int, int, str]]]:
    named = list(nlp.named(texts))
    return [[(one.start, one.end, one.label) for one in named if one.index == i] for i in range(len(texts))]


def test_names_are_what_the_model_sees_in_each_text_by_itself():
    found = _together(TEXTS)
    assert found == [_by_itself(text) for text in TEXTS]
    assert sum(map(len, found)) > 4


def test_names_are_the_same_in_batches_of_any_size(monkeypatch):
    found = _together(TEXTS)
    for most in (1, 20):
        monkeypatch.setattr(nlp, "MOST_WORDS", most)
        assert _together(TEXTS) == found
    monkeypatch.setattr(nlp, "BATCH", 2)
    assert _together(TEXTS) == found


def test_texts_without_a_word_name_nothing():
    assert not list(nlp.named(["", ""]))


def test_what_the_model_works_with_is_let_go_after_each_batch() -> None:
    nlp.model()
    gc.collect()
    gc.disable()
    try:
        list(nlp.named(["The Harbour Bank of Ruritania lent Graustark 40 million."] * 3))
        assert not [one for one in gc.get_objects() if type(one).__name__ == "ParserStepModel"]
    finally:
        gc.enable()
