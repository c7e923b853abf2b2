"""Forms of files on a case. They read what was sent; the services decide."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.files.judging import ACCEPT, MOST_AT_ONCE
from portal.cases.models.document import MOST_DESCRIPTION
from portal.cases.reading_documents import FilesOfCase
from portal.uploads.limits import MB, limit


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once. What is wrong with them is for the service to say."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        return list(data) if isinstance(data, list | tuple) else []


class AddFilesForm(forms.Form):
    """Files for a case, and for which team of the actor they are added."""

    def __init__(self, data: Any = None, files: Any = None, *, section: FilesOfCase) -> None:
        super().__init__(data, files, initial={"team": section.teams[0][0] if section.teams else None})
        self.fields["files"] = FilesField(
            label=_("Bestanden"),
            help_text=_(
                "Foto, PDF, Word, Excel, PowerPoint, OpenDocument of tekst. Een foto mag %(photo)s MB zijn, een ander "
                "bestand %(document)s MB. U kiest er hooguit %(most)s tegelijk. Uit foto's halen wij plaats en "
                "toestel weg."
            )
            % {
                "photo": limit("picture_bytes") // MB,
                "document": limit("document_bytes") // MB,
                "most": MOST_AT_ONCE,
            },
            widget=SeveralFiles(attrs={"accept": ACCEPT, "multiple": True}),
        )
        self.fields["description"] = forms.CharField(
            label=_("Wat is het?"),
            required=False,
            max_length=MOST_DESCRIPTION,
            widget=forms.Textarea(attrs={"rows": 2, "maxlength": MOST_DESCRIPTION}),
        )
        choices = [(str(uid), name) for uid, name in section.teams]
        hidden = len(choices) < 2
        self.fields["team"] = forms.ChoiceField(
            label=_("Namens welk team?"),
            choices=choices,
            widget=forms.HiddenInput if hidden else forms.Select,
        )
        self.fields["share"] = forms.BooleanField(label=_("De inwoner mag dit ook zien"), required=False)


class ShareForm(forms.Form):
    """Showing a file to the resident, or not any more."""

    share = forms.TypedChoiceField(
        label=gettext_lazy("Inwoner"), choices=[("ja", "ja"), ("nee", "nee")], coerce=lambda value: value == "ja"
    )
