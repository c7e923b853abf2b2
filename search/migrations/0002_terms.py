"""The table that matches words: FTS5 on SQLite, tsvector with GIN on PostgreSQL. Both hold our own tokens,
untouched."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Contentless and without positions: we ask which documents have a token, never where or how often. The underscore
# belongs to a token, so that title, scope and facet terms (_geld, __12p) can never be typed by anybody.
_SQLITE = """CREATE VIRTUAL TABLE search_terms USING fts5(
    terms, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
)"""
_POSTGRESQL = (
    "CREATE TABLE search_terms (id bigint PRIMARY KEY, terms tsvector NOT NULL)",
    # Without the pending list: a question never reads through what was just written.
    "CREATE INDEX search_terms_gin ON search_terms USING gin (terms) WITH (fastupdate = off)",
)


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = (_SQLITE,) if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE search_terms")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
