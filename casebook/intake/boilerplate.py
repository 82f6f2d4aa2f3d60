"""What stands in notes as structure: who was there, when, where, greetings, footers. Known by form, never by label."""

import re

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


def is_sign_off(line: str) -> bool:
    """Whether a line ends a message: what stands below it, to the next blank line, is a signature."""
    return bool(_SIGN_OFF.match(line.strip()))


def is_backchannel(text: str) -> bool:
    """Whether somebody said no more than that they listen (`Mm-hm. Yeah.`), or a transcript names a sound."""
    text = text.strip()
    return len(text) <= _MAX_BACKCHANNEL and bool(_BACKCHANNEL.match(text) or _SOUND.fullmatch(text))
