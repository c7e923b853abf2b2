"""The pages of this issue, by who looks at them."""

from collections.abc import Mapping

from tenants.access import Role

# Name of the page -> its address. `{service}` and `{organisation}` are found on the site itself.
FOR_EVERYBODY: Mapping[str, str] = {
    "home": "/",
    "topics": "/onderwerpen/",
    "results": "/zoeken/?q=schulden",
    "correction": "/zoeken/?q=voedzelbank",
    "filtered": "/zoeken/?q=geld&open=1",
    "near": "/zoeken/?q=eten&plaats=3131&straal=5",
    "unknown place": "/zoeken/?q=eten&plaats=Nergenshuizen",
    "nothing found": "/zoeken/?q=kwantummechanica",
    "service": "{service}",
    "organisation": "{organisation}",
    "privacy": "/privacy/",
    "accessibility": "/toegankelijkheid/",
    "not found": "/bestaat-niet/",
    "sign in": "/account/inloggen/",
    "forgotten password": "/account/wachtwoord/vergeten/",
}
BEHIND_THE_DOOR: Mapping[Role, Mapping[str, str]] = {
    Role.PARTNER: {
        "overview of a professional": "/overzicht/",
        "results with partner entries": "/zoeken/?q=schulden",
        "service for professionals": "{service}",
        "account": "/account/",
        "name": "/account/naam/",
        "second factor": "/account/tweede-stap/",
        "sessions": "/account/sessies/",
        "own entries": "/kaart/mijn-vermeldingen/",
        "partners": "/partners/",
        "rights": "/wat-mag-wie/",
    },
    Role.PARTNER_ADMIN: {
        "people": "/beheer/mensen/",
        "invite": "/beheer/uitnodigen/",
        "invitations": "/beheer/uitnodigingen/",
        "teams": "/beheer/teams/",
    },
    Role.MUNICIPALITY_ADMIN: {
        "overview of an administrator": "/overzicht/",
        "people of the portal": "/beheer/mensen/",
        "new partner": "/beheer/partners/nieuw/",
        "proposals": "/kaart/voorstellen/",
        "offers": "/kaart/aanbod/",
    },
}
EVERY_PORTAL = ("vechtgooi", "waterkant", "heidedorp")
