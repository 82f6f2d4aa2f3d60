"""kill -9 in the middle of writing loses nothing that was committed; two writers do not lose each other's work."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from casebook.database import keeping
from casebook.database.following_up import list_actions
from casebook.database.ledger import undo
from casebook.database.opening import open_casebook
from casebook.records import NEW, Action

_WRITER = """
import sys
from casebook.database import keeping
from casebook.database.opening import open_casebook
from casebook.records import NEW, Action
with open_casebook(sys.argv[1]) as casebook:
    while True:
        print(keeping.add(casebook, "ana", Action(NEW, "x" * 20_000)).id, flush=True)
"""


def test_kill_9_loses_nothing_committed(database_url) -> None:
    """Every decision that was told of is there, the one in the middle wholly or not at all."""
    with subprocess.Popen([sys.executable, "-c", _WRITER, database_url], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        told = [int(writer.stdout.readline()) for _ in range(15)]
        writer.kill()
        told += [int(line) for line in writer.stdout.read().split()]
    with open_casebook(database_url) as opened:
        kept = [action.id for action in list_actions(opened)]
        assert kept[: len(told)] == told
        assert len(kept) - len(told) <= 1
        with opened.reading() as connection:
            assert connection.scalar(text("SELECT count(*) FROM events")) == len(kept)
            if connection.dialect.name == "sqlite":
                assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        undo(opened, "ana")
        assert len(list_actions(opened)) == len(kept) - 1


def test_two_programs_write_at_once(database_url) -> None:
    """Each waits its turn; every decision is a batch of its own."""
    with open_casebook(database_url) as one, open_casebook(database_url) as other, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: keeping.add((one, other)[n % 2], "ana", Action(NEW, str(n))), range(40)))
        assert {action.text for action in list_actions(one)} == {str(n) for n in range(40)}
        for _ in range(40):
            undo(other, "ben")
        assert list_actions(one) == ()
