"""Settings: theme, how one signs, minutes, names of levels, the team's own playbook."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.preferences import Preferences, preferences_file, save_preferences
from codebook.errors import UsageError
from codebook.many import many
from strategies.schema import Playbook
from tui.actions import SETTINGS_ACTIONS, bindings
from tui.look import DARK, LIGHT
from tui.plain import clean
from tui.screens.base import BalconyScreen
from tui.screens.dialogs import Ask, Choice, Choose

_YOU, _LEVELS, _MINUTES = "You", "What you call each level", "Minutes of a session's phases"
_AS_USUAL = "as the length suggests"
_NAME_CELLS = 28
_FIRST = 1
"""The first line that can be chosen; above it stands a heading."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the list."""

    key: str
    name: str
    value: str
    sentence: str
    """A second line, where the name does not say it all."""
    group: str
    """The heading that it stands under."""


class Settings(BalconyScreen):
    """What a person chooses once."""

    MODE = "settings"
    ACTIONS = SETTINGS_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SETTINGS_ACTIONS))
    HELP = """\
# Settings

Choices that stay from one day to the next, kept in a file on this machine. Levels carry your organisation's own names
(team, building, district, state are only the names they came with), and sessions your own minutes. A team's own
playbook changes what Balcony advises, in your words and your language.
"""

    def __init__(self) -> None:
        super().__init__()
        self._playbook: Playbook | None = None

    def compose_body(self) -> ComposeResult:
        """The list and where it is kept."""
        yield OptionList(id="settings")
        yield Static(f"Kept in {preferences_file()}", id="settings-where", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the settings."""
        self.query_one(OptionList).focus()
        self._fill()
        self.reload()

    def reload(self) -> None:
        """Fetch the playbook, whose levels and phases can be named."""
        self.balcony.in_background(self.balcony.services.playbook, self._take, group="settings")

    def _take(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(OptionList)
        before = listed.highlighted or _FIRST
        listed.clear_options()
        group = ""
        for setting in self._settings():
            if setting.group != group:
                listed.add_option(
                    Option(Content.styled("\n" * bool(group) + setting.group, "bold $primary"), disabled=True)
                )
                group = setting.group
            words = Content.assemble((f"{clean(setting.name):<{_NAME_CELLS}} ", "bold"), clean(setting.value))
            if setting.sentence:
                words = Content.assemble(words, ("\n" + clean(setting.sentence), "dim"))
            listed.add_option(Option(words, id=setting.key))
        listed.highlighted = min(before, listed.option_count - 1)

    def _settings(self) -> list[Setting]:
        mine = self.balcony.services.preferences
        theme = "light" if mine.theme == LIGHT.name else "dark"
        found = [
            Setting("theme", "Theme", theme, "Dark is calm on a screen, light is better on most projectors.", _YOU),
            Setting("who", "You sign as", mine.signature, "Stands beside what you decide.", _YOU),
            Setting(
                "playbook", "Your own playbook", mine.playbook or "none", "A file or folder of your own words.", _YOU
            ),
        ]
        if self._playbook:
            for level in self._playbook.levels.levels:
                name = mine.level_names.get(level.key, level.name)
                found.append(Setting(f"level:{level.key}", level.name, name, "", _LEVELS))
            for phase in self._playbook.session.phases:
                minutes = mine.minutes.get(phase.key)
                shown = many(minutes, "minute") if minutes else _AS_USUAL
                found.append(Setting(f"minutes:{phase.key}", phase.name, shown, phase.purpose, _MINUTES))
        return found

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        """Change the setting under the cursor."""
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return
        key = listed.get_option_at_index(listed.highlighted).id or ""
        setting = next(each for each in self._settings() if each.key == key)
        if key == "theme":
            choices = [Choice(DARK.name, "dark"), Choice(LIGHT.name, "light")]
            current = self.balcony.services.preferences.theme or DARK.name
            self.app.push_screen(Choose("Theme", choices, current=current), self._taker(key))
        else:
            value = "" if setting.value in ("none", _AS_USUAL) else setting.value
            title = setting.name if setting.group == _YOU else f"{setting.group}: {setting.name}"
            self.app.push_screen(Ask(clean(title), setting.sentence, value=value), self._taker(key))

    def _taker(self, key: str) -> Callable[[str | None], None]:
        def take(value: str | None) -> None:
            if value is not None:
                self.balcony.attempt(self._keep, key, value)

        return take

    def _keep(self, key: str, value: str) -> None:
        services = self.balcony.services
        changed = changed_preferences(services.preferences, key, value)
        save_preferences(changed)
        services.preferences = changed
        if key == "theme":
            self.app.theme = value
        if key == "playbook":
            services.loaded_playbook.forget()
            self.reload()
        self._fill()


def changed_preferences(mine: Preferences, key: str, value: str) -> Preferences:
    """The preferences with one setting changed; an empty value goes back to what is usual.

    Raises:
        UsageError: The minutes are no number from 1 to 120, or the playbook is not there.
    """
    kind, _, inner = key.partition(":")
    if kind == "level":
        names = {**mine.level_names, inner: value}
        return replace(mine, level_names={each: name for each, name in names.items() if name})
    if kind == "minutes":
        number = "".join(character for character in value if character.isdigit())
        if value and not (number and 1 <= int(number) <= 120):  # noqa: PLR2004 - a phase of two hours is a day's work
            raise UsageError(f"{value!r} is no number of minutes; write one from 1 to 120, or nothing")
        minutes = {each: count for each, count in mine.minutes.items() if each != inner}
        return replace(mine, minutes={**minutes, inner: int(number)} if number else minutes)
    if kind == "playbook" and value and not Path(value).expanduser().exists():
        raise UsageError(f"there is no file or folder {value}; write where your own playbook lies, or nothing")
    changes = {kind: value}
    return replace(mine, **changes)  # type: ignore[arg-type]
