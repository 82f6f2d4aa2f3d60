"""Retraining: annotations change the heads and nothing else, and what is measured on is never trained on."""

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pytest
from scipy.sparse import csr_array

from classifier.annotations import AnnotationFiles, read_annotations, same_words
from classifier.embedding_cache import KnownRows, cached_rows
from classifier.head_examples import ANNOTATION_WEIGHT, FOLDS, of_annotations
from classifier.heads import HEAD_KEYS
from classifier.joined_encoder import JoinedEncoder
from classifier.model_files import load_model, read_manifest
from classifier.retraining import FEWEST, get_ready, retrain
from classifier.retraining_change import Change
from classifier.tfidf import TfidfEncoder
from codebook.errors import InputError, ModelError
from codebook.keys import Label

RAMP = "The ramp to the garden is too steep"
DEV_TEXT = "The office printer has no toner."
"""As it stands in the tiny dev items."""


def _line(text: str, label: str = "adaptive", **more: str | None) -> dict[str, Any]:
    return {"id": "1", "text": text, "label": label, "annotator": "ana", **more}


def _ramps(count: int = 8) -> list[dict[str, Any]]:
    return [_line(f"{RAMP}, {word} say.", driver="systems", strategy="voices") for word in "abcdefghijkl"[:count]]


@pytest.fixture
def give(tmp_path: Path) -> Callable[..., AnnotationFiles]:
    """Writes annotations to a file and reads them back."""

    def write(lines: Sequence[dict[str, Any]], name: str = "labels.jsonl") -> AnnotationFiles:
        path = tmp_path / name
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return read_annotations([path])

    return write


@pytest.fixture
def retrained(
    give: Callable[..., AnnotationFiles], tiny_model: Path, tiny_data: Path, tmp_path: Path
) -> Callable[..., tuple[Path, Change]]:
    """Retrains the tiny model with some lines."""

    def run(lines: Sequence[dict[str, Any]], name: str = "new") -> tuple[Path, Change]:
        folder = tmp_path / name
        change = retrain(give(lines), folder, "ours", base=tiny_model, data=tiny_data, cache=tmp_path / "cache")
        return folder, change

    return run


def _adaptive(folder: Path, text: str) -> float:
    model = load_model(folder)
    return float(model.heads["label"].probabilities(model.encoder.encode([text]))[0, list(Label).index(Label.ADAPTIVE)])


def test_annotations_teach_what_they_say(retrained, tiny_model: Path) -> None:
    """The base model does not know that ramps are adaptive; the retrained one does, and still reads printers."""
    folder, _ = retrained(_ramps())
    assert _adaptive(folder, RAMP) > _adaptive(tiny_model, RAMP) + 0.2
    assert _adaptive(folder, "The printer jams.") < 0.5


def test_a_line_without_strategy_and_driver_teaches_the_label_only(retrained) -> None:
    """The other heads come out as without it."""
    plain = [{key: line[key] for key in ("id", "text", "label")} for line in _ramps()]
    alike = [line | {"text": line["text"].replace("ramp", "door")} for line in plain]
    one, two = (load_model(retrained(lines, name)[0]) for lines, name in ((plain, "one"), (alike, "two")))
    for head in ("strategy", "driver"):
        np.testing.assert_array_equal(one.heads[head].weights, two.heads[head].weights)
    assert not np.array_equal(one.heads["label"].weights, two.heads["label"].weights)


def test_the_encoder_is_kept_to_the_byte(retrained, tiny_model: Path) -> None:
    """Only heads are fitted."""
    folder, _ = retrained(_ramps())
    assert (folder / "encoder.npz").read_bytes() == (tiny_model / "encoder.npz").read_bytes()


def test_retraining_twice_gives_the_same_heads(retrained) -> None:
    """Seeded, with or without a cache."""
    one, two = (retrained(_ramps(), name)[0] for name in ("one", "two"))
    assert (one / "heads.npz").read_bytes() == (two / "heads.npz").read_bytes()


def test_the_manifest_says_which_data_the_model_saw(retrained, tiny_model: Path, tmp_path: Path) -> None:
    """Hashes, counts and the model that it came from."""
    folder, change = retrained(_ramps())
    facts = read_manifest(folder)["retrained"]
    digest = hashlib.sha256((tmp_path / "labels.jsonl").read_bytes()).hexdigest()
    assert facts["files"] == {"labels.jsonl": digest}
    assert facts["base"] == load_model(tiny_model).id == change.base
    assert (facts["annotations"], facts["texts"], facts["annotators"], facts["base_items"]) == (8, 8, 1, 24)
    assert read_manifest(folder)["scores"]["dev_n"] == 8
    assert "ana" not in json.dumps(facts)


