"""What the app works with. Heavy parts are loaded when first asked for, by whichever thread asks, and only once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from casebook.preferences import Preferences, load_preferences

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.explaining import Explainer
    from classifier.classifier import Classifier
    from strategies.loader import Loaded
    from strategies.schema import Playbook

Thing = TypeVar("Thing")


class Once(Generic[Thing]):
    """Something that is made the first time it is asked for, from any thread."""

    def __init__(self, make: Callable[[], Thing]) -> None:
        self._make, self._lock = make, Lock()
        self._made: list[Thing] = []

    def __call__(self) -> Thing:
        """The thing.

        Raises:
            BalconyError: It cannot be made; the next one who asks tries again.
        """
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    def forget(self) -> None:
        """Make it again when it is next asked for."""
        with self._lock:
            self._made.clear()


class Services:
    """Casebook, playbook, classifier, explainer and preferences."""

    def __init__(self, *, model: Path | None = None, playbook: Path | None = None) -> None:
        """Nothing is opened yet.

        Args:
            model: A model folder other than the one in use.
            playbook: A team's own playbook other than the one in use.
        """
        self.model, self.own_playbook = model, playbook
        self.preferences: Preferences = load_preferences()
        self.today: Callable[[], date] = date.today
        """The day on the wall; ages and dates that are past are counted from it."""
        self.annotator = ""
        """Who labels, where someone was chosen."""
        self.annotated_only: frozenset[int] | None = None
        """The items that are labelled, where a file was named; all otherwise."""
        self.casebook = Once(self._open_casebook)
        self.loaded_playbook = Once(self._load_playbook)
        self.classifier = Once(self._load_classifier)
        self.explainer = Once(self._load_explainer)

    @property
    def who(self) -> str:
        """How decisions are signed."""
        return self.preferences.signature

    def _open_casebook(self) -> "Casebook":
        from casebook.database.opening import open_casebook  # SQLAlchemy, 0.2 s

        return open_casebook()

    def playbook(self) -> "Playbook":
        """The playbook, a team's own words within.

        Raises:
            PlaybookError: It is not in order.
        """
        return self.loaded_playbook().playbook

    def _load_playbook(self) -> "Loaded":
        from casebook.locations import overlay_path
        from strategies.loader import load_with_origins  # reads and checks YAML, 0.4 s

        own = self.preferences.playbook
        return load_with_origins(overlay=overlay_path(self.own_playbook or (Path(own) if own else None)))

    def _load_classifier(self) -> "Classifier":
        from classifier.classifier import Classifier  # onnxruntime, 0.2 s
        from classifier.locations import model_folder

        return Classifier.load(model_folder(self.model)).leaving_one_free()

    def _load_explainer(self) -> "Explainer":
        from casebook.explaining import Explainer  # spaCy, 1 s

        return Explainer.load()
