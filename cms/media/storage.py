"""Where files of editors lie: a folder for each portal, and addresses that a view of ours answers.

Nothing here is served by the web server: `cms.media.views.media` looks the file up among what the reader may see.
"""

from os import PathLike
from urllib.parse import quote

from django.core.files.storage import FileSystemStorage

from tenants.context import current_tenant
from tenants.models import Tenant

ADDRESS = "/media/"


def folder_of(tenant: Tenant) -> str:
    """The folder of a portal, with the stroke behind it."""
    return f"{tenant.slug}/"


class PortalStorage(FileSystemStorage):
    """Files of the active portal in its own folder. Without a portal nothing is written."""

    def generate_filename(self, filename: "str | PathLike[str]") -> str:
        written = super().generate_filename(filename)
        tenant = current_tenant()
        folder = folder_of(tenant)
        # The library names its folders by the id of the portal, so its files lie apart already.
        apart = written.startswith(folder) or str(tenant.uid) in written.split("/")
        return written if apart else f"{folder}{written}"

    def url(self, name: str | None) -> str:
        return ADDRESS + quote(str(name or "").replace("\\", "/"))
