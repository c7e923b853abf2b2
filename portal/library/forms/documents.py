"""Forms of documents. They read what was typed; the services decide."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.library.services.documents import MOST_OWNER, MOST_TITLE, MOST_TOLD, About, GivenFile
from portal.library.states import DocumentKind, ForWhom
from portal.library.uploads import ACCEPT, limit_in_words
from tenants.given import VersionForm

LONG = {"rows": 4, "maxlength": MOST_TOLD}
DAY = {"type": "date"}


class AboutForm(forms.Form):
    """What a document is."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=MOST_TITLE)
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor stuk is het?"), choices=DocumentKind.choices, widget=forms.RadioSelect
    )
    summary = forms.CharField(
        label=gettext_lazy("Waar is het voor?"), required=False, max_length=MOST_TOLD, widget=forms.Textarea(attrs=LONG)
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Voor wie is het?"), choices=ForWhom.choices, widget=forms.RadioSelect, initial="partners"
    )
    owner = forms.CharField(
        label=gettext_lazy("Wie houdt het bij?"),
        max_length=MOST_OWNER,
        help_text=gettext_lazy("Een naam of een functie."),
    )
    review_on = forms.DateField(
        label=gettext_lazy("Wanneer bekijkt u het opnieuw?"),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
    )

    def about(self) -> About:
        given = self.cleaned_data
        return About(
            kind=given["kind"],
            title=given["title"],
            owner=given["owner"],
            audience=given["audience"],
            summary=given["summary"],
            review_on=given["review_on"],
        )


class _FileMixin(forms.Form):
    """A file, of which only so much is read as may come in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label=_("Bestand"),
            allow_empty_file=True,  # the service says that it is empty, as it says all that is wrong with files
            help_text=_("PDF, Word, Excel, OpenDocument, PNG of JPG. Niet groter dan %(most)s.")
            % {"most": limit_in_words()},
            widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        )

    def file(self) -> GivenFile:
        sent = self.cleaned_data["file"]
        return GivenFile(sent.name, sent.read(settings.LIBRARY_MAX_UPLOAD + 1))


class NewDocumentForm(_FileMixin, AboutForm):
    """A document with its first file."""


class ChangeForm(AboutForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class NewVersionForm(_FileMixin, VersionForm):
    """A new file in the place of the current one."""

    what_changed = forms.CharField(
        label=gettext_lazy("Wat is er anders?"),
        max_length=MOST_TOLD,
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("Partners lezen dit bij de nieuwe versie."),
    )
