"""Settings that every place shares. What differs comes from environment variables, listed in README.md."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"  # what this machine makes and git ignores: database, mail of the demo, collected files
VAR.mkdir(exist_ok=True)
env = environ.Env()

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Hosts that are no portal: the platform's own. In the demo `localhost` lists the example portals.
PLATFORM_HOSTS: list[str] = env.list("PLATFORM_HOSTS", default=[])
PLATFORM_URLCONF = "portal.config.urls_platform"
DEMO = False

INSTALLED_APPS = [
    "portal.config",
    "portal.demo",
    "cms.admin",
    "cms.admin.work",
    "cms.admin.mending",
    "cms.plain",
    "cms.boundary",
    "cms.newsletter",
    "cms.translating",
    "cms.pages",
    "cms.media",
    "portal.web",
    "portal.opendata",
    "portal.resident",
    "portal.letters",
    "portal.meetings",
    "portal.polls",
    "portal.agendas",
    "portal.networking",
    "portal.referrals",
    "portal.cases",
    "search",
    "portal.consent",
    "portal.intake",
    "portal.newsletter",
    "portal.library",
    "portal.socialmap",
    "portal.notifications",
    "portal.accounts",
    "tenants.covenant",
    "tenants.vault",
    "tenants.outbox",
    "tenants.retention",
    "tenants.audit",
    "tenants.grants",
    "tenants.database",
    "tenants.checks",
    "tenants",
    # Content. Its admin stands at /cms/, behind the wall of cms.boundary.
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail.search",
    "cms.boundary.silent.SilentAdmin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    # Rights and people.
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portal.web.headers.protection",
    "django.middleware.http.ConditionalGetMiddleware",
    "portal.web.headers.caching",
    "tenants.middleware.health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.web.packing.PackPublicPages",
    "csp.middleware.CSPMiddleware",
    "portal.web.maintenance.closed_for_maintenance",
    "tenants.middleware.host",
    "portal.web.looks.remember_look",
    "tenants.middleware.one_transaction",
    "portal.opendata.middleware.as_a_visitor",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.web.languages.language_of_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tenants.middleware.actor",
    "portal.accounts.middleware.require_second_factor",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "tenants.middleware.HouseAnswers",
]

ROOT_URLCONF = "portal.config.urls"
WSGI_APPLICATION = "portal.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["portal.web.lean.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "portal.web.context.portal",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'ketenwijzer.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # The policies (decision 24) make a statement look so dear that PostgreSQL compiles it: seconds, for milliseconds.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
ANONYMOUS_USER_NAME = None  # guardian makes no user of its own
GUARDIAN_MONKEY_PATCH_USER = False
# Its backend is left out on purpose: grants are asked for in tenants/grants alone, never through has_perm.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

LANGUAGE_CODE = "nl"
# Only what is complete: a half-translated page is harder than a Dutch one. A portal offers those of Tenant.languages.
LANGUAGES = [
    ("nl", "Nederlands"), ("en", "English"), ("ar", "العربية"),
    ("tr", "Türkçe"), ("pl", "Polski"), ("uk", "Українська"),
]  # fmt: skip
LOCALE_PATHS = [ROOT / "portal" / "locale"]
FORMAT_MODULE_PATH = "portal.locale"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "portal" / "web" / "built"]
STORAGES = {
    "default": {"BACKEND": "cms.media.storage.PortalStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nobody else's page uses our files
# Media has no address: files are streamed by views that ask the policy first.
MEDIA_ROOT = VAR / "media"
MEDIA_URL = ""
# Private files on cases, sealed: beside the media, never in them, and in no folder that a web server serves.
PRIVATE_FILES_ROOT = env("PRIVATE_FILES_ROOT", default=str(VAR / "private"))
# A function that looks at each of them before anybody opens it: "package.module.function". Empty: nobody looks.
CASE_FILE_SCANNER = env("CASE_FILE_SCANNER", default="")
# The largest document that an editor may put in the library of partners, in bytes (portal/library/uploads).
LIBRARY_MAX_UPLOAD = env.int("LIBRARY_MAX_UPLOAD", default=10 * 1024 * 1024)

# Sign-in tries are counted in the first. Django keeps 300 things in a cache unless told otherwise and then throws away
# a third: so there is room, and what pages remember stands elsewhere. Opening many pages may not wipe a count of tries.
ROOM = {"max_entries": 50_000}
CACHES = {
    "default": ROOM | env.cache("CACHE_URL", default="locmemcache://"),
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
    # Wagtail would remember sizes of images in the first, beside the sign-in tries; one query tells as well.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# Its presence closes the portals; on a volume that all web processes share. See docs/decisions/0012-maintenance.md.
MAINTENANCE_FILE = env("MAINTENANCE_FILE", default=str(VAR / "maintenance.json"))

# Whom to tell about a weakness (security.txt), where a portal names nobody of its own: an address or a link.
SECURITY_CONTACT = env("SECURITY_CONTACT", default="")
SECURITY_POLICY = env("SECURITY_POLICY", default="")

# Where the button "leave this site quickly" leads: a page on which nobody looks strange.
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://www.knmi.nl/nederland-nu/weer/verwachtingen")

# Strict by default; production adds HTTPS.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# The form of a long page has a few fields for each block of it, so more than Django's thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_TIMEOUT = 30  # shorter than the lease of a message: a silent mail server must not hold the worker
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="ketenwijzer@localhost")

# Seals the rows of the audit log; another secret than SECRET_KEY, so that one leak does not forge the other.
AUDIT_KEY = env("AUDIT_KEY", default="")
# Keys that signed before; with them older rows can still be verified.
AUDIT_OLD_KEYS: list[str] = env.list("AUDIT_OLD_KEYS", default=[])
# Signs the heads of the log that leave the house each day: `id:base64`. `manage.py audit new-key` makes one.
AUDIT_HEAD_KEY = env("AUDIT_HEAD_KEY", default="")
# Public halves of keys that signed before; with them older exports can still be checked.
AUDIT_HEAD_OLD_KEYS: list[str] = env.list("AUDIT_HEAD_OLD_KEYS", default=[])
# Where they go: a folder in which this machine may add files, best one where it can change none.
AUDIT_HEADS_ROOT = env("AUDIT_HEADS_ROOT", default="")
# Encrypts personal data: `id:base64`, the first seals, all open. `manage.py vault new-key` makes one.
VAULT_KEYS: list[str] = env.list("VAULT_KEYS", default=[])
# Personal data are refused on SQLite, unless these settings say that they are invented: "demo" or "test".
PERSONAL_DATA_ON_SQLITE = ""

WAGTAIL_SITE_NAME = "Ketenwijzer"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default=f"http://localhost:{env('PORT', default='8000')}")
WAGTAIL_PAGE_MODEL = "cms_pages.BasePage"
WAGTAILIMAGES_IMAGE_MODEL = "cms_media.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms_media.PortalDocument"
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.boundary.publishing.publish_what_was_read"
# Files that editors send are cleaned or refused by portal/uploads; these are the doors to it.
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PortalImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.PortalDocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# How many questions one network address may ask in how many seconds (portal/opendata/limits.py).
OPEN_DATA_LIMITS: dict[str, tuple[int, int]] = {
    "api": (env.int("OPEN_DATA_PER_MINUTE", default=120), 60),
    "download": (env.int("OPEN_DATA_DOWNLOADS_PER_HOUR", default=10), 3600),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}

from portal.accounts.settings import *  # noqa: E402,F403  what allauth needs is told by the room that uses it
