from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "cms_media"
    verbose_name = "Beeld en documenten"
    model_scopes = {"PortalImage": "owned", "PortalRendition": "owned", "PortalDocument": "owned"}
