from django.apps import AppConfig

from tenants.retention import NOTHING_PERSONAL


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "cms_media"
    verbose_name = "Beeld en documenten"
    model_scopes = {"PortalImage": "owned", "PortalRendition": "owned", "PortalDocument": "owned"}
    kept = {
        "PortalRendition": NOTHING_PERSONAL,
        **dict.fromkeys(
            ("PortalImage", "PortalDocument"), "An editor placed it and an editor removes it; its maker is an editor."
        ),
    }
