"""The forms of images and documents, wherever Wagtail shows one: one file, many at once, or in a chooser."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media.fields import Cleaning
from portal.uploads import Unfit, clean_document, clean_picture, documents, pictures, replace_content
from portal.uploads.limits import MB, limit

PICTURE_HELP = gettext_lazy("Een JPG, PNG, WebP of GIF. Wij halen de plaats en de maker uit de foto.")
DOCUMENT_HELP = gettext_lazy("Soorten: %(kinds)s. Niet groter dan %(most)s MB.")


def _cleaned(data: Any, cleaning: Cleaning) -> Any:
    """The upload with clean bytes in it. The same object, because Wagtail may keep it for a form to be completed."""
    try:
        replace_content(data, cleaning(data))
    except Unfit as refused:
        raise ValidationError(refused.message, code=refused.code) from refused
    return data


class PictureUpload(WagtailImageField):  # type: ignore[misc]
    """The box for an image. Wagtail's own reads the file before anybody looked whether it may be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = limit("picture_bytes")
        self.help_text = PICTURE_HELP

    def to_python(self, data: Any) -> Any:
        sent = forms.FileField.to_python(self, data)
        return None if sent is None else _cleaned(sent, clean_picture)


class DocumentUpload(WagtailDocumentField):  # type: ignore[misc]
    """The box for a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = limit("document_bytes")
        kinds = ", ".join(documents.EXTENSIONS)
        self.help_text = DOCUMENT_HELP % {"kinds": kinds, "most": self.max_upload_size // MB}

    def to_python(self, data: Any) -> Any:
        sent = forms.FileField.to_python(self, data)
        return None if sent is None else _cleaned(sent, clean_document)


class PortalImageForm(BaseImageForm):  # type: ignore[misc]
    """An image: a clean file, and words for who cannot see it unless it says nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _in_place_of(self.fields["file"], PictureUpload)
            self.fields["file"].widget.attrs["accept"] = ",".join(f".{each}" for each in pictures.EXTENSIONS)

    def clean_title(self) -> str:
        return readable_title(self.cleaned_data["title"])

    def clean(self) -> Any:
        given = super().clean()
        if not {"description", "ornament"} <= self.fields.keys():
            return given
        described, ornament = self.cleaned_data.get("description", "").strip(), self.cleaned_data.get("ornament")
        if not described and not ornament:
            self.add_error("description", _("Schrijf op wat er te zien is. Of kies: alleen versiering."))
        if described and ornament:
            self.add_error("ornament", _("Versiering heeft geen beschrijving. Haal de tekst weg, of dit vinkje."))
        return given


class PortalDocumentForm(BaseDocumentForm):  # type: ignore[misc]
    """A document: a file that was looked into."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _in_place_of(self.fields["file"], DocumentUpload)
            self.fields["file"].widget.attrs["accept"] = ",".join(f".{each}" for each in documents.EXTENSIONS)

    def clean_title(self) -> str:
        return readable_title(self.cleaned_data["title"])


def readable_title(given: str) -> str:
    """Wagtail takes the name of the file for a title: without its extension and lines, and never a hidden sign."""
    title = "".join(sign if sign.isprintable() else " " for sign in given)
    stem, dot, extension = title.rpartition(".")
    if dot and extension.lower() in {*pictures.EXTENSIONS, *documents.EXTENSIONS}:
        title = stem.replace("_", " ").replace("-", " ")
    return " ".join(title.split()) or given


def _in_place_of(field: Any, upload: type[Any]) -> Any:
    made = upload(required=field.required, label=field.label, widget=field.widget, max_length=field.max_length)
    made.error_messages["required"] = _("Kies een bestand.")
    made.error_messages["empty"] = _("Dit bestand is leeg. Kies een ander bestand.")
    return made
