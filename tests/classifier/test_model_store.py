"""Models on this machine: which one reads, and that none is lost or half there."""

import shutil
from pathlib import Path

import pytest

from classifier.locations import model_folder, models_home, named_model
from classifier.model_files import load_model
from classifier.model_store import (
    check_place,
    find_model,
    list_models,
    new_model_folder,
    new_model_place,
    read_card,
    remove_model,
    use_model,
    use_model_before,
)
from codebook.errors import ModelError, NothingToDoError, OutputError, UsageError


@pytest.fixture
def ours(tiny_model: Path) -> Path:
    """A model of the person's own, called ours."""
    return Path(shutil.copytree(tiny_model, models_home() / "ours"))


def _retrained(folder: Path) -> None:
    """Mark a folder's manifest as written by retraining."""
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("{", '{"retrained": {},', 1), encoding="utf-8")


def test_a_recorded_model_is_used_behind_an_option_and_the_environment(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option, then `BALCONY_MODEL`, then the record, then the default."""
    default = model_folder()
    assert use_model("ours") == load_model(ours).id
    assert model_folder() == ours
    monkeypatch.setenv("BALCONY_MODEL", "elsewhere")
    assert model_folder() == Path("elsewhere")
    assert model_folder(Path("chosen")) == Path("chosen")
    monkeypatch.delenv("BALCONY_MODEL")
    use_model("default")
    assert model_folder() == default


def test_a_recorded_model_that_is_gone_is_an_error_and_not_another_model(ours: Path) -> None:
    """Another model's readings under the wrong expectation are worse than none."""
    use_model("ours")
    shutil.rmtree(ours)
    with pytest.raises(ModelError, match="balcony models use"):
        model_folder()


@pytest.mark.parametrize("content", [b"", b"../../etc", b"\xff\xfe", b"a b", b"-rf"])
def test_a_damaged_record_is_named_and_can_be_mended(home_of_the_test: Path, content: bytes) -> None:
    """And never leads outside the models' folder."""
    (home_of_the_test / "model.txt").write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.txt"):
        model_folder()
    assert [each.in_use for each in list_models()] == [False]
    use_model("default")
    assert model_folder() == named_model("default")


def test_use_refuses_a_damaged_model_and_keeps_the_record(ours: Path) -> None:
    """What read before reads on."""
    before = model_folder()
    (ours / "heads.npz").write_bytes(b"")
    with pytest.raises(ModelError, match=r"heads\.npz"):
        use_model("ours")
    assert model_folder() == before


def test_the_model_before_is_remembered_and_comes_back(ours: Path) -> None:
    """Step by step, past those that are gone, until there is none."""
    shutil.copytree(ours, ours.parent / "second")
    for name in ("ours", "second", "second"):
        use_model(name)
    assert use_model_before() == load_model(ours).id
    use_model("second")
    remove_model("ours")
    use_model_before()
    assert model_folder() == named_model("default")
    with pytest.raises(NothingToDoError, match="no model was in use before"):
        use_model_before()


def test_a_model_before_that_is_damaged_is_not_used(ours: Path) -> None:
    """What reads goes on reading."""
    use_model("ours")
    use_model("default")
    (ours / "heads.npz").write_bytes(b"")
    with pytest.raises(ModelError, match=r"heads\.npz"):
        use_model_before()
    assert model_folder() == named_model("default")


@pytest.mark.usefixtures("ours")
def test_use_leaves_one_file(home_of_the_test: Path) -> None:
    """No temporary file stays beside the record."""
    use_model("ours")
    assert sorted(path.name for path in home_of_the_test.iterdir()) == ["model.txt", "models"]
    assert (home_of_the_test / "model.txt").read_text(encoding="utf-8") == "ours\ndefault\n"


def test_use_says_when_the_choice_cannot_be_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the data folder should be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BALCONY_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputError, match="cannot be written"):
        use_model("default")


def test_the_list_says_what_is_in_use_how_good_and_whether_whole(ours: Path, tiny_model: Path) -> None:
    """The default first; a damaged model is in it too."""
    shutil.copytree(tiny_model, models_home() / "broken")
    (models_home() / "broken" / "encoder.npz").unlink()
    (models_home() / ".balcony-left-over").mkdir()
    use_model("ours")
    default, broken, mine = list_models()
    assert (default.name, default.in_use, default.fault) == ("default", False, None)
    assert "encoder.npz" in (broken.fault or "")
    assert (mine.in_use, mine.id, mine.fault) == (True, load_model(ours).id, None)
    assert mine.n == 8
    assert 0 < (mine.macro_f1 or 0) <= 1


