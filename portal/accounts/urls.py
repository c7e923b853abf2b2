"""Addresses of signing in, one's own account, and the administrators' screens.

allauth's names are kept, because its own code looks them up. What is not here has no address: no signup, no e-mail
management, no admin of any package.
"""

from django.urls import URLPattern, URLResolver, include, path, re_path

from portal.accounts.views import accepting, account, demo, invitations, organisations, people, rights, sign_in

_sign_in: list[URLPattern | URLResolver] = [
    path("account/inloggen/", sign_in.login, name="account_login"),
    path("account/inloggen/passkey/", sign_in.login_passkey, name="mfa_login_webauthn"),
    path("account/inloggen/tweede-stap/", sign_in.mfa_authenticate, name="mfa_authenticate"),
    path("account/uitloggen/", sign_in.logout, name="account_logout"),
    path("account/wachtwoord/", sign_in.password_change, name="account_change_password"),
    path("account/wachtwoord/vergeten/", sign_in.password_reset, name="account_reset_password"),
    path("account/wachtwoord/vergeten/verstuurd/", sign_in.password_reset_done, name="account_reset_password_done"),
    # The person's number holds no hyphen, the key does: a slug would take both.
    re_path(
        r"^account/wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-0-9A-Za-z]+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/wachtwoord/nieuw/klaar/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/bevestigen/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", sign_in.mfa_reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/passkey/", sign_in.reauthenticate_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/tweede-stap/", sign_in.mfa_index, name="mfa_index"),
    path("account/tweede-stap/app/", sign_in.activate_totp, name="mfa_activate_totp"),
    path("account/tweede-stap/app/verwijderen/", sign_in.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/tweede-stap/passkeys/", sign_in.list_passkeys, name="mfa_list_webauthn"),
    path("account/tweede-stap/passkeys/nieuw/", sign_in.add_passkey, name="mfa_add_webauthn"),
    path("account/tweede-stap/passkeys/<int:pk>/verwijderen/", sign_in.remove_passkey, name="mfa_remove_webauthn"),
    path("account/tweede-stap/herstelcodes/", sign_in.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/tweede-stap/herstelcodes/nieuw/",
        sign_in.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("account/sessies/", sign_in.sessions, name="usersessions_list"),
    path("account/organisatie/<slug:provider_id>/", sign_in.organisation_login, name="openid_connect_login"),
]

# Written down at the organisation's own server, so it has no language.
organisation_callback = path(
    "account/organisatie/<slug:provider_id>/terug/",
    sign_in.organisation_callback,
    name="openid_connect_callback",
)

_own = (
    [
        path("account/", account.account, name="account"),
        path("account/naam/", account.name, name="name"),
        path("account/teams/", account.teams, name="teams"),
        path("account/tweede-stap/eerst/", account.second_factor_first, name="second_factor_first"),
        path("account/uitnodiging/<uuid:uid>/<slug:proof>/", accepting.accept_invitation, name="accept_invitation"),
        path("account/demo/<uuid:uid>/", demo.sign_in_as, name="demo_sign_in"),
        path("beheer/mensen/", people.people, name="people"),
        path("beheer/mensen/<uuid:uid>/", people.person, name="person"),
        path("beheer/mensen/<uuid:uid>/rol/", people.grant, name="grant_role"),
        path("beheer/mensen/<uuid:uid>/beeindigen/", people.deactivate, name="deactivate"),
        path("beheer/mensen/<uuid:uid>/tweede-stap/", people.reset_second_factor, name="reset_second_factor"),
        path("beheer/rollen/<uuid:uid>/beeindigen/", people.end_role, name="end_role"),
        path("beheer/uitnodigen/", people.invite, name="invite"),
        path("beheer/uitnodigingen/", invitations.invitation_list, name="invitations"),
        path("beheer/uitnodigingen/<uuid:uid>/opnieuw/", invitations.resend, name="resend_invitation"),
        path("beheer/uitnodigingen/<uuid:uid>/intrekken/", invitations.revoke, name="revoke_invitation"),
        path("beheer/teams/", organisations.organisation_teams, name="organisation_teams"),
        path("beheer/teams/<uuid:uid>/sluiten/", organisations.close_team, name="close_team"),
        path("partners/", organisations.partners, name="partners"),
        path("beheer/partners/nieuw/", organisations.add_partner, name="add_partner"),
        path("beheer/partners/<uuid:uid>/beeindigen/", organisations.end_partner, name="end_partner"),
        path("wat-mag-wie/", rights.rights, name="rights"),
    ],
    "accounts",
)

urlpatterns: list[URLPattern | URLResolver] = [*_sign_in, path("", include(_own))]
