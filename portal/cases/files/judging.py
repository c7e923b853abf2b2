"""What may come in: pictures drawn anew and documents looked through (portal/uploads), several at a time."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from portal.uploads import CleanFile, Unfit, clean_document, clean_picture, documents, pictures
from portal.uploads.files import Upload, extension_of
from tenants.errors import Invalid

MOST_AT_ONCE = 10
EXTENSIONS = (*pictures.EXTENSIONS, *documents.EXTENSIONS)
ACCEPT = ",".join(f".{extension}" for extension in EXTENSIONS)
# By the type that the content told: under which ending it is downloaded, and how the list calls it.
ENDINGS: Mapping[str, str] = {
    **{content_type: ending for ending, content_type in pictures.CONTENT_TYPES.items()},
    **{content_type: ending for ending, (content_type, _check) in documents.KINDS.items()},
}


def judged(uploads: Sequence[Upload]) -> list[CleanFile]:
    """What may be kept of these files: all of them, or none.

    Raises:
        Invalid: with a sentence for each that cannot be taken. It is called by its number: a name may name somebody.
    """
    if not uploads:
        raise _wrong([_("Kies een bestand.")])
    if len(uploads) > MOST_AT_ONCE:
        raise _wrong([_("Kies niet meer dan %(most)s bestanden tegelijk.") % {"most": MOST_AT_ONCE}])
    clean, wrong = [], []
    for number, upload in enumerate(uploads, start=1):
        try:
            clean.append(_judged(upload))
        except Unfit as unfit:
            told = unfit.message
            if len(uploads) > 1:
                told = _("Bestand %(number)s: %(told)s") % {"number": number, "told": told}
            wrong.append(told)
    if wrong:
        raise _wrong(wrong)
    return clean


def _judged(upload: Upload) -> CleanFile:
    extension = extension_of(upload.name or "")
    if extension in pictures.EXTENSIONS:
        return clean_picture(upload)
    if extension in documents.KINDS:
        return clean_document(upload)
    raise Unfit("document_kind", kinds=", ".join(EXTENSIONS))


def _wrong(sentences: Sequence[str]) -> Invalid:
    said = " ".join(sentences)
    if len(sentences) > 1:
        nothing = _("Er is niets toegevoegd.")
        said = f"{nothing} {said}"
    return Invalid(said, {"files": said})
