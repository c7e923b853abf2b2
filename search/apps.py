from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = "Zoeken"
    model_scopes = {
        "Document": "owned",
        "DocumentProfile": "owned",
        "IndexState": "owned",
        "IndexedWord": "owned",
        "Synonym": "owned",
        "UnansweredQuestion": "owned",
        "Place": "global",
    }
    # No personal data enters any index (DESIGN, section 6).
    kept = dict.fromkeys(
        ("Document", "DocumentProfile", "IndexState", "IndexedWord", "Synonym", "Place"), NOTHING_PERSONAL
    )

    def ready(self) -> None:
        from search import retention  # noqa: F401  it registers itself
        from search.indexing import listening
        from search.sources import socialmap

        socialmap.register()
        listening.listen()
