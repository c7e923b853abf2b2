"""Forms that begin a kind of help, and that say what differs for residents of one municipality."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.consent.models import Purpose
from portal.referrals.forms.kind_terms import add_terms, norms_given, sources_given, terms_begun, terms_of
from portal.referrals.models import ReferralKind
from portal.referrals.models.kinds import MOST_TITLE
from portal.referrals.selectors.sharing import title_of
from portal.referrals.services.kinds_here import WrittenDifference
from portal.referrals.services.kinds_made import NewKind
from tenants.given import VersionForm


class NewKindForm(forms.Form):
    """A name, and what to begin with."""

    title = forms.CharField(label=gettext_lazy("Hoe heet de soort hulp, in het Nederlands?"), max_length=MOST_TITLE)
    like = forms.ChoiceField(
        label=gettext_lazy("Waarmee begint u?"), required=False,
        help_text=gettext_lazy("Een kopie neemt de vragen, de termijnen en de verschillen per gemeente over."),
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label=gettext_lazy("Waarvoor delen wij dan?"), required=False,
        help_text=gettext_lazy("Bij een kopie mag u dit leeg laten. Dan is het doel hetzelfde."),
    )  # fmt: skip
    with_receivers = forms.BooleanField(label=gettext_lazy("Neem ook de teams en hun voorwaarden over"), required=False)

    def __init__(self, kinds: list[tuple[str, str]], purposes: list[Purpose], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(each.uid), title_of(each)) for each in purposes]
        self.fields["like"].choices = [("", _("Leeg")), *kinds]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [("", _("Kies een doel")), *named]  # type: ignore[attr-defined]

    def written(self) -> NewKind:
        given = self.cleaned_data
        return NewKind(
            title=given["title"],
            purpose=UUID(given["purpose"]) if given["purpose"] else None,
            like=UUID(given["like"]) if given["like"] else None,
            with_receivers=given["with_receivers"],
        )


class DifferenceForm(VersionForm):
    """Whether it is there for these residents, and which terms differ."""

    active = forms.BooleanField(label=gettext_lazy("Inwoners van deze gemeente kunnen dit krijgen"), required=False)

    def __init__(self, kind: ReferralKind, municipality: str, data: Any = None) -> None:
        differs = kind.municipalities.get(municipality, {})
        begun = terms_begun(differs.get("norms", {}), differs.get("sources", {}))
        super().__init__(data, initial={"version": kind.version, "active": differs.get("active", True), **begun})
        add_terms(self, kind.norms, kind.sources)

    @property
    def terms(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return terms_of(self)

    def written(self) -> WrittenDifference:
        return WrittenDifference(
            active=self.cleaned_data["active"], norms=norms_given(self), sources=sources_given(self)
        )
