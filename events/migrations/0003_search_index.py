"""The full-text index over search entries: FTS5 on SQLite, GIN over a tsvector on PostgreSQL.

Triggers keep FTS5 in step. A later migration that changes the columns of ``SearchEntry`` makes SQLite rebuild the table
and lose them: it must run ``build`` again.
"""

from django.db import migrations

from events.search import POSTGRESQL_WORDS

SQLITE = [
    """CREATE VIRTUAL TABLE events_search_fts USING fts5(
         text, content='events_searchentry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER events_search_insert AFTER INSERT ON events_searchentry BEGIN
         INSERT INTO events_search_fts(rowid, text) VALUES (new.id, new.text);
       END""",
    """CREATE TRIGGER events_search_delete AFTER DELETE ON events_searchentry BEGIN
         INSERT INTO events_search_fts(events_search_fts, rowid, text) VALUES ('delete', old.id, old.text);
       END""",
    """CREATE TRIGGER events_search_update AFTER UPDATE ON events_searchentry BEGIN
         INSERT INTO events_search_fts(events_search_fts, rowid, text) VALUES ('delete', old.id, old.text);
         INSERT INTO events_search_fts(rowid, text) VALUES (new.id, new.text);
       END""",
    "INSERT INTO events_search_fts(events_search_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER events_search_insert",
    "DROP TRIGGER events_search_delete",
    "DROP TRIGGER events_search_update",
    "DROP TABLE events_search_fts",
]
POSTGRESQL = [f"CREATE INDEX events_search_words ON events_searchentry USING gin ({POSTGRESQL_WORDS.format(text='text')})"]
POSTGRESQL_BACK = ["DROP INDEX events_search_words"]


def build(apps, schema_editor):
    _execute(schema_editor, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def drop(apps, schema_editor):
    _execute(schema_editor, SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK)


def _execute(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("events", "0002_what_ingest_keeps")]

    operations = [migrations.RunPython(build, drop)]
