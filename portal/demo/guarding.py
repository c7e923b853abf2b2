"""The demo never runs where real people could be."""

from django.conf import settings
from django.core.management.base import CommandError


def require_demo() -> None:
    """Refuse anywhere but in the settings of the demo and the tests.

    Raises:
        CommandError: these are other settings.
    """
    if not getattr(settings, "DEMO", False):
        raise CommandError(
            "This fills a database with invented people who sign in without a secret. It runs only with the settings of"
            " the demo or the tests: DJANGO_SETTINGS_MODULE=portal.config.settings.demo"
        )
