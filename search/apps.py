from datetime import timedelta

from django.apps import AppConfig


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

    def ready(self) -> None:
        from search.indexing import listening
        from search.sources import socialmap
        from search.unanswered import forget_old_questions
        from tenants.outbox import register_job

        socialmap.register()
        listening.listen()
        register_job("search.forget", timedelta(days=1), forget_old_questions)
