"""Fields whose files are clean: whatever road a file takes to the storage, it passes here.

The forms of Wagtail clean first, to say at the box what is wrong. This is the lock behind them: for code, for the
upload of many files at once, for whatever a new version of Wagtail brings.
"""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from portal.uploads import CleanFile, clean_document, clean_picture
from portal.uploads.files import Upload, is_clean

Cleaning = Callable[[Upload], CleanFile]


def _clean(content: Upload, name: str, cleaning: Cleaning) -> Upload:
    """The content when it came out of our hands, or else a clean one in its place.

    Raises:
        Unfit: it cannot be made clean.
    """
    if is_clean(content):
        return content
    sent = ContentFile(b"", name=name)
    sent.file = content
    sent.size = content.size
    clean = cleaning(sent)
    made = ContentFile(clean.data, name=clean.name)
    made.clean = clean  # type: ignore[attr-defined]
    return made


class CleanPictureFile(WagtailImageFieldFile):  # type: ignore[misc]
    """A picture that is drawn anew before anything reads its size or keeps it."""

    file: Any

    def get_image_dimensions(self) -> Any:
        if not self._committed:
            self.file = _clean(self.file, self.name or "", clean_picture)
        return super().get_image_dimensions()

    def save(self, name: str, content: Upload, save: bool = True) -> None:
        clean = _clean(content, name, clean_picture)
        super().save(clean.name or name, clean, save)


class CleanDocumentFile(FieldFile):
    """A document that was looked into before it is kept."""

    def save(self, name: str, content: Upload, save: bool = True) -> None:
        clean = _clean(content, name, clean_document)
        super().save(clean.name or name, clean, save)


class CleanPictureField(WagtailImageField):  # type: ignore[misc]
    attr_class = CleanPictureFile


class CleanDocumentField(models.FileField):
    attr_class = CleanDocumentFile
