"""Text out of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.intake.encodings import decode
from codebook.errors import InputError

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(
    lambda text: not text.startswith("\ufeff")
)


@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_decoding_gives_back_what_was_encoded(text: str, encoding: str) -> None:
    """Whatever the text, and a byte order mark is no part of it."""
    assert decode(text.encode(encoding), "x") == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_both_byte_orders_of_utf_16_are_known_by_their_mark(encoding: str) -> None:
    """Excel's Unicode text is one of them."""
    assert decode("\ufeffcafé".encode(encoding), "x") == ("café", "utf-16")


@pytest.mark.parametrize("text", ["café", "id,barrier\n1,“Nobody” reads it – naïve\n", "Größe der Räume\n" * 50])
def test_what_excel_writes_in_the_west_is_read_as_cp1252(text: str) -> None:
    """Long and short, with quotes and dashes that only cp1252 has."""
    assert decode(text.encode("cp1252"), "x") == (text, "cp1252")


def test_polish_text_is_not_taken_for_cp1252() -> None:
    """A longer text in another code page is read in its own."""
    text = "Zespół nie wie, kto odpowiada za każdą część wdrożenia, więc nikt się tym nie zajmuje. " * 20
    assert decode(text.encode("cp1250"), "x")[0] == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"id,barrier\n1,\0\1\2", "x.csv is not a text file; its content does not fit its suffix"),
        (bytes(range(128, 256)) * 4, "x.csv is in an unknown encoding; save it as UTF-8 (in Excel: CSV UTF-8)"),
        (b"\xef\xbb\xbfcaf\xe9", "x.csv begins like utf-8-sig but is damaged at byte 3; save it as UTF-8"),
        ("café".encode("utf-16")[:-1], "x.csv begins like utf-16 but is damaged at byte 8; save it as UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(data: bytes, message: str) -> None:
    """Binary, in no encoding, and damaged behind a byte order mark."""
    with pytest.raises(InputError) as caught:
        decode(data, "x.csv")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    """Some programs leave the mark out."""
    text = "Barrier,Owner\nThe tablets log out – daily,Pat\n"
    assert decode(text.encode(encoding), "log.csv") == (text, encoding)
