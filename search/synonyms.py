"""The synonyms of a tenant: the general ones and its own, effective at the next question."""

from functools import lru_cache

from search.analysis.other_languages import all_phrases
from search.analysis.synonyms import Direction, SynonymRule, SynonymTable, general_rules, table_of
from search.models import Synonym


def tenant_synonyms(language: str = "nl") -> SynonymTable:
    """The table of the active tenant. One query; the table itself is kept as long as the rules are the same.

    Args:
        language: of the page: what its words mean is found beside what they mean in Dutch.
    """
    return _table(tuple(synonym.rule for synonym in Synonym.objects.all()), language)


@lru_cache(maxsize=32)
def _table(own: tuple[SynonymRule, ...], language: str) -> SynonymTable:
    theirs = (
        SynonymRule(Direction.ONE_WAY, (each.written, each.dutch))
        for each in all_phrases()
        if each.language == language
    )
    return table_of([*general_rules(), *(rule for rule in own if len(rule.terms) > 1), *theirs])
