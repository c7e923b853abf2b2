"""Wagtail's security advisories since January 2021, in our words. A new one gets a line here and a test beside it.

Sources: the advisories of wagtail/wagtail on GitHub (`ghsa`), PyPI's advisory database, and the release notes of
Wagtail 2.11.7 to 8.0.1. `key` is the CVE, or the GitHub number where no CVE was known on 29 November 2026.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Test = TypeVar("Test", bound=Callable[..., Any])


@dataclass(frozen=True)
class Advisory:
    key: str
    ghsa: str  # as written after GHSA-; empty where there is none
    year: int
    what: str


ADVISORIES = (
    Advisory("CVE-2021-29434", "wq5h-f9p5-q7fx", 2021, "A link in running text could run a script."),
    Advisory("CVE-2021-32681", "xfrw-hxr5-ghqf", 2021, "Plain blocks without a template were not escaped."),
    Advisory("CVE-2022-21683", "xqxm-2rpm-3889", 2022, "News of an answer to a comment went to the wrong people."),
    Advisory("CVE-2023-28836", "5286-f2rf-35c2", 2023, "ModelAdmin showed titles and file names unescaped."),
    Advisory("CVE-2023-28837", "33pv-vcgh-jfg9", 2023, "A large upload was read into memory whole."),
    Advisory("CVE-2023-45809", "fc75-58r8-rm3h", 2023, "Work on many people at once told their names to any editor."),
    Advisory("CVE-2024-32882", "w2v8-php4-p8hc", 2024, "A field closed to somebody was saved all the same."),
    Advisory("CVE-2024-35228", "xxfm-vmcf-g33f", 2024, "Settings of a site could be changed without the right."),
    Advisory("CVE-2024-39317", "jmp3-39vp-fwg8", 2024, "A long search text kept the server busy."),
    Advisory("CVE-2025-45388", "", 2025, "Disputed by Wagtail: a script in an uploaded PDF."),
    Advisory("CVE-2026-25517", "4qvv-g3vr-m348", 2026, "A preview was made of what somebody may not edit."),
    Advisory("CVE-2026-28222", "p5cm-246w-84jm", 2026, "TableBlock wrote class names unescaped."),
    Advisory("CVE-2026-28223", "p4v8-rw59-93cq", 2026, "A title was unescaped in the message about its translation."),
    Advisory("CVE-2026-44197", "c6wj-9vcj-75pj", 2026, "Revisions of a closed page could be compared."),
    Advisory("CVE-2026-44198", "c4mr-889m-vgf6", 2026, "The history of a closed page could be read."),
    Advisory("CVE-2026-44199", "pwm3-7fv4-g6xx", 2026, "Answers to a form could be deleted by way of another form."),
    Advisory("CVE-2026-44200", "67rv-mg8q-5pf3", 2026, "A closed page could be copied to a place of one's own."),
    Advisory("CVE-2026-44201", "p5gm-92h4-6pv6", 2026, "The media API listed closed collections."),
    Advisory("CVE-2026-54259", "h54r-xq46-qwqm", 2026, "Choosers told about media that one may not choose."),
    Advisory("CVE-2026-54260", "f2p5-j6fg-5cxf", 2026, "The preview of an image did any amount of work."),
    Advisory("CVE-2026-54261", "r6p4-grq7-xm4m", 2026, "The preview of an image did not ask who looked."),
    Advisory("CVE-2026-54262", "8634-mr4j-r72c", 2026, "A closed page could be translated with simple_translation."),
    Advisory("CVE-2026-54263", "23m2-mghx-vqmf", 2026, "The maker of image addresses wrote its input unescaped."),
    Advisory("CVE-2026-55468", "3vrh-m9w7-v94f", 2026, "The pages API of the admin showed closed pages."),
    Advisory("GHSA-92hv-j533-69wc", "92hv-j533-69wc", 2026, "An answer told whether a document has a known hash."),
    Advisory("GHSA-c2xx-cjmh-9q8f", "c2xx-cjmh-9q8f", 2026, "The media API listed collections inside closed ones."),
    Advisory("GHSA-jm5p-837g-rv8g", "jm5p-837g-rv8g", 2026, "The admin API copied a closed page as a translation."),
    Advisory("GHSA-x5cx-w6p2-mxf2", "x5cx-w6p2-mxf2", 2026, "A snippet could be copied without reading rights."),
)
BY_KEY = {each.key: each for each in ADVISORIES}


def against(key: str) -> Callable[[Test], Test]:
    """Say of a test which advisory it tries.

    Raises:
        KeyError: the table has no such advisory.
    """
    known = BY_KEY[key].key

    def marked(test: Test) -> Test:
        test.advisories = (*getattr(test, "advisories", ()), known)  # type: ignore[attr-defined]
        return test

    return marked
