"""What a password must be, and what to do when it is not. The checks are Django's, the sentences ours."""

from django.contrib.auth import password_validation as of_django
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(of_django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        said = ngettext(
            "Dit wachtwoord is te kort. Gebruik ten minste %(count)d teken.",
            "Dit wachtwoord is te kort. Gebruik ten minste %(count)d tekens, bijvoorbeeld een zin van vier woorden.",
            self.min_length,
        )
        return said % {"count": self.min_length}

    def get_help_text(self) -> str:
        return _("Ten minste %(count)d tekens.") % {"count": self.min_length}


class NotLikeThePerson(of_django.UserAttributeSimilarityValidator):
    # Django looks at fields that our user has not, and not at the one that it has.
    DEFAULT_USER_ATTRIBUTES = ("name", "email")

    def get_error_message(self) -> str:
        return _("Dit wachtwoord lijkt te veel op uw %(verbose_name)s. Kies iets dat niemand van u kan raden.")

    def get_help_text(self) -> str:
        return _("Lijkt niet op uw naam of e-mailadres.")


class NotCommon(of_django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord staat op lijsten van veelgebruikte wachtwoorden. Kies een ander.")

    def get_help_text(self) -> str:
        return _("Weinig mensen gebruiken het.")


class NotOnlyDigits(of_django.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord bevat alleen cijfers. Gebruik ook letters.")

    def get_help_text(self) -> str:
        return _("Niet alleen cijfers.")
