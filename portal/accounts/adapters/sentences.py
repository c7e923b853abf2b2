"""What allauth says, in the words of the house. A message without a sentence here is not shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_HERE = _("Deze combinatie van e-mailadres en wachtwoord kennen wij hier niet. Controleer beide en probeer opnieuw.")
_TOO_OFTEN = _("U hebt het te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.")
_WRONG_CODE = _("Deze code klopt niet of is al gebruikt. Wacht op de volgende code in uw app en typ die over.")

ERRORS: dict[str, str | Promise] = {
    "account_inactive": NOT_HERE,
    "email_password_mismatch": NOT_HERE,
    "invalid_login": NOT_HERE,
    "unknown_email": NOT_HERE,
    "too_many_login_attempts": _TOO_OFTEN,
    "rate_limited": _TOO_OFTEN,
    "enter_current_password": _("Dit is niet uw huidige wachtwoord. Typ het opnieuw."),
    "incorrect_password": _("Dit is niet uw wachtwoord. Typ het opnieuw."),
    "incorrect_code": _WRONG_CODE,
    "invalid_or_expired_key": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
    "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
}

SECOND_FACTOR_ERRORS: dict[str, str | Promise] = {
    "incorrect_code": _WRONG_CODE,
    "cannot_delete_authenticator": _(
        "Dit is uw enige tweede stap. Zonder tweede stap kunt u niet werken in dit portaal. "
        "Stel eerst een andere in en verwijder daarna deze."
    ),
    "cannot_generate_recovery_codes": _("Stel eerst een tweede stap in. Daarna kunt u herstelcodes maken."),
    "unverified_email": _("Uw e-mailadres is nog niet bevestigd. Vraag uw beheerder om een nieuwe uitnodiging."),
    "add_email_blocked": _("U kunt dit adres niet toevoegen."),
}

# Said after a step. The screens that follow a new second factor or new codes speak for themselves.
MESSAGES: dict[str, str | Promise] = {
    "account/messages/password_changed.txt": _("Uw wachtwoord is gewijzigd."),
    "account/messages/logged_out.txt": _("U bent afgemeld."),
    "mfa/messages/totp_deactivated.txt": _("De app is verwijderd als tweede stap."),
    "mfa/messages/webauthn_removed.txt": _("De passkey is verwijderd."),
    "usersessions/messages/sessions_logged_out.txt": _("U bent overal elders afgemeld."),
}

# Told by mail, because somebody else may have done it. Values are the codes of portal/accounts/mails.py.
NOTICES: dict[str, str] = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "account/email/password_set": "password_changed",
    "mfa/email/totp_activated": "second_factor_added",
    "mfa/email/totp_deactivated": "second_factor_removed",
    "mfa/email/webauthn_added": "second_factor_added",
    "mfa/email/webauthn_removed": "second_factor_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
    "socialaccount/email/account_connected": "organisation_sign_in_added",
}
