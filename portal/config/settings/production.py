"""Production: everything from the environment, nothing with a default that is only convenient."""

from portal.config.settings.base import *  # noqa: F403

SECRET_KEY = env("SECRET_KEY")  # noqa: F405
AUDIT_KEY = env("AUDIT_KEY")  # noqa: F405
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")  # noqa: F405
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
# Throttles must be shared by all processes.
CACHES["default"] = ROOM | env.cache("CACHE_URL", default="dbcache://cache")  # noqa: F405
