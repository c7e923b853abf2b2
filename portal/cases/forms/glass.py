"""The form of whoever opens a case in an emergency."""

from django import forms
from django.utils.translation import gettext_lazy

from portal.cases.forms.leading import code_field
from portal.cases.models.breaking import MOST_REASON


class BreakGlassForm(forms.Form):
    code = code_field()
    reason = forms.CharField(
        label=gettext_lazy("Waarom is dit nu nodig?"),
        max_length=MOST_REASON,
        help_text=gettext_lazy("Een of twee zinnen. Wie dit nakijkt, leest ze. Noem geen namen."),
        error_messages={"required": gettext_lazy("Schrijf in een of twee zinnen waarom dit nodig is.")},
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MOST_REASON}),
    )
