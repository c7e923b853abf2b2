"""A form with one of each field, as it looks before and after a mistake."""

from django import forms


class ExampleForm(forms.Form):
    email = forms.EmailField(label="Uw e-mailadres", help_text="Alleen om u te antwoorden.")
    subject = forms.ChoiceField(label="Waar gaat het over?", choices=[("", "Maak een keuze"), ("geld", "Geld")])
    message = forms.CharField(label="Uw vraag", widget=forms.Textarea, required=False)
    reply = forms.ChoiceField(
        label="Hoe wilt u antwoord?",
        choices=[("mail", "Met een e-mail"), ("phone", "Met een telefoontje")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="Ik begrijp dat dit een voorbeeld is.")


def with_mistakes() -> ExampleForm:
    return ExampleForm({"fout-email": "niet-goed", "fout-subject": "geld", "fout-reply": "mail"}, prefix="fout")
