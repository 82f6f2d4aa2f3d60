"""Choose a file to read: a tree of folders that shows what Balcony can read, and a line to type a path into."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DirectoryTree, Input, Static

from casebook.items import FileKind
from tui.plain import content, one_line

_NOTHING = "There is nothing here that can be read. Press backspace for the folder above, or type a path."
_ENDINGS = {f".{kind.value}" for kind in FileKind} | {".markdown", ".text", ".ndjson"}


class LogTree(DirectoryTree):
    """Folders, and the files that can be read."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out hidden files and kinds that are not read."""
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (path.suffix.lower() in _ENDINGS or _is(Path.is_dir, path))
        ]

    def readable(self, folder: Path) -> bool:
        """Whether the folder can be looked into and holds a file to read, or a folder to go on to."""
        try:
            return bool(list(self.filter_paths(folder.iterdir())))
        except OSError:
            return False


class OpenFile(ModalScreen[Path]):
    """Gives the path of a file, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("backspace", "up", "Folder above", show=False),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._anew = True
        """Whether the next letter takes the place of what stands in the line for the path."""

    def compose(self) -> ComposeResult:
        """Title, path, tree."""
        with Vertical(id="open-file"):
            yield Static("Which log or notes?", id="dialog-title")
            yield Input(placeholder="Type a path, or choose below", select_on_focus=False, id="path")
            yield LogTree(self._folder, id="tree")
            yield Static(_NOTHING, id="open-empty", markup=False)
            yield Static("What can be read: xlsx csv tsv jsonl docx md txt vtt srt", classes="hint")
            yield Static("enter: open  backspace: folder above  or type a path  escape: cancel", classes="hint")

    def on_mount(self) -> None:
        """Begin in the tree."""
        self._show(self._folder)

    def on_key(self, event: events.Key) -> None:
        """Let whoever types in the tree type the path: no letter means anything there."""
        typed = event.character
        if not isinstance(self.focused, Input) and typed and event.is_printable and not typed.isspace():
            event.stop()
            self._write(typed)

    def on_paste(self, event: events.Paste) -> None:
        """A path that is pasted goes there too."""
        if not isinstance(self.focused, Input):
            event.stop()
            self._write(event.text.strip())

    def _write(self, words: str) -> None:
        """Write in the line for the path, anew; more letters may come before it has the focus."""
        field = self.query_one(Input)
        if self._anew:
            field.clear()
        self._anew = False
        field.insert_text_at_cursor(words)
        field.focus()

    def on_descendant_focus(self) -> None:
        """Whoever comes back to the tree and types there begins another path."""
        self._anew = not isinstance(self.focused, Input)

    def action_up(self) -> None:
        """Show the folder above."""
        self._show(Path(self.query_one(LogTree).path).resolve().parent)

    def _show(self, folder: Path) -> None:
        """Show a folder, and say so if it holds nothing to read."""
        tree = self.query_one(LogTree)
        tree.path = folder
        tree.focus()
        self.query_one("#open-empty").display = not tree.readable(folder)

    def action_cancel(self) -> None:
        """Close without a file."""
        self.dismiss(None)

    @on(DirectoryTree.FileSelected)
    def _chosen(self, event: DirectoryTree.FileSelected) -> None:
        event.stop()
        self.dismiss(event.path)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        path = Path(event.value.strip()).expanduser()
        if _is(Path.is_dir, path):
            self._show(path)
        elif _is(Path.is_file, path):
            self.dismiss(path)
        else:
            self.query_one("#dialog-title", Static).update(content(f"There is no file {one_line(str(path), 60)}"))


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Whether it is there and of that kind; a name that the system cannot have, or may not look at, is not."""
    try:
        return kind(path)
    except (OSError, ValueError):
        return False
