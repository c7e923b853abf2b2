"""docs/permissions.md is printed from the matrix; nobody edits it by hand."""

from tenants.access import Role, Scope, matrix
from tenants.management.commands.permission_matrix import REACHES, page
from tests.architecture.sizes import ROOT


def test_the_page_in_the_documentation_is_what_the_command_prints() -> None:
    written = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")

    assert written == page(), "Run: manage.py permission_matrix > docs/permissions.md"


def test_every_row_and_every_role_with_a_right_is_on_the_page() -> None:
    sections = page().split("\n## ")
    for row in matrix().values():
        section = next(each for each in sections if f"\n`{row.name}`\n" in each)
        named = {role for role in Role if f"\n| {role.value} |" in section}
        assert named == {role for role, grants in row.grants.items() if grants}


def test_every_scope_has_words() -> None:
    assert set(REACHES) == set(Scope)
