"""What allauth needs to know, with the reasons. Imported by portal/config/settings/base.py."""

import environ

_env = environ.Env()

# One way in per kind of person: the address and a password (or a passkey, or the organisation's own sign-in).
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.PortalBackend"]
ACCOUNT_ADAPTER = "portal.accounts.adapters.account.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# An address is proven by the invitation that was sent to it. User.email is the one truth; allauth's own table of
# addresses stays empty, so that there is no second place where a leaver could remain.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "portal.accounts.passwords.NotLikeThePerson"},
    {"NAME": "portal.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "portal.accounts.passwords.NotCommon"},
    {"NAME": "portal.accounts.passwords.NotOnlyDigits"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 2
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # tell somebody that their password or second factor changed
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False  # a reset proves the mailbox, not the second factor
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # other sessions end by themselves: their hash no longer fits
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, and after SESSION_IDLE_SECONDS
ACCOUNT_LOGIN_TIMEOUT = 60 * 10  # from the password to the second factor
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 5
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.sign_in.SignInForm",
    "reset_password": "portal.accounts.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.sign_in.NewPasswordForm",
    "change_password": "portal.accounts.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "portal.accounts.forms.sign_in.ConfirmPasswordForm",
}
# Counted in the shared cache (production refuses another one). Keys hold no host, so that several portals on one
# address do not multiply the tries. NAT of a town hall: many people, one address, hence the higher figure per address.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,10/15m/key",
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
# How many proxies of our own stand in front; without them X-Forwarded-For is anybody's text.
ALLAUTH_TRUSTED_PROXY_COUNT = _env.int("TRUSTED_PROXY_COUNT", default=0)

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:overview"  # what one can do here, by role
ACCOUNT_LOGOUT_REDIRECT_URL = "web:home"
SESSION_IDLE_SECONDS = 60 * 30  # BIO2 and our own threat model: an unattended screen signs itself out

MFA_ADAPTER = "portal.accounts.adapters.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True  # a passkey with its own check (finger, face, PIN) is two factors in one
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TRUST_ENABLED = False  # no "remember this browser": a leaver's laptop must not skip the second factor
MFA_TOTP_TOLERANCE = 1  # one step for slow clocks and slow hands (RFC 6238, 5.2); our forms refuse a code twice
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
# With no unverified addresses in allauth's table (it is empty) this never lets anybody through; said for clarity.
MFA_ALLOW_UNVERIFIED_EMAIL = False
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.second_factor.CodeForm",
    "reauthenticate": "portal.accounts.forms.second_factor.ConfirmCodeForm",
    "activate_totp": "portal.accounts.forms.second_factor.AppForm",
    "add_webauthn": "portal.accounts.forms.second_factor.PasskeyForm",
}
# Keys that encrypt the seeds of authenticator apps, newest first. Left out, they follow from SECRET_KEY.
MFA_SEED_KEYS: list[str] = _env.list("MFA_SEED_KEYS", default=[])

USERSESSIONS_TRACK_ACTIVITY = False  # it would write on each request; the second-factor middleware keeps the time
USERSESSIONS_ADAPTER = "allauth.usersessions.adapter.DefaultUserSessionsAdapter"

# Sign-in by an organisation's own OpenID Connect, by configuration: a JSON list of objects with `id`, `name`,
# `client_id`, `secret`, `server_url`, `tenants` (slugs), `organisation` (uid), `domains` (of its addresses) and
# `second_factor` (values of `amr` or `acr` that prove one). See portal/accounts/adapters/organisation_sign_in.py.
OIDC_ORGANISATIONS: list[dict[str, object]] = _env.json("OIDC_ORGANISATIONS", default=[])
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapters.organisation_sign_in.OrganisationSignInAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # nobody links an account by a claimed address alone
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False  # a link on another site must not start a sign-in
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": each["id"],
                "name": each["name"],
                "client_id": each["client_id"],
                "secret": each["secret"],
                "settings": {
                    key: each.get(key) for key in ("server_url", "tenants", "organisation", "domains", "second_factor")
                },
            }
            for each in OIDC_ORGANISATIONS
        ],
    }
}