def test_the_card_tells_of_the_retraining(retrained) -> None:
    """Beside the figures of any model."""
    folder, change = retrained(_ramps())
    card = (folder / "CARD.md").read_text(encoding="utf-8")
    assert f"# Model card: {change.model}" in card
    assert "8 annotations of 8 texts" in card


def test_the_change_counts_what_is_read_otherwise(retrained, tiny_model: Path, tiny_items) -> None:
    """Figures agree with what the two models read; the base model holds every ramp for adaptive."""
    folder, change = retrained([_line(line["text"], "none") for line in _ramps()])
    dev = [item for item in tiny_items if item.id.startswith("dev")]
    old, new = (
        load_model(each).heads["label"].probabilities(load_model(each).encoder.encode([item.text for item in dev]))
        for each in (tiny_model, folder)
    )
    assert change.dev_changed == (old.argmax(axis=1) != new.argmax(axis=1)).sum()
    assert (change.dev_n, change.annotations, change.left_out) == (8, 8, 0)
    assert change.own_after > change.own_before


@pytest.mark.parametrize("text", [DEV_TEXT, DEV_TEXT.upper(), " the office  printer has no toner "])
def test_a_text_that_is_measured_on_is_left_out(retrained, text: str) -> None:
    """Whatever its case, spaces and punctuation: the heads come out as without it."""
    with_it, change = retrained([*_ramps(), _line(text)], "with")
    without, _ = retrained(_ramps(), "without")
    assert change.left_out == 1
    assert (with_it / "heads.npz").read_bytes() == (without / "heads.npz").read_bytes()


def test_an_annotation_goes_before_the_base_item_of_the_same_text(retrained) -> None:
    """The coach's word counts."""
    text = "The nurse post has been vacant since May and the advert has expired."
    _, plain = retrained(_ramps(), "plain")
    _, change = retrained([*_ramps(), _line(text, "technical", driver="selection")], "relabelled")
    assert (plain.superseded, plain.base_items) == (0, 24)
    assert (change.superseded, change.base_items) == (1, 23)


def test_several_annotations_of_one_text_share_its_weight_and_its_fold(give) -> None:
    """Three annotators do not make a text count three times, nor teach the model what it is measured on."""
    given = give([*_ramps(3), *(_line("The gate is shut.", label) for label in ("adaptive", "adaptive", "technical"))])
    examples = of_annotations(given.annotations, np.zeros((6, 2), dtype=np.float32), 2)
    np.testing.assert_allclose(examples.weights, [ANNOTATION_WEIGHT] * 3 + [ANNOTATION_WEIGHT / 3] * 3)
    assert len(set(examples.folds[3:])) == 1
    assert len(set(examples.folds)) == min(FOLDS, 4)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (_ramps(FEWEST - 1), "4 annotated texts are too few"),
        (_ramps(1) * 9, "1 annotated texts are too few"),
        ([*_ramps(FEWEST - 1), _line(DEV_TEXT)], r"\(1 more are texts that Balcony is measured on\)"),
        ([], "0 annotated texts"),
    ],
)
def test_too_few_annotations_are_refused(retrained, tmp_path: Path, lines, says: str) -> None:
    """Different texts count, and nothing is written."""
    with pytest.raises(InputError, match=says):
        retrained(lines)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "line 2 is not JSON"),
        (b"[" * 100_000, "line 2 is not JSON"),
        (b"\xff\xfe", "line 2 is not UTF-8"),
        (b"[]", "line 2 has no text"),
        (b'{"label": "none"}', "line 2 has no text"),
        (b'{"text": " ", "label": "none"}', "line 2 has no text"),
        (b'{"text": 7, "label": "none"}', "line 2 has no text"),
        (b'{"text": "x"}', "line 2 has no label"),
        (b'{"text": "x", "label": "mixed"}', "line 2: label is 'mixed'; it must be one of none"),
        (b'{"text": "x", "label": ["none"]}', "line 2: label is"),
        (b'{"text": "x", "label": "adaptive", "strategy": "hope"}', "line 2: strategy is 'hope'"),
        (b'{"text": "x", "label": "technical", "driver": "car"}', "line 2: driver is 'car'"),
    ],
)
def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, line: bytes, says: str) -> None:
    """By file and number."""
    path = tmp_path / "labels.jsonl"
    path.write_bytes(b'{"text": "fine", "label": "none"}\n' + line + b"\n")
    with pytest.raises(InputError, match=says) as caught:
        read_annotations([path])
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """With what to give."""
    with pytest.raises(InputError, match=r"there is no file .*absent\.jsonl"):
        read_annotations([tmp_path / "absent.jsonl"])


