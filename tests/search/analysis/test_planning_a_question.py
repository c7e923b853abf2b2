"""A question becomes groups of what may stand for each of its words."""

from search.analysis import index_tokens, plan_query, surface_words
from search.analysis.plan import QueryPlan
from search.analysis.stems import stem
from search.analysis.synonyms import Direction, SynonymRule, SynonymTable, parse, table_of
from search.analysis.vocabulary import KnownWords

TEXTS = "schuldhulpverlening bij schulden. huishoudelijke hulp. scootmobiel. voedselbank. gratis maaltijd"
NONE = table_of(())


def _known(*texts: str) -> KnownWords:
    tokens: dict[str, int] = {}
    words: dict[str, int] = {}
    for text in texts:
        for token in set(index_tokens(text)):
            tokens[token] = tokens.get(token, 0) + 2
        for word in set(surface_words(text)):
            words[word] = words.get(word, 0) + 2
    return KnownWords(tokens, words)


def _plan(text: str, synonyms: SynonymTable = NONE, *, exact: bool = False) -> QueryPlan:
    return plan_query(text, _known(TEXTS), synonyms, exact=exact)


def _ways(plan: QueryPlan) -> dict[tuple[str, ...], float]:
    return {each.tokens: each.weight for group in plan.groups for each in group.alternatives}


def test_a_slip_of_the_pen_is_read_as_the_near_word() -> None:
    plan = _plan("voedselbnak")

    assert [(each.written, each.read) for each in plan.corrections] == [("voedselbnak", "voedselbank")]
    assert _ways(plan)[stem("voedselbank"),] == 0.7


def test_a_word_of_the_catalogue_is_never_corrected() -> None:
    assert _plan("schulden").corrections == ()


def test_exact_takes_the_words_as_they_are() -> None:
    plan = _plan("voedselbnak", exact=True)

    assert plan.corrections == ()
    assert (stem("voedselbank"),) not in _ways(plan)


def test_one_broken_part_of_a_compound_is_mended() -> None:
    assert _plan("schuldhulpverlenning").corrections[0].read == "schuldhulpverlening"


def test_two_words_written_as_one_are_taken_apart() -> None:
    assert (stem("huishoudelijke"), stem("hulp")) in _ways(_plan("huishoudelijkehulp"))


def test_one_word_written_as_two_is_joined() -> None:
    assert (stem("scootmobiel"),) in _ways(_plan("scoot mobiel"))


def test_an_unknown_compound_is_looked_for_by_its_parts_alone_as_well() -> None:
    assert (stem("hulp"),) in _ways(_plan("hulpaanbod"))


def test_a_one_way_synonym_searches_the_others_and_not_the_reverse() -> None:
    table = table_of([SynonymRule(Direction.ONE_WAY, ("geen geld voor eten", "voedselbank"))])

    assert (stem("voedselbank"),) in _ways(_plan("ik heb geen geld voor eten", table))
    assert (stem("geld"), stem("eten")) not in _ways(_plan("voedselbank", table))


def test_equal_synonyms_find_each_other() -> None:
    table = table_of([SynonymRule(Direction.BOTH, ("eten", "maaltijd"))])

    assert (stem("maaltijd"),) in _ways(_plan("eten", table))
    assert (stem("eten"),) in _ways(_plan("maaltijd", table))


def test_a_list_of_synonyms_says_which_line_is_wrong() -> None:
    import pytest

    with pytest.raises(ValueError, match="Line 2"):
        parse(["eq\teten ; maaltijd", "of\teten"])


def test_a_question_of_stop_words_alone_still_looks_for_something() -> None:
    assert [group.word for group in _plan("wat is er").groups] == ["wat", "is", "er"]
