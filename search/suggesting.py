"""What else to ask when nothing was found."""

from search.analysis import QueryPlan
from search.analysis.spelling import catalogue_corrections
from search.analysis.stems import stem
from search.answering import visible_rows
from search.engines.expression import Expression, all_groups
from search.engines.port import SearchEngine
from search.query import SearchQuery
from search.vocabulary import IndexVocabulary
from tenants.access import Actor

_MOST = 5
_LOOKED_AT = 40


def other_questions(
    actor: Actor, query: SearchQuery, plan: QueryPlan, vocabulary: IndexVocabulary, *, engine: SearchEngine
) -> tuple[str, ...]:
    """Words of the question, and words like them, that do find something for this actor.

    Each is tried, so that a suggestion never says more than a search would. At most ten small queries, only when
    nothing was found.
    """
    candidates = [group.word for group in plan.groups] if len(plan.groups) > 1 or query.chosen else []
    if len(plan.groups) == 1:
        candidates += catalogue_corrections(plan.groups[0].word, vocabulary.shelf())
    useful: list[str] = []
    for word in dict.fromkeys(candidates):
        if len(useful) == _MOST:
            break
        group = next((each for each in plan.groups if each.word == word), None)
        expression = all_groups([group]) if group else Expression((((stem(word),),),))
        rows = engine.match(vocabulary.scope, expression, limit=_LOOKED_AT)
        if visible_rows(actor, rows):
            useful.append(word)
    return tuple(useful)
