"""The synonyms of a tenant: the general ones and its own, effective at the next question."""

from functools import lru_cache

from search.analysis.synonyms import SynonymRule, SynonymTable, general_rules, table_of
from search.models import Synonym


def tenant_synonyms() -> SynonymTable:
    """The table of the active tenant. One query; the table itself is kept as long as the rules are the same."""
    return _table(tuple(synonym.rule for synonym in Synonym.objects.all()))


@lru_cache(maxsize=32)
def _table(own: tuple[SynonymRule, ...]) -> SynonymTable:
    return table_of([*general_rules(), *(rule for rule in own if len(rule.terms) > 1)])
