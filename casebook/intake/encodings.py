"""Text out of bytes, whatever encoding a spreadsheet program chose."""

import codecs

from codebook.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
    if b"\0" in data:
        raise InputError(f"{name} is not a text file; its content does not fit its suffix")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data, name)


def _guess(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # loads tables that a UTF-8 file never needs

    best = from_bytes(data).best()
    if best is None:
        raise InputError(f"{name} is in an unknown encoding; save it as UTF-8 (in Excel: CSV UTF-8) and try again")
    # Short files fit many encodings alike; what Excel writes in most of the West is likeliest.
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    return _strict(data, encoding, name), encoding


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise InputError(
            f"{name} begins like {encoding} but is damaged at byte {err.start}; save it as UTF-8 and try again"
        ) from err
