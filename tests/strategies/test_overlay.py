"""A team's own entries over the shipped playbook."""

import re
import textwrap
from pathlib import Path

import pytest

from codebook.errors import PlaybookError
from codebook.keys import Driver, Label, Strategy
from strategies.advice import advise
from strategies.loader import load_playbook, load_with_origins

SHIPPED = load_playbook()
ATTENTION = SHIPPED.strategies[Strategy.ATTENTION]


def _file(tmp_path: Path, text: str, name: str = "ours.yaml") -> Path:
    path = tmp_path / name
    path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    return path


def _moves(path: Path) -> list[str]:
    return [move.key for move in load_playbook(overlay=path).strategies[Strategy.ATTENTION].moves]


NEW_MOVE = "{name: Ours, do: Breathe., minutes: 2, who: all, materials: none, say: Breathe.}"


def test_some_fields_of_a_move_change_and_all_else_stays(tmp_path: Path) -> None:
    """By the move's key; the shipped playbook is not touched."""
    path = _file(tmp_path, "strategies: {attention: {moves: {one_question: {say: Worauf achten wir?}}}}")
    changed = load_playbook(overlay=path)
    move = changed.strategies[Strategy.ATTENTION].moves[0]
    assert move == ATTENTION.moves[0].model_copy(update={"say": "Worauf achten wir?"})
    assert changed.strategies[Strategy.ATTENTION].moves[1:] == ATTENTION.moves[1:]
    assert changed.technical == SHIPPED.technical
    assert load_playbook() == SHIPPED


def test_a_changed_first_move_shows_in_advice(tmp_path: Path) -> None:
    """What triage prints is the team's own wording."""
    path = _file(tmp_path, "strategies: {attention: {name: Dranbleiben, moves: {one_question: {name: Tafel}}}}")
    advice = advise(load_playbook(overlay=path), Label.ADAPTIVE, Strategy.ATTENTION, Driver.DATA)
    assert advice is not None
    assert (advice.approach, advice.first_move) == ("Dranbleiben", "Tafel")


def test_moves_are_hidden_added_and_put_into_another_order(tmp_path: Path) -> None:
    """New ones come last, a list gives the order."""
    shipped = [move.key for move in ATTENTION.moves]
    hidden = _file(tmp_path, f"strategies: {{attention: {{moves: {{our_exits: hide, ours: {NEW_MOVE}}}}}}}")
    assert _moves(hidden) == [*(key for key in shipped if key != "our_exits"), "ours"]
    ordered = _file(tmp_path, "strategies: {attention: {moves: [read_last_time, one_question]}}")
    assert _moves(ordered) == ["read_last_time", "one_question"]


def test_a_list_is_replaced_or_added_to(tmp_path: Path) -> None:
    """A plus before the name adds."""
    more = load_playbook(overlay=_file(tmp_path, "strategies: {attention: {+questions: [Ours?]}}"))
    assert more.strategies[Strategy.ATTENTION].questions == (*ATTENTION.questions, "Ours?")
    only = load_playbook(overlay=_file(tmp_path, "strategies: {attention: {questions: [Ours?]}}"))
    assert only.strategies[Strategy.ATTENTION].questions == ("Ours?",)


def test_levels_are_renamed_hidden_and_added(tmp_path: Path) -> None:
    """An organisation has its own."""
    path = _file(
        tmp_path, "levels: {levels: {team: {name: Station}, state: hide, board: {name: Board, decides: [All.]}}}"
    )
    assert [each.name for each in load_playbook(overlay=path).levels.levels] == [
        "Station",
        *(each.name for each in SHIPPED.levels.levels[1:3]),
        "Board",
    ]


def test_a_folder_lays_its_files_one_over_the_other(tmp_path: Path) -> None:
    """A file named after a strategy holds that entry itself; later names come later."""
    _file(tmp_path, "name: Erste", "attention.yaml")
    _file(tmp_path, "strategies: {attention: {name: Letzte}, voices: {name: Stimmen}}", "zz.yaml")
    found = load_playbook(overlay=tmp_path).strategies
    assert (found[Strategy.ATTENTION].name, found[Strategy.VOICES].name) == ("Letzte", "Stimmen")