def test_a_key_beside_a_label_that_has_none_is_counted_and_ignored(give) -> None:
    """A technical text has no strategy, and an ordinary one no driver."""
    given = give([_line("a", "technical", strategy="voices", driver="data"), _line("b", "none", driver="data")])
    assert given.ignored == 2
    assert [(each.strategy, each.driver) for each in given.annotations] == [(None, "data"), (None, None)]


def test_words_are_compared_without_case_spaces_and_punctuation() -> None:
    """And nothing else."""
    assert same_words("  Nobody—ASKED us! ") == same_words("nobody asked us") != same_words("nobody asks us")


def test_pipeline_and_heads_give_the_same_probabilities(retrained, tiny_model: Path, tiny_items) -> None:
    """`pipeline.joblib` is vouched for, and equals `heads.npz` to half precision, in the codebook's order of keys."""
    folder, _ = retrained(_ramps())
    for each in (tiny_model, folder):
        model, pipeline = load_model(each), joblib.load(each / "pipeline.joblib")
        rows = model.encoder.encode([item.text for item in tiny_items])
        assert "pipeline.joblib" in read_manifest(each)["files"]
        for name, keys in HEAD_KEYS.items():
            p = model.heads[name].probabilities(rows)
            np.testing.assert_allclose(pipeline[name].predict_proba(rows), p, atol=1e-3)
            assert list(pipeline[name].classes_) == list(keys)
            assert list(pipeline[name].predict(rows[:1])) == [keys[p[0].argmax()]]


def test_a_joined_model_is_retrained_with_its_encoder_and_its_weights_kept(
    give, joined_model: Path, heads_data: Path, tiny_items, tmp_path: Path
) -> None:
    """Both parts learn what the annotations say; the rows of sentences come out of the cache the second time."""
    folders = [tmp_path / name for name in ("one", "two")]
    for each in folders:
        retrain(give(_ramps()), each, "ours", base=joined_model, data=heads_data, cache=tmp_path / "cache")
    folder = folders[0]
    assert (folder / "heads.npz").read_bytes() == (folders[1] / "heads.npz").read_bytes()
    for name in JoinedEncoder.files:
        assert (folder / name).read_bytes() == (joined_model / name).read_bytes()
    assert read_manifest(folder)["lexical_weights"] == read_manifest(joined_model)["lexical_weights"]
    assert _adaptive(folder, RAMP) > _adaptive(joined_model, RAMP)
    assert len(list((tmp_path / "cache").glob("*.npy"))) == 2
    model, pipeline = load_model(folder), joblib.load(folder / "pipeline.joblib")
    rows = model.encoder.encode([item.text for item in tiny_items])
    for name in HEAD_KEYS:
        p = model.heads[name].probabilities(rows)
        np.testing.assert_allclose(pipeline[name].predict_proba(rows), p, atol=1e-3)


def test_what_was_got_ready_need_not_be_encoded_again(
    give: Callable[..., AnnotationFiles], joined_model: Path, heads_data: Path, tmp_path: Path
) -> None:
    """A first training finds every row in the cache, and adds none to it."""
    cache = tmp_path / "cache"
    get_ready(joined_model, heads_data, cache)
    ready = {path.name for path in cache.iterdir()}
    retrain(give(_ramps()), tmp_path / "one", "ours", base=joined_model, data=heads_data, cache=cache)
    assert {path.name for path in cache.iterdir()} == ready
    assert len(list(cache.glob("*.npy"))) == 2


def test_a_retrained_model_is_no_place_to_begin(
    give: Callable[..., AnnotationFiles], joined_model: Path, heads_data: Path, tmp_path: Path
) -> None:
    """It knows the texts that are to be left out: retrained again, the figures come out as from the base model."""
    places = {"data": heads_data, "cache": tmp_path / "cache"}
    first = retrain(give(_ramps()), tmp_path / "one", "ours", base=joined_model, **places)
    again = retrain(give(_ramps()), tmp_path / "two", "ours", base=tmp_path / "one", **places)
    assert again.own_after == first.own_after
    one, two = (load_model(tmp_path / name).heads for name in ("one", "two"))
    for name in HEAD_KEYS:
        np.testing.assert_allclose(one[name].weights, two[name].weights, atol=0.01)


