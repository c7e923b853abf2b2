"""What the script of the panel sends: a list of texts. Read strictly, kept nowhere."""

import json
from collections.abc import Mapping

from django.utils.translation import gettext as _

from cms.plain.pieces import KINDS, Piece
from tenants.errors import Invalid

MOST_TEXTS, MOST_SIGNS, LONGEST_LABEL = 400, 200_000, 80


def pieces_sent(body: bytes) -> list[Piece]:
    """The texts in a request.

    Args:
        body: JSON, {"texts": [{"text": …, "kind": …, "label": …}]}.

    Raises:
        Invalid: it is something else, or more than a page can hold.
    """
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise Invalid(_("Wij konden de tekst niet lezen. Probeer het nog eens.")) from broken
    texts = sent.get("texts") if isinstance(sent, Mapping) else None
    if not isinstance(texts, list) or not all(isinstance(each, Mapping) for each in texts):
        raise Invalid(_("Wij konden de tekst niet lezen. Probeer het nog eens."))
    pieces = [_piece(each) for each in texts]
    if len(pieces) > MOST_TEXTS or sum(len(each.text) for each in pieces) > MOST_SIGNS:
        raise Invalid(_("Deze tekst is te lang om na te kijken. Verdeel hem over meer pagina's."))
    return pieces


def _piece(sent: Mapping[str, object]) -> Piece:
    text, kind, label = (sent.get(name) for name in ("text", "kind", "label"))
    if not isinstance(text, str) or kind not in KINDS:
        raise Invalid(_("Wij konden de tekst niet lezen. Probeer het nog eens."))
    return Piece(text, str(kind), label[:LONGEST_LABEL] if isinstance(label, str) else "")
