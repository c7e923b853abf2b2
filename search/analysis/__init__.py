"""One Dutch text analysis for every engine: text -> index tokens, question -> groups of weighted alternatives."""

from search.analysis.plan import Alternative, Group, QueryPlan, plan_query
from search.analysis.tokens import index_tokens, surface_words
from search.analysis.version import ANALYSIS_VERSION

__all__ = ["ANALYSIS_VERSION", "Alternative", "Group", "QueryPlan", "index_tokens", "plan_query", "surface_words"]