def test_training_without_scikit_learn_says_how_to_install_it(retrained, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exact line, for this very Python."""
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(ModelError, match="scikit-learn is not installed") as caught:
        retrained(_ramps())
    assert f'"{sys.executable}" -m pip install "scikit-learn' in str(caught.value)


@pytest.fixture
def encoder(tiny_model: Path) -> TfidfEncoder:
    """The tiny model's encoder."""
    return TfidfEncoder.load(tiny_model)


def test_cached_rows_are_read_back_and_not_made_again(encoder: TfidfEncoder, tmp_path: Path) -> None:
    """What lies in the cache is what is given, while its hash is right."""
    first = cached_rows(encoder, "e", ["printer", "data"], tmp_path)
    np.testing.assert_array_equal(first, encoder.encode(["printer", "data"]))
    (path,) = tmp_path.glob("*.npy")
    np.save(path, first + 1)
    path.with_suffix(".sha256").write_text(hashlib.sha256(path.read_bytes()).hexdigest(), encoding="ascii")
    np.testing.assert_array_equal(cached_rows(encoder, "e", ["printer", "data"], tmp_path), first + 1)


@pytest.mark.parametrize(("hashed", "texts"), [("other", ["printer"]), ("e", ["data"]), ("e", ["printer", ""])])
def test_another_encoder_or_text_has_its_own_place_in_the_cache(encoder, tmp_path: Path, hashed, texts) -> None:
    """Two files, and right rows."""
    cached_rows(encoder, "e", ["printer"], tmp_path)
    np.testing.assert_array_equal(cached_rows(encoder, hashed, texts, tmp_path), encoder.encode(texts))
    assert len(list(tmp_path.glob("*.npy"))) == 2


@pytest.mark.parametrize("harm", ["flipped", "cut", "emptied", "object", "unvouched"])
def test_a_damaged_cache_is_made_anew(encoder: TfidfEncoder, tmp_path: Path, harm: str) -> None:
    """Whatever happened to it, and for the next time as well."""
    right = cached_rows(encoder, "e", ["printer"], tmp_path)
    (path,) = tmp_path.glob("*.npy")
    content = path.read_bytes()
    if harm == "object":
        np.save(path, np.array([{}], dtype=object))
        path.with_suffix(".sha256").write_text(hashlib.sha256(path.read_bytes()).hexdigest(), encoding="ascii")
    elif harm == "unvouched":
        path.with_suffix(".sha256").unlink()
    else:
        flipped = content[:-1] + bytes([content[-1] ^ 1])
        path.write_bytes({"flipped": flipped, "cut": content[:-9], "emptied": b""}[harm])
    np.testing.assert_array_equal(cached_rows(encoder, "e", ["printer"], tmp_path), right)
    assert path.read_bytes() == content
    assert path.with_suffix(".sha256").read_text(encoding="ascii") == hashlib.sha256(content).hexdigest()


def test_a_cache_that_cannot_be_written_costs_no_result(encoder: TfidfEncoder, tmp_path: Path) -> None:
    """A file stands where its folder should be."""
    (tmp_path / "cache").write_text("", encoding="utf-8")
    rows = cached_rows(encoder, "e", ["printer"], tmp_path / "cache")
    np.testing.assert_array_equal(rows, encoder.encode(["printer"]))


def test_known_rows_are_looked_up_in_any_order(encoder: TfidfEncoder) -> None:
    """As the encoder itself would give them."""
    known = KnownRows.of(["a", "data"], encoder.encode(["a", "data"]))
    np.testing.assert_array_equal(known.encode(["data", "a"]), encoder.encode(["data", "a"]))
    assert known.encode([]).shape == (0, encoder.width)


def test_known_rows_may_be_kept_sparse(encoder: TfidfEncoder) -> None:
    """They are given written out, as the encoder itself would give them."""
    texts = ["a", "data", "the printer"]
    known = KnownRows.of(texts, csr_array(encoder.encode(texts)))
    np.testing.assert_array_equal(known.encode(["data", "a"]), encoder.encode(["data", "a"]))
    assert known.encode([]).shape == (0, encoder.width)
