"""A file between its row and the shelf: sealed for that row alone."""

import hashlib

from django.views.decorators.debug import sensitive_variables

from portal.cases.files import storing
from portal.cases.models import CaseDocument
from tenants.vault.files import new_file_key, seal_file, unseal_file
from tenants.vault.rows import place_of
from tenants.vault.sealing import Place


@sensitive_variables("plain")
def put_away(document: CaseDocument, plain: bytes) -> None:
    """Write the bytes for a row that is not saved yet, and fill in where they are. A row alone makes them a file.

    Raises:
        OSError: there is no room, or the place cannot be written.
    """
    document.file_key, document.stored = new_file_key(), storing.new_name()
    place = _place(document)
    sealed = seal_file(plain, document.file_key, place)
    document.size, document.sha256 = len(plain), hashlib.sha256(sealed).hexdigest()
    storing.write(place.tenant, document.stored, sealed)


def take_out(document: CaseDocument) -> bytes:
    """The bytes of a file as they were put away.

    Raises:
        FileNotFoundError: they are gone.
        DoesNotOpen: they were changed, or are those of another row.
    """
    place = _place(document)
    return unseal_file(storing.read(place.tenant, document.stored), document.file_key, place)


def _place(document: CaseDocument) -> Place:
    return place_of(CaseDocument._meta.get_field("file_key"), document)