@pytest.mark.parametrize("name", ["absent", "../ours", "", ".", "a/b"])
def test_a_model_that_is_not_there_is_refused_with_those_that_are(ours: Path, name: str) -> None:
    """For each that takes a name; nothing outside the models' folder is a model."""
    for act in (find_model, use_model, remove_model, read_card):
        with pytest.raises(UsageError, match="there is: default, ours"):
            act(name)
    assert ours.exists()


def test_remove_removes_one_model(ours: Path) -> None:
    """And leaves nothing of it."""
    assert remove_model("ours") == ours
    assert list(models_home().iterdir()) == []


def test_remove_refuses_the_default_and_the_one_in_use(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In use by record, also while the environment names another, or by the environment."""
    with pytest.raises(UsageError, match="default model"):
        remove_model("default")
    monkeypatch.setenv("BALCONY_MODEL", str(ours))
    with pytest.raises(UsageError, match="in use"):
        remove_model("ours")
    monkeypatch.delenv("BALCONY_MODEL")
    use_model("ours")
    monkeypatch.setenv("BALCONY_MODEL", "elsewhere")
    with pytest.raises(UsageError, match="in use"):
        remove_model("ours")
    assert ours.exists()


def test_the_card_is_that_of_the_model_in_use_or_of_the_one_named(ours: Path) -> None:
    """And a model without one says so."""
    use_model("ours")
    assert "# Model card: tiny" in read_card()
    assert read_card("default") == (named_model("default") / "CARD.md").read_text(encoding="utf-8")
    (ours / "CARD.md").unlink()
    with pytest.raises(ModelError, match=r"CARD\.md"):
        read_card("ours")


@pytest.mark.parametrize("name", ["default", "", "../x", "a/b", ".hidden", "x" * 65, "a b"])
def test_a_new_model_may_not_have_every_name(name: str) -> None:
    """Neither the default's nor one that leads elsewhere."""
    with pytest.raises(UsageError):
        new_model_place(name)


def test_a_new_folder_appears_only_when_all_went_well(tmp_path: Path) -> None:
    """In one step; an error leaves nothing behind, not even the temporary folder."""
    target = tmp_path / "models" / "new"

    def write(*, fails: bool) -> None:
        with new_model_folder(target, replace=False) as folder:
            (folder / "file").write_text("x", encoding="utf-8")
            assert not target.exists()
            if fails:
                raise ModelError("stopped")

    with pytest.raises(ModelError, match="stopped"):
        write(fails=True)
    assert list(target.parent.iterdir()) == []
    write(fails=False)
    assert [path.name for path in target.parent.iterdir()] == ["new"]
    assert (target / "file").read_text(encoding="utf-8") == "x"


def test_a_retrained_model_is_replaced_only_when_asked(ours: Path) -> None:
    """And stays whole when the new one fails."""
    _retrained(ours)
    with pytest.raises(UsageError, match="--replace"):
        check_place(ours, replace=False)
    before = sorted(path.name for path in ours.iterdir())

    def write(*, fails: bool) -> None:
        with new_model_folder(ours, replace=True) as folder:
            (folder / "new").touch()
            if fails:
                raise ModelError("stopped")

    with pytest.raises(ModelError, match="stopped"):
        write(fails=True)
    assert sorted(path.name for path in ours.iterdir()) == before
    write(fails=False)
    assert [path.name for path in ours.iterdir()] == ["new"]
    assert [path.name for path in ours.parent.iterdir()] == ["ours"]


def test_what_is_no_retrained_model_is_never_replaced(ours: Path, tmp_path: Path) -> None:
    """A trained model, a folder with other things, a file."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.docx").touch()
    for target in (ours, tmp_path / "other", tmp_path / "other" / "thesis.docx"):
        with pytest.raises(UsageError, match="no model made by balcony train"):
            check_place(target, replace=True)


def test_an_empty_folder_is_a_place_for_a_model(tmp_path: Path) -> None:
    """There is nothing in it to lose."""
    with new_model_folder(tmp_path, replace=False) as folder:
        (folder / "file").touch()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file stands where the parent folder should be."""
    (tmp_path / "file").touch()
    with (
        pytest.raises(OutputError, match="is a file and no folder; choose another place"),
        new_model_folder(tmp_path / "file" / "m", replace=False),
    ):
        pass
