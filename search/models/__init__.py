from search.models.document import Audience, Document, DocumentProfile
from search.models.place import Place
from search.models.question import UnansweredQuestion
from search.models.statistics import IndexedWord, IndexState, WordForm
from search.models.synonym import Synonym

__all__ = [
    "Audience",
    "Document",
    "DocumentProfile",
    "IndexState",
    "IndexedWord",
    "Place",
    "Synonym",
    "UnansweredQuestion",
    "WordForm",
]
