"""Whatever road a file takes into the CMS, it is clean or it is refused."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import transaction
from wagtail.documents.forms import get_document_form, get_document_multi_form
from wagtail.images.forms import get_image_form, get_image_multi_form

from cms.media import fields
from cms.media.forms import PortalDocumentForm, PortalImageForm, readable_title
from cms.media.models import PortalDocument, PortalImage
from portal.uploads import Unfit
from tenants.models import Tenant
from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files import MARK, exif

TOLD = {"title": "Brug", "description": "Een brug over het water"}


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any, in_waterkant: Tenant) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def _photo() -> bytes:
    return good.picture("JPEG", exif=exif())


def _image_form(data: bytes, name: str = "foto.jpg", **told: Any) -> Any:
    return get_image_form(PortalImage)({**TOLD, "collection": 1, **told}, {"file": SimpleUploadedFile(name, data)})


def _document_form(data: bytes, name: str) -> Any:
    return get_document_form(PortalDocument)(
        {"title": "Folder", "collection": 1}, {"file": SimpleUploadedFile(name, data)}
    )


def _kept(row: Any) -> bytes:
    with row.file.open() as file:
        return bytes(file.read())


def test_every_form_of_wagtail_stands_on_ours() -> None:
    assert issubclass(get_image_form(PortalImage), PortalImageForm)
    assert issubclass(get_image_multi_form(PortalImage), PortalImageForm)
    assert issubclass(get_document_form(PortalDocument), PortalDocumentForm)
    assert issubclass(get_document_multi_form(PortalDocument), PortalDocumentForm)


def test_the_place_where_a_photo_was_taken_is_not_kept() -> None:
    form = _image_form(_photo())

    assert form.is_valid(), form.errors
    image = form.save()
    assert MARK not in _kept(image)
    assert (image.width, image.height, image.file_size) == (60, 40, len(_kept(image)))


def test_the_place_is_not_kept_while_the_form_waits_for_its_words() -> None:
    """Wagtail sets the sent file apart when many come at once and one lacks its description."""
    sent = SimpleUploadedFile("foto.jpg", _photo())

    assert not get_image_form(PortalImage)({"title": "foto.jpg", "collection": 1}, {"file": sent}).is_valid()
    assert MARK not in sent.read()


def test_a_large_upload_that_waits_on_disk_is_cleaned_too() -> None:
    sent = TemporaryUploadedFile("foto.jpg", "image/jpeg", len(_photo()), None)
    sent.write(_photo())
    sent.seek(0)
    form = get_image_form(PortalImage)({**TOLD, "collection": 1}, {"file": sent})

    assert form.is_valid(), form.errors
    assert MARK not in _kept(form.save())
    sent.close()


def test_code_that_passes_by_the_form_is_held_too() -> None:
    image = PortalImage.objects.create(title="Brug", file=ContentFile(_photo(), name="foto.jpg"))

    assert MARK not in _kept(image)
    with pytest.raises(Unfit), transaction.atomic():
        PortalImage.objects.create(title="Brug", file=ContentFile(b"<script>", name="foto.jpg"))
    with pytest.raises(Unfit), transaction.atomic():
        PortalDocument.objects.create(title="Brief", file=ContentFile(b"MZ", name="brief.pdf"))
    assert PortalImage.objects.count() == 1


def test_writing_the_file_alone_is_held_too() -> None:
    image = PortalImage(title="Brug")
    image.file.save("foto.jpg", ContentFile(_photo()), save=False)

    assert MARK not in _kept(image)


def test_without_the_lock_of_the_field_the_place_would_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage."""
    monkeypatch.setattr(fields, "_clean", lambda content, _name, _cleaning: content)

    image = PortalImage.objects.create(title="Brug", file=ContentFile(_photo(), name="foto.jpg"))

    assert MARK in _kept(image)


def test_without_the_lock_of_the_form_a_bad_file_would_not_be_told_at_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the lock of the field still stands, but its refusal is no answer to who fills in a form."""
    from cms.media import forms

    monkeypatch.setattr(forms, "_cleaned", lambda data, _cleaning: data)

    with pytest.raises(Unfit):
        _image_form(b"<script>").is_valid()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("foto.png", good.picture("JPEG"), "De naam eindigt op .png"),
        ("foto.jpg", b"<script>", "Dit soort plaatje kan hier niet"),
        ("logo.svg", good.svg(), "Kies een JPG, PNG, WebP of GIF"),
        ("foto.jpg", good.picture("JPEG")[:90], "stuk of niet compleet"),
        ("foto.gif", good.moving("GIF"), "Dit plaatje beweegt"),
        ("foto.jpg", b"", "Dit bestand is leeg"),
    ],
)
def test_a_refused_picture_says_how_to_go_on(name: str, data: bytes, said: str) -> None:
    assert said in str(_image_form(data, name).errors["file"])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("brief.docx", good.office(extra={"word/vbaProject.bin": b"x"}), "zonder macro"),
        ("folder.pdf", good.pdf(catalogue=b"/OpenAction << /S /JavaScript >>"), "Deze PDF doet iets"),
        ("programma.exe", b"MZ", "Kies een van deze soorten: pdf, docx"),
    ],
)
def test_a_refused_document_says_how_to_go_on(name: str, data: bytes, said: str) -> None:
    assert said in str(_document_form(data, name).errors["file"])


def test_a_document_keeps_its_bytes_under_a_clean_name() -> None:
    form = _document_form(good.pdf(), "..\\Folder voor Ünal.PDF")

    assert form.is_valid(), form.errors
    document = form.save()
    assert _kept(document) == good.pdf()
    assert document.filename == "folder-voor-unal.pdf"


def test_an_image_needs_words_or_is_ornament() -> None:
    silent = _image_form(_photo(), description=" ")
    both = _image_form(_photo(), ornament="on")

    assert "Schrijf op wat er te zien is" in str(silent.errors["description"])
    assert "Versiering heeft geen beschrijving" in str(both.errors["ornament"])
    assert _image_form(_photo(), description="", ornament="on").is_valid()


def test_words_alone_change_without_a_new_file() -> None:
    image = PortalImage.objects.create(title="Brug", file=ContentFile(_photo(), name="foto.jpg"))
    before = _kept(image)
    form = get_image_multi_form(PortalImage)({**TOLD, "title": "Nieuwe brug", "collection": 1}, instance=image)

    assert form.is_valid(), form.errors
    form.save()
    assert _kept(PortalImage.objects.get()) == before


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("foto_van-de_brug.JPG", "foto van de brug"),
        ("a\u202eb\n c", "a b c"),
        ("Nota 2.0", "Nota 2.0"),
        (".jpg", ".jpg"),
    ],
)
def test_a_title_is_no_file_name(given: str, title: str) -> None:
    assert readable_title(given) == title
