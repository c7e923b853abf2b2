"""Rules of the house that a reader can check by eye, checked by machine."""

import re
import subprocess

from tests.architecture.sizes import ROOT, over_the_wall

NAMELESS = {"utils.py", "helpers.py", "common.py", "misc.py"}
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt", "package-lock.json")


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).exists()]


def test_no_file_is_over_the_wall() -> None:
    assert over_the_wall() == []


def test_every_module_has_a_name_that_says_what_it_is() -> None:
    assert [name for name in _tracked() if name.rsplit("/", 1)[-1] in NAMELESS] == []


def test_lock_files_name_no_package_host() -> None:
    for name in LOCKS:
        written = (ROOT / name).read_text(encoding="utf-8")
        assert re.findall(r'"resolved"|--(?:extra-)?index-url|registry', written) == []


def test_only_the_grants_know_guardian_and_only_context_and_sight_touch_the_scope() -> None:
    # The scope holds two things: which tenant is active, and whose rows the database shows (decision 24).
    allowed = {"guardian": ("tenants/grants",), "django_scopes": ("tenants/context.py", "tenants/sight.py")}
    for package, homes in allowed.items():
        importing = re.compile(rf"^\s*(from|import) {package}\b", re.MULTILINE)
        found = [
            name
            for name in _tracked()
            if name.endswith(".py")
            and not name.startswith(("tests/", *homes))
            and importing.search((ROOT / name).read_text(encoding="utf-8"))
        ]
        assert found == []


def test_built_and_third_party_files_are_not_committed() -> None:
    tracked = _tracked()
    assert [name for name in tracked if name.startswith(("node_modules/", "portal/web/built/", "var/"))] == []
    assert [name for name in tracked if name.endswith((".woff2", ".ttf", ".otf", ".dic", ".aff", ".mo"))] == []
