"""What the log remembers of people and rights."""

from django.utils.translation import gettext_lazy as _

from tenants.audit import register_action

SIGNED_IN = register_action("accounts.signed_in", _("Aangemeld"))
SIGNED_OUT = register_action("accounts.signed_out", _("Afgemeld"))
PASSWORD_CHANGED = register_action("accounts.password_changed", _("Wachtwoord gewijzigd"))
SECOND_FACTOR_ADDED = register_action("accounts.second_factor_added", _("Tweede stap ingesteld"))
SECOND_FACTOR_REMOVED = register_action("accounts.second_factor_removed", _("Tweede stap verwijderd"))
SECOND_FACTOR_RESET = register_action("accounts.second_factor_reset", _("Tweede stap gewist door beheerder"))
NAME_CHANGED = register_action("accounts.name_changed", _("Naam gewijzigd"))

PERSON_INVITED = register_action("accounts.person_invited", _("Iemand uitgenodigd"))
INVITATION_RESENT = register_action("accounts.invitation_resent", _("Uitnodiging opnieuw verstuurd"))
INVITATION_REVOKED = register_action("accounts.invitation_revoked", _("Uitnodiging ingetrokken"))
INVITATION_ACCEPTED = register_action("accounts.invitation_accepted", _("Uitnodiging aangenomen"))

ROLE_GRANTED = register_action("accounts.role_granted", _("Rol gegeven"))
ROLE_ENDED = register_action("accounts.role_ended", _("Rol beëindigd"))
PERSON_LEFT = register_action("accounts.person_left", _("Toegang van iemand beëindigd"))

PARTNER_ADDED = register_action("accounts.partner_added", _("Organisatie toegevoegd"))
PARTNER_ENDED = register_action("accounts.partner_ended", _("Deelname van organisatie beëindigd"))
TEAM_ADDED = register_action("accounts.team_added", _("Team toegevoegd"))
TEAM_CLOSED = register_action("accounts.team_closed", _("Team gesloten"))

# What allauth changes, by the code of the letter that tells the person (portal/accounts/mails.py).
BY_NOTICE = {
    "password_changed": PASSWORD_CHANGED,
    "second_factor_added": SECOND_FACTOR_ADDED,
    "second_factor_removed": SECOND_FACTOR_REMOVED,
    "recovery_codes_made": SECOND_FACTOR_ADDED,
}
