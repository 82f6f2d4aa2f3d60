"""Headers and keys that say that all under them is to be hidden, whatever it looks like."""

import re

from casebook.redaction.kinds import Kind

_WHO = (
    r"(?:student|patient|pupil|employee|staff|client|resident|learner|child|person|parent|guardian|teacher|nurse"
    r"|hospital)"
)
_LABELS = (
    (
        Kind.ID,
        rf"{_WHO} (?:id|no|number|ref)|mrn|ssn|ssid|upn|uln|nhs (?:no|number)"
        r"|social security(?: no| number)?|badge (?:no|number|id)",
    ),
    (Kind.BIRTH, rf"(?:{_WHO} )?(?:dob|date of birth|birth ?date|birthday)"),
    (
        Kind.PERSON,
        rf"{_WHO} (?:full )?names?|(?:{_WHO} )?(?:first|last|full|given|family|middle) ?name"
        rf"|(?:{_WHO} )?surname|forename",
    ),
    (Kind.EMAIL, rf"(?:{_WHO}(?:'s)? )?e ?mail(?: address)?"),
    (Kind.PHONE, rf"(?:{_WHO} )?(?:phone|telephone|mobile|cell phone|fax)(?: no| number)?"),
    (Kind.ADDRESS, rf"(?:{_WHO} |home |postal |street |mailing )(?:address)|post ?code|zip(?: code)?"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _LABELS)
_MAX = 40


def labelled_kind(label: str | None) -> Kind | None:
    """What stands under a header, where the header leaves no doubt (`Student ID`, `DOB`, `First name`)."""
    if label is None or len(label) > _MAX:
        return None
    plain = " ".join(re.sub(r"[_\W]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label)).casefold().split())
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(plain)), None)
