"""The terms of a document in an index: its tokens, those of its title, its scope and its facet values."""

from hashlib import blake2s

from search.engines.expression import title_term
from search.models import Audience
from search.policy import document_scope_terms
from search.profiles import tokens_of, unpack


def facet_term(written: str) -> str:
    """The term of one facet value as index rows have it; values may be anything, terms are letters and digits."""
    return "__f" + blake2s(written.encode(), digest_size=8).hexdigest()


def document_terms(*, tenant_id: int, audience: Audience, facets: str, packed: str) -> list[str]:
    """All terms of a document, made of what its two rows hold.

    An engine that keeps no copy of what it was given (SQLite's contentless FTS5) makes them again to take a
    document out: change this only together with ANALYSIS_VERSION and a rebuild.
    """
    titles = (title_term(token) for token in unpack(packed).title_tokens)
    values = map(facet_term, facets.split())
    return sorted({*tokens_of(packed), *titles, *values, *document_scope_terms(tenant_id, audience)})
