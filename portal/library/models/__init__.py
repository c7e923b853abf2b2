from portal.library.models.documents import Document, DocumentVersion
from portal.library.models.questions import Question

__all__ = ["Document", "DocumentVersion", "Question"]