def test_every_part_knows_where_it_is_written(tmp_path: Path) -> None:
    """The team's file and line, or the shipped file."""
    path = _file(
        tmp_path,
        f"""
        strategies:
          attention:
            moves:
              one_question:
                say: Ours.
              ours: {NEW_MOVE}
        """,
    )
    origins = load_with_origins(overlay=path).origins
    moves = ("strategies", "attention", "moves")
    say, name = origins.of(*moves, 0, "say"), origins.of(*moves, 0, "name")
    assert say is not None
    assert (say.file, say.line, say.shipped) == (path, 5, False)
    assert name is not None
    assert (name.file.name, name.shipped) == ("attention.yaml", True)
    own = {".".join(map(str, within)): origin.line for within, origin in origins.own().items()}
    last = len(ATTENTION.moves)
    assert own == {"strategies.attention.moves.0.say": 5, f"strategies.attention.moves.{last}": 6}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("strategis: {}", 1, "unknown key 'strategis'; did you mean 'strategies'?"),
        ("strategies:\n  attenton: {name: x}", 2, "unknown key 'attenton'; did you mean 'attention'?"),
        ("strategies:\n  attention:\n    nam: x", 3, "unknown key 'nam'; did you mean 'name'?"),
        ("strategies:\n  attention:\n    moves:\n      one_queston: {say: x}", 4, "did you mean 'one_question'?"),
        ("strategies:\n  attention:\n    moves: [one_queston]", 3, "did you mean 'one_question'?"),
        ("strategies:\n  attention:\n    moves:\n      one_question: {mintes: 2}", 4, "did you mean 'minutes'?"),
        ("strategies:\n  attention:\n    moves:\n      one_question: {minutes: x}", 4, "moves.one_question.minutes"),
        ("strategies:\n  attention: hide", 2, "'attention' cannot be hidden"),
        ("strategies:\n  attention:\n    questions: hide", 3, "'questions' cannot be hidden"),
        ("strategies:\n  attention:\n    +name: [x]", 3, "+name adds to a list"),
        ("drivers:\n  dta: {name: x}", 2, "did you mean 'data'?"),
        ("stages:\n  fulll: {name: x}", 2, "did you mean 'full'?"),
        ("log_advice:\n  recurence: {name: x}", 2, "did you mean 'recurrence'?"),
        ("technical:\n  sources: [KLC-PBX]", 2, "did you mean 'KLC-PB'?"),
        ("sources:\n  S0: hide", None, "the source 'S0' is not listed"),
        ("headings:\n  agneda: x", 2, "did you mean 'agenda'?"),
        ("levels:\n  levels: {teem: {name: x}}", 2, "did you mean 'team'?"),
    ],
)
def test_a_slip_is_named_with_file_line_and_the_nearest_key(
    tmp_path: Path, text: str, line: int | None, says: str
) -> None:
    """On one line, whichever kind of entry it is in."""
    path = _file(tmp_path, text)
    with pytest.raises(PlaybookError) as caught:
        load_playbook(overlay=path)
    message = str(caught.value)
    assert says in message
    assert "\n" not in message
    if line:
        assert message.startswith(f"{path}, line {line}: ")


def test_an_overlay_that_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    """Each with what to do."""
    with pytest.raises(PlaybookError, match="cannot be read"):
        load_playbook(overlay=tmp_path / "absent.yaml")
    with pytest.raises(PlaybookError, match=r"holds no \.yaml file"):
        load_playbook(overlay=tmp_path)


def test_a_bomb_in_an_overlay_is_refused(tmp_path: Path) -> None:
    """Aliases that would unfold to 10^12 words are never unfolded."""
    values = "".join(f"      - &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
    path = tmp_path / "bomb.yaml"
    path.write_text(f"strategies:\n  attention:\n    questions:\n      - &a0 [x]\n{values}", encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"questions\.0: input should be a valid string"):
        load_playbook(overlay=path)


CHECKOUT = Path(__file__).parents[2]
EXAMPLES = re.findall(
    r"^ *```yaml\n(.*?)^ *```$", (CHECKOUT / "docs/playbook.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("text", [*EXAMPLES, (CHECKOUT / "examples/our_playbook.yaml").read_text(encoding="utf-8")])
def test_what_the_guide_shows_is_in_order(tmp_path: Path, text: str) -> None:
    """Its examples can be copied as they stand."""
    assert len(EXAMPLES) == 2
    assert load_playbook(overlay=_file(tmp_path, text)) != SHIPPED
