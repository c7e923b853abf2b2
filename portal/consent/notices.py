"""The notice: what a resident is told before they answer, in their own language. It is kept with the answer."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.consent.models import DataCategory, Purpose
from portal.consent.words import GroundKind
from tenants.errors import Invalid

DUTCH = "nl"


@dataclass(frozen=True)
class Notice:
    """Each part is text in `language`; a portal's own text that is missing in it stands there in Dutch.

    Args:
        in_dutch: which parts are Dutch although the notice is in another language: a page marks them so.
    """

    language: str
    title: str
    why: str
    ground: str
    controller: str
    receivers: tuple[str, ...]
    categories: tuple[str, ...]
    until: str
    rights: tuple[str, ...]
    in_dutch: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 over all parts, which tells later that this text was shown and no other."""
        written = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()

    def as_json(self) -> dict[str, object]:
        """The parts as they are kept in the ledger."""
        return json.loads(json.dumps(asdict(self)))  # type: ignore[no-any-return]  # tuples become lists


Kinds = Mapping[str, DataCategory]


def compose(
    purpose: Purpose,
    *,
    controller: str,
    receivers: Iterable[str],
    until: date,
    language: str,
    categories: Sequence[str] | None = None,
    kinds: Kinds | None = None,
) -> Notice:
    """Write the notice of a purpose.

    Args:
        purpose: why.
        controller: the organisation that is responsible, by name.
        receivers: organisations that get data, by name.
        until: the last day.
        language: a code of `settings.LANGUAGES`.
        categories: which of the purpose's kinds of data; all of them when left out.
        kinds: all kinds of data of the portal, when the caller has read them already.

    Returns:
        The notice. The same arguments give the same text, and so the same hash. One query, none with `kinds`.

    Raises:
        Invalid: the purpose has no Dutch text yet.
    """
    if not {"title", "why"} <= purpose.texts.get(DUTCH, {}).keys():
        raise Invalid(_("Dit doel heeft nog geen uitleg. Vraag de beheerder om die te schrijven."))
    codes = purpose.categories if categories is None else categories
    known = all_kinds() if kinds is None else kinds
    names = [known[code].names for code in codes if code in known]
    texts = purpose.texts.get(language) or purpose.texts[DUTCH]
    in_dutch = [part for part, missing in (
        ("title", language not in purpose.texts),
        ("why", language not in purpose.texts),
        ("categories", any(language not in each for each in names)),
    ) if missing]  # fmt: skip
    with translation.override(language):
        return Notice(
            language=language,
            title=texts["title"],
            why=texts["why"],
            ground=_ground(purpose),
            controller=controller,
            receivers=tuple(receivers),
            categories=tuple(each.get(language) or each.get(DUTCH, "") for each in names),
            until=date_format(until, "DATE_FORMAT"),
            rights=_rights(purpose),
            in_dutch=() if language == DUTCH else tuple(in_dutch),
        )


def all_kinds() -> dict[str, DataCategory]:
    """The kinds of data of the active portal by their code. One query."""
    return {each.code: each for each in DataCategory.objects.all()}


def _ground(purpose: Purpose) -> str:
    said = {
        GroundKind.STATUTORY: _("Wij delen dit omdat de wet ons deze taak geeft: %(article)s."),
        GroundKind.CONSENT: _("Wij delen dit alleen als u het goed vindt."),
        GroundKind.VITAL: _("Wij delen dit omdat er direct gevaar is voor u of voor iemand anders."),
        GroundKind.AGREEMENT: _("Wij delen dit omdat het nodig is voor de afspraak die u met ons maakte."),
    }[GroundKind(purpose.ground)]
    return said % {"article": purpose.article} if purpose.ground == GroundKind.STATUTORY else said


def _rights(purpose: Purpose) -> tuple[str, ...]:
    see = _("U kunt altijd zien wie wat van u weet, en vragen om iets te verbeteren.")
    if purpose.ground == GroundKind.CONSENT:
        return (
            _("U mag nee zeggen. U krijgt dan niet minder hulp."),
            _("U kunt uw toestemming op elk moment intrekken. Dan stopt het delen meteen."),
            see,
        )
    return (_("U kunt bezwaar maken. U krijgt antwoord van een mens, en u leest wat intussen doorgaat."), see)
