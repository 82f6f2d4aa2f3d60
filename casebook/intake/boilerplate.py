"""What stands in notes as structure: who was there, when, where, greetings, footers. Known by form, never by label."""

import re

from casebook.intake.saying import says_something

_MAX_LENGTH = 2000
"""A list of those present can be long; nothing else of this kind is."""

_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = r"\d{1,2}(?:[:.]\d\d)?\ ?(?:[ap]\.?m\b\.?)?"
_DATE = rf"(?:{_DAY},?\ )?(?:{_MONTH}\ {_NUMBER}|{_NUMBER}\ {_MONTH})(?:,?\ \d{{4}})?"
_LABEL = r"""(?:present|attend(?:ees|ing|ance|ed)|in\ attendance|(?:members|also|not)\ present|apologies|sorry|regrets
  |absent|here|participants|date|time|location|venue|where|place|facilitator|chair|scribe|recorder|clerk|secretary
  |timekeeper|(?:note|minute)s?\ ?taker|next\ meeting|distribution|from|sent|to|b?cc|subject|reply-to)"""
_MEETING = r"(?:meeting|review|huddle|session|call|check-?in)"

_BOILERPLATE = re.compile(
    rf"""^(?:
        {_LABEL}(?:\ ?/\ ?{_LABEL})*(?:\ of\ meeting)?(?:\ ?\([^)]*\))?\ ?:.*
      | (?:start|end)\ ?:\ ?\d.*
      | (?:minutes|notes)(?:\ (?:of\ meeting|taken\ by|by))?\ ?:(?:\ \S+){{0,4}}
      | (?:minutes|notes)(?:\ taken)?\ by(?:\ [\w.'’-]+){{1,3}}
      | (?:[^.!?:]{{1,60}}\ [–—-]\ )?(?:meeting\ )?(?:minutes|notes|agenda)
      | (?!.*\b(?:was|were)\b)[^.!?]{{0,80}}\bheld\ on\ .{{3,120}}
      | (?:date\ of\ )?next\ {_MEETING}(?:\ is|\ will\ be)?(?:\ on|\ at)?\ ?
          (?:[:–-].{{0,120}}|\ (?:{_DAY}\b|\d).{{0,80}})
      | (?:the\ )?(?:{_MEETING}\ )?(?:was\ )?(?:closed|adjourned|ended|finished|called\ to\ order)(?:\ at)?\ {_TIME}\.?
      | sign(?:ed|ature)(?:\ by)?\ ?[:._…].*
      | (?:[^.!?]{{1,80}}[–—|-]\ )?page\ \d+(?:\ of\ \d+|/\d+)?\.?
      | (?:confidential|draft|n/?a|none|tbc|tbd)\.?
      | sent\ from\ my\ [\w\ ]{{1,30}}\.?
      | (?:hi|hello|hey|dear|(?:good\ )?(?:morning|afternoon|evening))(?:\ [\w.'’-]+){{0,4}}\ ?[,!]
      | (?:[\W\d_]|[ap]m\b)+
      | {_DATE}(?:,?\ {_TIME}\b.{{0,50}})?\.?
    )$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|(?:good )?(?:morning|afternoon|evening))\b[^.!?:;]{0,60}[,!]", re.IGNORECASE
)
_ROLL = re.compile(
    r"(?:\d{1,2}[.)]? )?(?:present|in attendance|attendees|participants|absent|apologies(?: for absence)?"
    r"|members present)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}(?: ?\([^()]*\))?\.?|none\.?", re.ASCII)
_BETWEEN_NAMES = re.compile(r",|;| and | & ")
_MAX_TITLE_WORDS = 14
_MAX_TITLE = 140
_NOT_TOLD = re.compile(
    rf"^(?:minutes|notes)\ \w+|\b{_DAY}\b|\b{_MONTH}(?!\w)|\d+(?:[.:]\d\d)?(?:\ ?[ap]\.?m\b)?", re.IGNORECASE
)
_ANY_DATE = rf"(?:{_DATE}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
_GATHERING = r"""(?:meeting|huddle|minutes|notes|retro(?:spective)?|stand-?up|hand-?over|briefing|debrief|agenda|slt
  |plc|sprint|team|committee|review|session|board|governors|council|forum|check-?in|call|visit|round|log|working\ group
  )s?"""
_TITLE = re.compile(
    rf"""(?:
        (?:minutes|notes)\ (?:of|from|for|on)\ (?!.*\b(?:last|previous)\b)[^.!?:]{{2,90}}
      | (?=.*\b{_GATHERING}\b)[^.!?:]{{2,70}}?[\ ,–—|-]\ ?
          (?:week\ (?:of|commencing|beginning)\ )?{_ANY_DATE}(?:,?\ {_TIME}.{{0,40}})?
      | {_DAY},?\ {_DATE},\ [^.!?:]{{2,40}}
      | {_ANY_DATE}\ ?[\ ,:–—|-]\ ?(?=.*\b{_GATHERING}\b)[^.!?:]{{2,60}}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGN_OFF = re.compile(
    r"""^(?:--|—|(?:with\ )?(?:(?:best|kind|kindest|warm|many)\ )?(?:regards|wishes|thanks)(?:\ (?:again|all))?
      |best|cheers|thank\ you|(?:yours\ )?(?:sincerely|faithfully|truly))\ ?[,.!]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_BACKCHANNEL = re.compile(
    r"""^(?:(?:ok(?:ay)?|yes|yeah|yep|yup|no|nope|right|sure|good|great|fine|exactly|mm+(?:[\s-]?hmm*)?|hmm+|uh|um|uh-huh
      |huh|oh|aw+|ah+|aye|wow|thanks|thank\ you|bye|hi|hello|morning|cool|alright|all\ right|true|absolutely)
      (?:[\s,.!?…-]+|$))+$""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_BACKCHANNEL = 60
_SOUND = re.compile(r"\[[^\[\]]{1,60}\]|\([^()]{1,60}\)|♪.{0,200}")


def is_boilerplate(text: str) -> bool:
    """Whether a line is attendance, a date or the like."""
    text = text.strip()
    return len(text) <= _MAX_LENGTH and bool(_BOILERPLATE.match(text))


def is_roll(heading: str) -> bool:
    """Whether a heading says that those who were there, or were not, stand below it."""
    return bool(_ROLL.fullmatch(heading.strip()))


def are_names(text: str) -> bool:
    """Whether a line holds names and nothing else: `Wren Amsel (chair), Bo`."""
    return len(text) <= _MAX_LENGTH and all(
        _NAME.fullmatch(part.strip()) for part in _BETWEEN_NAMES.split(text.strip())
    )


def is_title(text: str) -> bool:
    """Whether a line is the title of notes: `Minutes of SLT, Thursday 8 October 2026`, `Huddle 5 May`."""
    text = text.strip()
    if len(text.split(maxsplit=_MAX_TITLE_WORDS)) > _MAX_TITLE_WORDS or len(text) > _MAX_TITLE:
        return False
    return bool(_TITLE.fullmatch(text)) and not says_something(_NOT_TOLD.sub(" ", text))


def is_greeting(text: str) -> bool:
    """Whether a line greets those whom a message is for."""
    return bool(_GREETING.fullmatch(text.strip()))


def is_sign_off(line: str) -> bool:
    """Whether a line ends a message: what stands below it, to the next blank line, is a signature."""
    return bool(_SIGN_OFF.match(line.strip()))


def is_backchannel(text: str) -> bool:
    """Whether somebody said no more than that they listen (`Mm-hm. Yeah.`), or a transcript names a sound."""
    text = text.strip()
    return len(text) <= _MAX_BACKCHANNEL and bool(_BACKCHANNEL.match(text) or _SOUND.fullmatch(text))
