"""Patterns for what identifies a person without being a name. All are bounded, so that no text takes long."""

import re
from collections.abc import Iterator

from casebook.redaction.folding import folded
from casebook.redaction.kinds import Kind, Redaction

MARK = re.compile(rf"\[(?:{'|'.join(Kind)}) [0-9]{{1,9}}(?:\.[0-9]{{1,9}})?\]")
"""A mark in the place of a hidden text: `[person 1]`, or `[person 1.2]` for another spelling."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})(?!\d)"
)
_ENDS = (
    "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Close|Crescent|Terrace|Gardens|Way"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|"
    "PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_ZIP = rf"(?:, (?:[A-Z][\w'’-]{{1,30}} ?){{1,3}})?,? (?:{_STATES}) \d{{5}}(?:-\d{{4}})?(?!\d)"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
_PEOPLE = "student|patient|pupil|employee|staff|client|resident|member|learner|case|chart|badge|payroll|hospital|record"
_ID_WORDS = (
    rf"(?:(?i:{_PEOPLE})[ -](?i:id|no\.?|number|#)|MRN|SSN|SSID|UPN|ULN|NHI|NINO|"
    r"NHS(?: [Nn]o\.?| [Nn]umber| #)?|(?i:social security|national insurance)(?: (?i:no\.?|number))?)"
)
_PERSONAL = (
    r"/~|/users?/|/people/|/profiles?/|/personal/|/in/|/u/|/home/|/staff/|/students?/|/@"
    r"|[?&](?:user|name|student|patient|email|uid|id)="
)
_CALL = r"(?i:call|calls|called|phone|tel|telephone|cell|mobile|fax|text|texted|ring|rang|voicemail|dial)"

_NEEDS = {Kind.LINK: re.compile(r"[/\\]"), Kind.EMAIL: re.compile("@")}
_FIGURE = re.compile(r"\d")
# In order: what comes first wins where two overlap. A group, where there is one, is the part to hide.
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.LINK,
        re.compile(rf"\b(?:https?://|www\.)(?=[^\s<>\"]{{0,400}}?(?:{_PERSONAL}))[^\s<>\"]{{1,2000}}(?<![.,;:!?)\]])"),
    ),
    (Kind.LINK, re.compile(r"\b[A-Za-z]:\\Users\\[^\s\\<>\"|?*]{1,64}(?:\\[^\s\\<>\"|?*]{1,128}){0,20}")),
    (Kind.LINK, re.compile(r"(?<![\w/.])/(?:home|Users)/[\w.-]{1,64}(?:/[\w.~-]{1,128}){0,20}(?<![.])")),
    (Kind.EMAIL, re.compile(r"(?<![\w.+%-])[\w.+%'’-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])")),
    (
        Kind.BIRTH,
        re.compile(
            rf"(?i:\b(?:DOB|D\.O\.B\.?|date of birth|birth ?date|birthday|born)(?: on| is| was)?\W{{0,3}})({_DATE})"
        ),
    ),
    (
        Kind.ID,
        re.compile(
            rf"(?<!\w){_ID_WORDS}(?:(?i: is| was| no\.?| number)?[ :#=.(-]{{0,3}})"
            r"((?=[A-Z-]{0,5}\d)[A-Z]{0,4}-?\d(?:[ -]?\d){2,19}[A-Z]?)(?![\w/]|[.,:]\d)"
        ),
    ),
    # An issue log numbers its rows: after a bare `ID`, less than four figures are no person's.
    (
        Kind.ID,
        re.compile(
            r"(?<!\w)(?:ID|Id|id)(?i: is| no\.?| number)?[ :#=.(-]{1,3}"
            r"((?:[A-Z]{1,4}-?)?\d(?:[ -]?\d){3,19}[A-Z]?)(?![\w/]|[.,:]\d)"
        ),
    ),
    (Kind.ID, re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")),
    (Kind.ID, re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)")),
    (
        Kind.PHONE,
        re.compile(
            r"(?<![\w+./-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
            r"(?: ?(?:x|ext\.?|extension) ?\d{1,6})?(?![\w-]|\.\d)"
        ),
    ),
    (Kind.PHONE, re.compile(r"(?<![\w+])\+\d{1,3}(?:[ .\-/]?\(?\d\)?){7,13}(?![\w-])")),
    (Kind.PHONE, re.compile(r"(?<![\w+./-])0\d([ .-])\d\d(?:\1\d\d){3}(?![\w-]|\.\d)")),
    (
        Kind.PHONE,
        re.compile(
            r"(?<![\w+./:-])\(?0(?=(?:[ /()-]?\d){8,11}(?!\d))\d{1,4}\)?[ /-]?\d{3,}(?:[ -]\d{2,}){0,4}(?![\w-]|\.\d)"
        ),
    ),
    (
        Kind.PHONE,
        re.compile(
            rf"\b{_CALL}\b\W{{0,3}}(?:(?:at|on|is|me|us|him|her|them|number)\W{{1,3}}){{0,2}}"
            r"(\d{3}[ .-]\d{4})(?![\w-])"
        ),
    ),
    (
        Kind.ADDRESS,
        re.compile(
            rf"(?<![\w.,:/$£€#-])\d{{1,5}}[A-Za-z]? (?:(?:[NSEW]|North|South|East|West)\.? )?"
            rf"(?:[A-Z][a-z][\w'’-]{{0,30}} ){{1,3}}"
            rf"(?:{_ENDS})\b(?:\.?,? (?:(?i:apt|apartment|unit|suite|flat)\.? ?|#)\w{{1,6}}\b)?"
            rf"(?:{_ZIP})?(?:,? [A-Z][\w'’-]{{1,30}},? {_POSTCODE}\b)?"
        ),
    ),
    (Kind.ADDRESS, re.compile(rf"(?<!\w)(?:(?i:P\.?O\.? box) \d{{1,6}}|{_POSTCODE})(?!\w)")),
    (Kind.ID, re.compile(r"(?<![\w.,$£€%+-])\d{7,30}(?![\w%]|[.,]\d)")),
)


def identifiers(text: str) -> Iterator[Redaction]:
    """Everything that a pattern finds, the surest first; some may overlap."""
    for found in MARK.finditer(text):
        yield Redaction(found.start(), found.end(), Kind.BRACKET, found[0], found[0])
    # Most texts hold no figure, no slash and no @: they need not be searched for what has one.
    worth = {kind: bool(_NEEDS.get(kind, _FIGURE).search(text)) for kind in Kind}
    for kind, pattern in _PATTERNS:
        if not worth[kind]:
            continue
        for found in pattern.finditer(text):
            group = found.lastindex if (found.lastindex and kind is not Kind.PHONE) or _is_cued(found) else 0
            start, end = found.span(group or 0)
            hidden = text[start:end]
            yield Redaction(start, end, kind, hidden, same_identity(kind, hidden))


def _is_cued(found: re.Match[str]) -> bool:
    """Whether a telephone number was known by the word before it; then its group holds the number."""
    return bool(found.lastindex) and found[0][0].isalpha()


def same_identity(kind: Kind, text: str) -> str:
    """What two spellings of one number or address have in common."""
    if kind in (Kind.PHONE, Kind.ID):
        return "".join(letter for letter in folded(text) if letter.isalnum())
    return " ".join(folded(text).split())
