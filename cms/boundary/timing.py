"""Pages that come and go by themselves: published, or taken off the site, when their moment is there.

Wagtail's own command runs outside every portal, where nothing of ours can be reached; this is the job that does it.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from cms.boundary.reading import of_this_portal
from cms.pages.models import BasePage
from tenants.context import activate
from tenants.models import Tenant

logger = logging.getLogger(__name__)


def follow_the_clock(now: datetime | None = None) -> int:
    """Publish what is due and take off what is past, in each portal; tell how many pages that were. Safe to repeat.

    A page that does not go through is logged by its id and tried again next time; the others go on.
    """
    moment, done = now or timezone.now(), 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            for key in _past(tenant, moment):
                done += _alone(_take_off, key)
            for key in _due(moment):
                done += _alone(_publish, key)
    return done


def _past(tenant: Tenant, moment: datetime) -> list[int]:
    found = BasePage.objects.filter(tenant=tenant, live=True, expire_at__lte=moment)
    return list(found.order_by("expire_at", "pk").values_list("pk", flat=True))


def _due(moment: datetime) -> list[int]:
    pages = ContentType.objects.get_for_model(BasePage)
    found = Revision.objects.filter(of_this_portal(), base_content_type=pages, approved_go_live_at__lte=moment)
    return list(found.order_by("approved_go_live_at", "pk").values_list("pk", flat=True))


def _take_off(key: int) -> None:
    BasePage.objects.get(pk=key).specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(key: int) -> None:
    # Whoever planned it had the right, or a second reader approved it: nobody is asked now.
    Revision.objects.get(pk=key).publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)


def _alone(act: Callable[[int], None], key: int) -> bool:
    try:
        with transaction.atomic():
            act(key)
    except Exception:
        logger.exception("A planned change of a page did not go through: %s %s", act.__name__, key)
        return False
    return True
