"""Begin a session, or go on with one: the length, the items to look at, how many people are here."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.meeting.fidelity import OverSessions
from casebook.records import SessionRecord
from strategies.schema import Playbook
from tui.detail_text import when
from tui.meeting_frame_text import over_line, over_text
from tui.plain import clean


@dataclass
class PresetChosen(Message):
    """Someone wants to begin."""

    preset: str


@dataclass
class SessionChosen(Message):
    """Someone wants to go on, or to look at one that was held."""

    session_id: int


class BeginView(Vertical):
    """Sessions that were not closed first, then the lengths, then those that were held."""

    def __init__(self, playbook: Playbook, sessions: tuple[SessionRecord, ...], over: OverSessions) -> None:
        super().__init__(id="meeting-begin")
        self._playbook, self._sessions, self._over = playbook, sessions, over

    def compose(self) -> ComposeResult:
        """One list."""
        title = ("A session with your team", "bold $primary"), ("   ↑ ↓ choose   enter begin", "dim")
        yield Static(Content.assemble(*title), id="begin-title")
        yield Static(Content(self._playbook.session.purpose), id="begin-purpose")
        with Horizontal(id="begin-main"):
            yield OptionList(*self._options(), id="begin-choices")
            yield Static(over_text(self._over, self._playbook), id="begin-over")
        yield Static(over_line(self._over), id="begin-line")

    def on_mount(self) -> None:
        """Begin at the first thing that can be chosen."""
        choices = self.query_one(OptionList)
        choices.highlighted = next(
            i for i in range(choices.option_count) if not choices.get_option_at_index(i).disabled
        )
        choices.focus()

    def _options(self) -> list[Option]:
        unfinished = [each for each in self._sessions if not each.ended]
        held = [each for each in self._sessions if each.ended]
        options = []
        if unfinished:
            options.append(_heading("Go on"))
            options += [self._session(each) for each in unfinished]
        options.append(_heading("Begin"))
        for preset in self._playbook.session.presets:
            words = Content.assemble((preset.name, "bold"), ("\n" + preset.fits, "dim"))
            options.append(Option(words, id=f"preset:{preset.key}"))
        if held:
            options.append(_heading("Held"))
            options += [self._session(each) for each in held[:12]]
        return options

    def _session(self, session: SessionRecord) -> Option:
        name = clean(str(session.state.get("title") or session.title)) or f"Session {session.id}"
        line = f"{when(session.started)}, {self._length(session.preset)}"
        return Option(Content.assemble((name, "bold"), ("\n" + line + self._place(session), "dim")), id=str(session.id))

    def _length(self, preset: str) -> str:
        """The preset by its name."""
        found = self._playbook.session.preset(preset)
        return clean(found.name if found else preset).lower()

    def _place(self, session: SessionRecord) -> str:
        """Where an unfinished session stands."""
        if session.ended:
            return ""
        phases, at = session.state.get("phases", []), session.state.get("at", 0)
        if not (isinstance(at, int) and at < len(phases)):
            return ""
        phase = self._playbook.session.phase(str(phases[at].get("key")))
        return f", at “{phase.name if phase else phases[at].get('key')}”, phase {at + 1} of {len(phases)}"

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _, key = (event.option.id or "").partition(":")
        self.post_message(PresetChosen(key) if kind == "preset" else SessionChosen(int(kind)))


def _heading(words: str) -> Option:
    return Option(Content.styled(words, "bold $primary"), disabled=True)
