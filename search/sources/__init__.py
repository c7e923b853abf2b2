"""What can be found, by kind. The social map registers here; pages of the CMS join in the same way."""

from search.sources.registry import USUAL_WEIGHT, Card, Pin, SearchDocument, Source, SourceRegistry, Title, registry

__all__ = ["USUAL_WEIGHT", "Card", "Pin", "SearchDocument", "Source", "SourceRegistry", "Title", "registry"]
