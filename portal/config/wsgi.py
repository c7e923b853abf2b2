"""The entrance for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.config.settings.production")
application = get_wsgi_application()

from tenants.checks.serving import refuse_unsafe_start  # noqa: E402  the apps must stand first

refuse_unsafe_start()
