"""Scanners of the tests."""

from typing import BinaryIO

from portal.cases.files.scanning import Verdict
from tests.portal.cases.documents.conftest import CANARY


def finds_nothing(file: BinaryIO) -> Verdict:
    assert CANARY in file.read()
    return Verdict.CLEAN


def finds_a_virus(_file: BinaryIO) -> Verdict:
    return Verdict.BAD


def is_down(_file: BinaryIO) -> Verdict:
    raise ConnectionError("no scanner answers")


def mumbles(_file: BinaryIO) -> str:
    return "maybe"
