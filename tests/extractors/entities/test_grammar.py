"""Words are looked up once each; what comes back is what the model says of each sentence by itself."""

import pytest

from extractors.entities import grammar, nlp

SENTENCES = (
    "In May 2011 the Harbour Bank lent Ruritania US$ 40 million, which it had borrowed itself.",
    "There is a treaty between Ruritania and Graustark, and there's no other.",
    "Let's say they got to build it; y'all ain't gonna like it.",
    "The lender got a guarantee, and the borrowers have been paying it back since 1998.",
    "It does not lend: it has lent, did lend and would  lend again\nto whoever asks.",
    "That the loans were larger than those that it gave is what matters to the smaller lenders.",
)


def _by_itself(sentence: str) -> list[tuple[str, str, str, str, int, int, int, str]]:
    doc = nlp.model().make_doc(sentence)
    for token in doc[1:]:
        token.is_sent_start = False
    for name in ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"):
        doc = nlp.model().get_pipe(name)(doc)
    ends = [token.idx + len(token) for token in doc]
    return [
        (t.text, t.lemma_.casefold(), t.pos_, t.dep_, t.head.i, t.idx, end, t.tag_) for t, end in zip(doc, ends, strict=True)
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_what_the_model_says_of_them_in_their_sentence(sentence):
    grammar.parse(SENTENCES)  # by now every word is known
    (tree,) = grammar.parse([sentence])
    told = [(t.text, t.lemma, t.pos, t.dep, t.head, t.start, t.end, t.tag) for t in tree.tokens]
    expected = _by_itself(sentence)
    misread = {i for i, t in enumerate(expected) if t[0] in grammar.MISREAD}
    assert [t for i, t in enumerate(told) if i not in misread] == [t for i, t in enumerate(expected) if i not in misread]


def test_new_words_are_the_same_looked_up_with_those_of_other_sentences_or_alone(monkeypatch):
    monkeypatch.setattr(grammar, "_known", {})
    together = grammar.parse(SENTENCES)
    monkeypatch.setattr(grammar, "_known", {})
    assert together == tuple(tree for sentence in reversed(SENTENCES) for tree in grammar.parse([sentence]))[::-1]


def test_a_past_tense_that_the_model_takes_for_a_noun_is_a_verb():
    (tree,) = grammar.parse(["In May 2011 the Harbour Bank lent Ruritania US$ 40 million."])
    (lent,) = [token for token in tree.tokens if token.text == "lent"]
    assert (lent.lemma, lent.pos) == ("lend", "VERB")


def test_two_names_right_behind_a_time_are_the_subject():
    (tree,) = grammar.parse(["In August 2012 Ruritania and the EU made an accord on fishing."])
    tokens = {token.text: token for token in tree.tokens}
    assert [tokens[name].dep for name in ("August", "Ruritania", "EU")] == ["pobj", "nsubj", "conj"] or [
        tokens[name].dep for name in ("2012", "Ruritania", "EU")
    ] == ["pobj", "nsubj", "conj"]
    assert tree.tokens[tokens["EU"].head].text == "Ruritania"


def test_a_clause_behind_a_semicolon_is_no_part_of_the_one_before():
    (tree,) = grammar.parse(["Ruritania and Elbonia divided the river in the pact of 1959; Syldavia was not a party."])
    divided, was = (next(i for i, t in enumerate(tree.tokens) if t.text == word) for word in ("divided", "was"))
    assert [tree.tokens[i].head for i in (divided, was)] == [divided, was]


def test_a_clause_without_a_subject_stays_with_the_one_before_its_semicolon():
    (tree,) = grammar.parse(["Ruritania signed the pact in 1959; ratified it in 1960."])
    (ratified,) = [token for token in tree.tokens if token.text == "ratified"]
    assert tree.tokens[ratified.head].text == "signed"


def test_a_name_between_a_verb_and_a_sum_is_whom_it_goes_to():
    (tree,) = grammar.parse(["By 1990 Cuba owed Moscow 15 billion roubles."])
    (moscow,) = [token for token in tree.tokens if token.text == "Moscow"]
    assert (moscow.dep, tree.tokens[moscow.head].text) == ("dative", "owed")


def test_a_status_of_forces_agreement_hangs_by_its_last_word():
    (tree,) = grammar.parse(["Ruritania and Elbonia signed a status of forces agreement in June 2023."])
    tokens = {token.text: token for token in tree.tokens}
    assert tree.tokens[tokens["agreement"].head].text == "signed"
    assert tree.tokens[tokens["status"].head].text == "agreement"


def test_a_name_right_before_its_verb_is_the_subject_behind_a_year():
    (tree,) = grammar.parse(["In 2012 Denmark lent Peru 5 million dollars."])
    denmark = next(t for t in tree.tokens if t.text == "Denmark")
    assert (denmark.dep, tree.tokens[denmark.head].text) == ("nsubj", "lent")
