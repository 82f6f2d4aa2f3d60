"""The lexical encoder: its terms, and rows equal to scikit-learn's."""

import io

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from classifier.head_fitting import TrainingOptions, fit_encoder
from classifier.tfidf import MAX_CHARACTERS, TfidfEncoder, terms

KNOWN = [
    "The printers jam, and the printers jam again.",
    "Nobody reads the data.",
    "Staff don't speak in room 214.",
    "The data portal is down: the data are late.",
]
NEW = [*KNOWN, "The portal jam; the printers speak.", "Zyx qqq.", "", "DATA ＤＡＴＡ data", "naïve café 😀 room 9"]


@pytest.fixture(scope="module")
def encoder() -> TfidfEncoder:
    """Fitted on the known texts."""
    return fit_encoder(KNOWN, TrainingOptions(min_documents=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" -- ,;", []),
        ("a", ["a", "#_a_"]),
        ("ab", ["ab", "#_ab", "#ab_", "#_ab_"]),
        ("A b", ["a", "b", "a b", "#_a_", "#_b_"]),
        ("it’s", ["it's", "#_it", "#it'", "#t's", "#'s_", "#_it'", "#it's", "#t's_", "#_it's", "#it's_"]),
        ("7", ["0", "#_0_"]),
        ("2024", ["0", "#_0_"]),
        ("Ｑ", ["q", "#_q_"]),
    ],
)
def test_terms_are_words_pairs_and_pieces(text: str, expected: list[str]) -> None:
    """Words, then pairs of neighbours, then pieces of 3 to 5 letters of each word."""
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Room 12", "room 9876"), ("STRASSE", "straße"), ("don't", "don‘t"), ("file", "ﬁle"), ("a, b", "a b")],
)
def test_terms_do_not_see_writing_habits(one: str, other: str) -> None:
    """Case, digits, quotes, ligatures and punctuation make no difference."""
    assert terms(one) == terms(other)


def test_terms_stop_at_the_longest_item_that_is_read() -> None:
    """What follows makes no difference; the last character before does."""
    text = "ab " * (MAX_CHARACTERS // 3) + "z" * (MAX_CHARACTERS % 3)
    assert len(text) == MAX_CHARACTERS
    assert terms(text + " more") == terms(text)
    assert terms(text[:-1]) != terms(text)


def test_rows_equal_scikit_learns(encoder: TfidfEncoder) -> None:
    """The same numbers as `TfidfVectorizer`, on known and on new texts."""
    theirs = TfidfVectorizer(analyzer=terms, sublinear_tf=True).fit(KNOWN)
    assert encoder.columns == theirs.vocabulary_
    np.testing.assert_allclose(encoder.encode(NEW), theirs.transform(NEW).toarray(), atol=1e-5)


@pytest.mark.parametrize("options", [TrainingOptions(min_documents=2), TrainingOptions(min_documents=1, max_terms=20)])
def test_fit_leaves_out_rare_terms_as_scikit_learn_does(options: TrainingOptions) -> None:
    """A smaller vocabulary still gives the same rows."""
    theirs = TfidfVectorizer(
        analyzer=terms, sublinear_tf=True, min_df=options.min_documents, max_features=options.max_terms
    ).fit(KNOWN)
    ours = fit_encoder(KNOWN, options)
    assert 0 < ours.width < 60
    np.testing.assert_allclose(ours.encode(NEW), theirs.transform(NEW).toarray(), atol=1e-5)


def test_rows_have_unit_length_or_are_zero(encoder: TfidfEncoder) -> None:
    """Only texts without a known term give zeros."""
    lengths = np.linalg.norm(encoder.encode(["the data", "", "Zyx qqq."]), axis=1)
    np.testing.assert_allclose(lengths, [1, 0, 0], atol=1e-6)


def test_no_texts_give_no_rows(encoder: TfidfEncoder) -> None:
    """The shape still says how wide a row is."""
    assert encoder.encode([]).shape == (0, encoder.width)


def test_arrays_give_the_same_encoder_back(encoder: TfidfEncoder) -> None:
    """Through a file of plain arrays and back."""
    file = io.BytesIO()
    np.savez(file, **encoder.as_arrays())
    file.seek(0)
    with np.load(file, allow_pickle=False) as arrays:
        again = TfidfEncoder.from_arrays(dict(arrays))
    assert again.columns == encoder.columns
    np.testing.assert_array_equal(again.encode(NEW), encoder.encode(NEW))


def test_words_met_before_give_the_same_row(encoder: TfidfEncoder) -> None:
    """Alone or after others, however many; the columns of their pieces are kept, and not without end."""
    texts = ["The printer jams again.", "x" * 3000, "printer " * 9, "The printer jams again."]
    fresh = [TfidfEncoder(encoder.columns, encoder.idf).encode([text])[0] for text in texts]
    used = TfidfEncoder(encoder.columns, encoder.idf)
    used.encode([f"word{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}" for i in range(12_000)])
    np.testing.assert_array_equal(used.encode(texts), fresh)
    assert len(used._seen) < 10_001
