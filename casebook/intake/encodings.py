"""Text out of bytes, whatever encoding a spreadsheet program chose."""

import codecs
import re

from codebook.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-16 without a mark has zero bytes; the Macintosh's are seen in every other short text, and in no log.
_UNLIKELY = ("utf_16_le", "utf_16_be", "mac_latin2", "mac_iceland", "mac_turkish", "mac_greek")
_START, _MOSTLY = 2000, 0.9
_WESTERN = re.compile("(?:[\t\n\r -~À-ÖØ-öø-ÿŒœŠšŽžŸ€‘’“”–—…•«»°§\xa0]|(?<!\\w)[¡¿])*")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Decode a file's bytes.

    Args:
        data: The whole file.
        name: The file's name, for the message.

    Returns:
        The text, and the name of the encoding that it was in.

    Raises:
        InputError: The bytes are not text in any encoding that is known.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name), encoding
    if unmarked := _unmarked_utf_16(data):
        return _strict(data, unmarked, name), unmarked
    if b"\0" in data:
        raise InputError(f"{name} is not a text file; its content does not fit its suffix")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data, name)


def _unmarked_utf_16(data: bytes) -> str | None:
    """UTF-16 that a program wrote without its mark: nearly every other byte is zero, and always on the same side."""
    start = data[:_START]
    if len(start) < 8 or len(data) % 2:  # noqa: PLR2004 - four letters tell nothing
        return None
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = start[side::2], start[1 - side :: 2]
        if half.count(0) >= _MOSTLY * len(half) and 0 not in other:
            return encoding
    return None


def _guess(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # loads tables that a UTF-8 file never needs

    best = from_bytes(data, cp_exclusion=list(_UNLIKELY)).best()
    # Short files fit many encodings alike; what Excel writes in most of the West is likeliest.
    if (best is None or not best.coherence) and _is_western(data.decode("cp1252", errors="replace")):
        return _strict(data, "cp1252", name), "cp1252"
    if best is None:
        raise InputError(f"{name} is in an unknown encoding; save it as UTF-8 (in Excel: CSV UTF-8) and try again")
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    return _strict(data, encoding, name), encoding


def _is_western(text: str) -> bool:
    """Whether a text reads like a Western language: its letters and quotes, most of them plain."""
    return bool(_WESTERN.fullmatch(text)) and 3 * sum(not letter.isascii() for letter in text) < len(text)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise InputError(
            f"{name} begins like {encoding} but is damaged at byte {err.start}; save it as UTF-8 and try again"
        ) from err
