"""The tables come into being, grow from every earlier version, and agree with the code."""

from pathlib import Path

import pytest
from sqlalchemy import text

from casebook.database.casebook import Casebook
from casebook.database.opening import open_casebook
from casebook.database.schema import migrations, upgrade
from casebook.database.tables import SCHEMA, metadata
from codebook.errors import CasebookError


def _revisions() -> list[str]:
    from alembic.script import ScriptDirectory

    return [each.revision for each in ScriptDirectory.from_config(migrations()).walk_revisions()][::-1]


def _bare(url: str) -> Casebook:
    with open_casebook(url) as made, made.writing() as connection:
        metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    return Casebook(made.engine, made.place)


def test_the_last_migration_is_the_version_that_the_program_knows() -> None:
    """A migration without the constant, or the other way round, would go unnoticed."""
    assert _revisions()[-1] == SCHEMA
    assert sorted(_revisions()) == _revisions()  # versions are compared as words


def test_tables_and_migrations_agree(casebook: Casebook) -> None:
    """Alembic finds nothing to change."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with casebook.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("earlier", _revisions())
def test_every_earlier_version_is_brought_up_to_date(database_url: str, earlier: str) -> None:
    """A casebook made by that version opens."""
    with _bare(database_url) as bare, bare.writing() as connection:
        upgrade(connection, earlier)
    with open_casebook(database_url) as opened, opened.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA


def test_a_newer_casebook_is_refused_and_left_alone(database_url: str) -> None:
    """It says that another program made it, and what to do."""
    with open_casebook(database_url) as made, made.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(CasebookError, match=r"made by a newer Balcony .*0999.* bring this Balcony up to date"):
        open_casebook(database_url)


def test_a_database_of_something_else_is_refused(database_url: str) -> None:
    """Its tables are not ours to add to."""
    with _bare(database_url) as bare, bare.writing() as connection:
        connection.execute(text("CREATE TABLE invoices (number INTEGER)"))
    with pytest.raises(CasebookError, match="holds other tables and no casebook"):
        open_casebook(database_url)


def test_an_upgrade_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Tables made halfway are gone with the transaction."""
    url = f"sqlite:///{tmp_path}/casebook.db"
    bare = _bare(url)
    with pytest.raises(KeyboardInterrupt):
        _stopped_halfway(bare)
    with bare, bare.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'items'")).scalar() == 0


def _stopped_halfway(casebook: Casebook) -> None:
    with casebook.writing() as connection:
        upgrade(connection)
        raise KeyboardInterrupt
