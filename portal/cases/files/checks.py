"""What must be so before a private file is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string


def private_files_lie_apart(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Private files lie in no folder that is served, and hold none."""
    private = _folder(settings.PRIVATE_FILES_ROOT)
    if private is None:
        return [Error("PRIVATE_FILES_ROOT is empty.", hint="Name a folder that all processes share.", id="cases.E001")]
    served = {
        "MEDIA_ROOT": settings.MEDIA_ROOT,
        "STATIC_ROOT": settings.STATIC_ROOT,
        **{f"STATICFILES_DIRS[{place}]": each for place, each in enumerate(settings.STATICFILES_DIRS)},
    }
    return [
        Error(
            f"PRIVATE_FILES_ROOT and {name} lie in each other: private files of residents could be served.",
            hint="Give private files a folder of their own.",
            id="cases.E002",
        )
        for name, folder in served.items()
        if (other := _folder(folder)) is not None and (private.is_relative_to(other) or other.is_relative_to(private))
    ]


def scanner_can_be_called(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Where a scanner is named, there is one."""
    path: str = settings.CASE_FILE_SCANNER
    if not path:
        return []
    try:
        fits = callable(import_string(path))
    except ImportError:
        fits = False
    if fits:
        return []
    return [
        Error("CASE_FILE_SCANNER names nothing that can be called.", hint="package.module.function", id="cases.E003")
    ]


def _folder(given: object) -> Path | None:
    return Path(str(given)).resolve() if given else None
