"""A tiny fitted model from hand-made items, and the real training items, each made once."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from classifier.classifier import Classifier
from classifier.head_fitting import JOINED_OPTIONS, TrainingOptions
from classifier.locations import model_folder
from classifier.onnx_encoder import OnnxEncoder
from classifier.training import train
from classifier.training_items import Split, TrainingItem, load_items, load_splits, parse_item

CHECKOUT = Path(__file__).parents[2]
_FITTING = """
none||| The minutes of the last meeting were approved without changes.
none||| Present were the principal, two teachers and the coach.
none||| The chair thanked everyone for coming to the meeting.
none||| The next meeting is on Tuesday at nine.
technical||selection| The nurse post has been vacant since May and the advert has expired.
technical||training| Two new teachers missed the training day and need a date.
technical||coaching| The coach has no slot in the timetable this term.
technical||fidelity| The observation form has a broken link on page two.
technical||data| The data portal is down and the report cannot be printed.
technical||administration| The printer jams and nobody has ordered toner for the office.
technical||systems| The state has not sent the licence that we need.
technical||leadership| The plan does not say which of the two goals comes first.
adaptive|balcony|leadership| The same crisis comes back each month and nobody sees the pattern.
adaptive|balcony|administration| We run from fire to fire and never look at the whole schedule.
adaptive|identify|training| Teachers were trained twice and do not believe in the practice.
adaptive|identify|data| We say that data matters and we disagree about what it is for.
adaptive|distress|leadership| People are afraid and the last meeting ended in tears.
adaptive|distress|coaching| Staff are exhausted and the coach is met with anger.
adaptive|attention|leadership| Everyone agrees in the room and nobody does it afterwards.
adaptive|attention|fidelity| They blame the parents whenever observation results come up.
adaptive|give_back|leadership| The team waits for the director to decide and will not try.
adaptive|give_back|systems| They say just tell us what the state wants us to do.
adaptive|voices|selection| Night staff are never asked and those who spoke up were punished.
adaptive|voices|leadership| Parents do not speak because two people dominate the meeting.
"""
_DEV = """
none||| Minutes approved, the next meeting is on Thursday.
none||| The principal thanked the two teachers.
technical||administration| The office printer has no toner.
technical||data| The report portal is broken again today.
adaptive|voices|leadership| Parents are never asked and do not dare to speak.
adaptive|distress|leadership| Staff are afraid and the meeting ended in anger.
adaptive|attention|fidelity| All agree on the observation and nobody does it.
adaptive|give_back|leadership| They wait for the director and will not decide.
"""
OPTIONS = TrainingOptions(min_documents=1)


@pytest.fixture(scope="session")
def make_record() -> Callable[..., dict[str, Any]]:
    """Gives a valid record of the codebook's section 4, with the changes that a test asks for."""

    def make(**changes: Any) -> dict[str, Any]:
        plain: dict[str, Any] = {"id": "a-1", "text": "The printers jam.", "label": "technical", "strategy": None}
        plain |= {"strategy_2": None, "driver": "administration", "mixed": False, "confidence": "high"}
        plain |= {"domain": "health", "kind": "note", "pair": None, "document": None, "annotator": "author-plain"}
        return plain | changes

    return make


@pytest.fixture(scope="session")
def make_item(make_record: Callable[..., dict[str, Any]]) -> Callable[..., TrainingItem]:
    """Gives a valid training item, with the changes that a test asks for."""
    return lambda **changes: parse_item(make_record(**changes), "here")


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory, make_record: Callable[..., dict[str, Any]]) -> Path:
    """A data folder of 24 items to fit and 8 to calibrate on."""
    folder = tmp_path_factory.mktemp("tiny_data")
    (folder / "items").mkdir()
    records, splits = [], []
    for split, table in ((Split.TRAIN, _FITTING), (Split.DEV, _DEV)):
        for number, row in enumerate(table.strip().splitlines()):
            label, strategy, driver, text = (cell.strip() or None for cell in row.split("|"))
            item_id = f"{split}-{number}"
            records.append(make_record(id=item_id, text=text, label=label, strategy=strategy, driver=driver))
            splits.append(f"{item_id}\t{split}\n")
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "items" / "tiny.jsonl").write_text(lines, encoding="utf-8")
    (folder / "splits.tsv").write_text("".join(splits), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def train_tiny(tiny_data: Path) -> Callable[[Path], Path]:
    """Trains a model from the tiny data into a folder."""

    def run(folder: Path) -> Path:
        train(tiny_data, folder, OPTIONS, name="tiny")
        return folder

    return run


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory, train_tiny: Callable[[Path], Path]) -> Path:
    """The folder of a model trained from the tiny data; not to be changed."""
    return train_tiny(tmp_path_factory.mktemp("tiny_model"))


@pytest.fixture(scope="session")
def heads_data(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny data with all but one of its items to fit in the heads split, as a fine-tuned encoder needs them."""
    folder = tmp_path_factory.mktemp("heads_data") / "data"
    shutil.copytree(tiny_data, folder)
    splits = (folder / "splits.tsv").read_text(encoding="utf-8").replace("\ttrain\n", "\theads\n")
    (folder / "splits.tsv").write_text(splits.replace("train-0\theads", "train-0\ttrain"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sentences() -> OnnxEncoder:
    """The fine-tuned encoder that comes with the program."""
    return OnnxEncoder.load(model_folder())


@pytest.fixture(scope="session")
def joined_model(heads_data: Path, sentences: OnnxEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model of sentences and words, trained from the tiny data; not to be changed."""
    folder = tmp_path_factory.mktemp("joined_model")
    train(heads_data, folder, replace(JOINED_OPTIONS, min_documents=1), name="joined", sentences=sentences)
    return folder


@pytest.fixture(scope="session")
def classifier(tiny_model: Path) -> Classifier:
    """The tiny model, loaded."""
    return Classifier.load(tiny_model)


@pytest.fixture(scope="session")
def tiny_items(tiny_data: Path) -> tuple[TrainingItem, ...]:
    """The items of the tiny data."""
    return load_items(tiny_data)


@pytest.fixture(scope="session")
def real_items() -> tuple[TrainingItem, ...]:
    """The training items of this project."""
    return load_items(CHECKOUT / "training_data")


@pytest.fixture(scope="session")
def real_splits() -> dict[str, Split]:
    """The splits of this project's training items."""
    return load_splits(CHECKOUT / "training_data")
