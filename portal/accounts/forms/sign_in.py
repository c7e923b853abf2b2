"""allauth's forms in our words. What they check is allauth's; the labels and the help are ours."""

from typing import Any

from allauth.account import forms as of_allauth
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from portal.accounts.membership import has_place_here
from portal.accounts.models import User

EMAIL = _("E-mailadres")
PASSWORD = _("Wachtwoord")
NEW_PASSWORD = _("Nieuw wachtwoord")
ONCE_MORE = _("Nieuw wachtwoord, nog een keer")
NOT_THE_SAME = _("De twee wachtwoorden zijn niet gelijk. Typ twee keer hetzelfde.")


def _demands() -> str:
    return " ".join(password_validators_help_texts())


DEMANDS = lazy(_demands, str)()


def relabel(form: forms.BaseForm, labels: dict[str, Any], helps: dict[str, Any] | None = None) -> None:
    """Give fields our labels and help, and take away the placeholders: they vanish when one types."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label
        field.help_text = (helps or {}).get(name, "")
        field.widget.attrs.pop("placeholder", None)


class SignInForm(of_allauth.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self, {"login": EMAIL, "password": PASSWORD})


class ForgottenPasswordForm(of_allauth.ResetPasswordForm):  # type: ignore[misc]
    users: list[object]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self, {"email": EMAIL})

    def clean_email(self) -> str:
        """Only people of this portal get a mail from it; the screen says the same to all."""
        email: str = super().clean_email()
        self.users = [user for user in self.users if isinstance(user, User) and has_place_here(user)]
        return email


class _TwiceForm(forms.Form):
    """Checks that both passwords are the same, in our words."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "password2" in self.errors and self.cleaned_data.get("password1"):
            self.errors["password2"] = self.error_class([str(NOT_THE_SAME)])
        return cleaned


class NewPasswordForm(_TwiceForm, of_allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self, {"password1": NEW_PASSWORD, "password2": ONCE_MORE}, {"password1": DEMANDS})


class ChangePasswordForm(_TwiceForm, of_allauth.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("Huidig wachtwoord"), "password1": NEW_PASSWORD, "password2": ONCE_MORE}
        relabel(self, labels, {"password1": DEMANDS})


class ConfirmPasswordForm(of_allauth.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self, {"password": PASSWORD})
