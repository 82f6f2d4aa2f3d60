"""A norming session is blind until all have spoken, and measures agreement before and after."""

import json

import pytest

from casebook.annotating.norming import Norming
from codebook.errors import UsageError
from codebook.keys import Label


def _voted() -> Norming:
    session = Norming(("ana", "ben"), (1, 2, 3))
    for item, (one, other) in {1: ("none", "none"), 2: ("technical", "adaptive"), 3: ("adaptive", "none")}.items():
        session = session.vote("ana", item, Label(one)).vote("ben", item, Label(other)).reveal(item)
    return session


def test_nothing_is_shown_before_everyone_has_labelled() -> None:
    """Not the spread, and not in the printed form either."""
    session = Norming(("ana", "ben"), (1,)).vote("ana", 1, Label.ADAPTIVE)
    assert session.waiting_for(1) == ("ben",)
    assert "adaptive" not in repr(session)
    with pytest.raises(UsageError, match="not revealed yet"):
        session.spread(1)
    with pytest.raises(UsageError, match="ben must label"):
        session.reveal(1)


def test_a_blind_label_cannot_be_changed_after_the_reveal() -> None:
    """What follows is the second word; the spread stays."""
    session = _voted()
    before = session.spread(2)
    session = session.vote("ana", 2, Label.ADAPTIVE)
    assert session.spread(2) == before == {Label.NONE: 0, Label.TECHNICAL: 1, Label.ADAPTIVE: 1}
    assert session.changes(2) == {"ana": (Label.TECHNICAL, Label.ADAPTIVE)}


def test_the_lift_compares_agreement_before_and_after() -> None:
    """Whoever does not label again keeps their word."""
    session = _voted().vote("ana", 2, Label.ADAPTIVE).vote("ben", 3, Label.ADAPTIVE)
    lift = session.lift(seed=7)
    assert lift.moved == 2
    assert lift.before.alpha.value < 0.3
    assert lift.after.alpha.value == 1.0
    assert (lift.alike_before, lift.alike_after) == (1, 3)


def test_a_session_goes_on_after_a_restart() -> None:
    """Through plain JSON."""
    session = _voted().vote("ana", 2, Label.ADAPTIVE)
    assert Norming.from_plain(json.loads(json.dumps(session.as_plain()))) == session


def test_strangers_are_refused() -> None:
    """And items that are not in the session."""
    with pytest.raises(UsageError, match="not part of this session"):
        Norming(("ana",), (1,)).vote("zoe", 1, Label.NONE)
