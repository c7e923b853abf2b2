"""What must be so before a log proves anything: its heads leave the house, signed with a key of the house's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from tenants.audit.head_keys import DEMO_KEY, HOW_TO_MAKE_ONE, NoHeadKey, public_keys, read

FEWEST_BYTES = 12  # different ones, out of 32: a random key has about 30


def heads_are_signed_and_kept(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """There is a key to sign heads with, outside the demo none that stands for nothing, and a folder of their own."""
    return [*_key_problems(), *_folder_problems()]


def _key_problems() -> list[CheckMessage]:
    try:
        key_id, secret = read(settings.AUDIT_HEAD_KEY, "AUDIT_HEAD_KEY")
        public_keys()
    except (NoHeadKey, ValueError) as problem:
        return [Error(str(problem), hint=HOW_TO_MAKE_ONE, id="audit.E001")]
    if settings.DEMO or not (key_id.startswith(DEMO_KEY) or len(set(secret)) < FEWEST_BYTES):
        return []
    said = f"The key {key_id} of AUDIT_HEAD_KEY is the demo's, or guessable."
    return [Error(said, hint=HOW_TO_MAKE_ONE, id="audit.E002")]


def _folder_problems() -> list[CheckMessage]:
    hint = "Name a folder in AUDIT_HEADS_ROOT, best on a disk where this machine can add files and change none."
    if not settings.AUDIT_HEADS_ROOT:
        return [
            Error("AUDIT_HEADS_ROOT is empty: a log that is cut off is missed by nobody.", hint=hint, id="audit.E003")
        ]
    kept = Path(settings.AUDIT_HEADS_ROOT).resolve()
    served = [Path(each).resolve() for each in (settings.STATIC_ROOT, settings.MEDIA_ROOT) if each]
    if any(kept == each or each in kept.parents for each in served):
        return [Error("AUDIT_HEADS_ROOT lies in a folder that is served.", hint=hint, id="audit.E004")]
    return []
