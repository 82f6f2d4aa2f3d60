"""How strongly a header says that its column holds the barriers: by a name, a word in it, or a question."""

import re
from enum import Enum

from casebook.intake.fields import NAMES, Field, asked_field, field_of, plain_header, tells_of_barriers


class Strength(Enum):
    """What a header says, in points that are added to those for its column's values."""

    EXACT = 5.0
    """A name for a barrier, and nothing else: `Barrier`, `Concern`."""
    PART = 4.0
    """Such a name within a longer header: `Barriers/Opportunities`, `Safety concern`."""
    QUESTION = 3.0
    """A question that asks for no other field."""
    MIDDLE = 2.2
    """A name for any text that is about something: `Description`."""
    WEAK = 1.3
    """A name for what is noted beside the matter: `Comments`."""
    UNKNOWN = 1.0
    ASIDE = 0.3
    """What is said of barriers rather than a barrier: `Impact of the issue`, `What went well?`, `Other comments`."""
    HEADING = -1.0
    """A title, which stands in for the texts where there are no better ones."""

    @property
    def names_texts(self) -> bool:
        """Whether the header alone may settle it."""
        return self in (Strength.EXACT, Strength.PART, Strength.MIDDLE, Strength.WEAK)


_WORDS = (
    "barrier|challenge|problem|issue|obstacle|hiccup|concern|risk|blocker|impediment|hurdle|bottleneck|roadblock|"
    "stumbling block|pain point|pinch point|sticking point|sore point|gap|difficulty|difficulties|complaint|grievance|"
    "worry|worries|frustration|struggle|snag|hindrance|constraint|trouble|headache|limitation|weakness|shortfall|"
    "blockage|delay|unmet need|fault|hazard"
)
_STRONG = re.compile(rf"\b(?:{_WORDS})(?:s|es)?\b")
_EXACT = re.compile(rf"(?:(?:main|key|current|reported|identified|the|our|your) )?(?:{_WORDS})(?:s|es)?"
                    r"(?: (?:identified|raised|reported|description|statement|details?|noted|faced))?")  # fmt: skip
_DESCRIBED = re.compile(rf"(?:description|statement|nature|details?) of (?:the |an? )?(?:{_WORDS})s?")
_MIDDLE = re.compile(r"\b(description|statement|observations?|incident|findings?|what happened|situation|discussion)\b")
_WEAK = re.compile(r"\b(comments?|notes?|details?|feedback|remarks?|content|information|info)\b")
_EXTRA = re.compile(r"\b(any|other|further|additional|more|extra|else|internal)\b")
# `Impact of the issue`, `Action to overcome barrier`: a strong word that is only what another thing is about.
_ABOUT = re.compile(
    r"\b(impact|effect|consequence|cause|reason|solution|action|overcome|address|plan|resolv\w+|resolution|fix\w*|solve|"
    r"mitigat\w*|remove|response|outcome|answer|support|steps?|owner|dates?|id|number|no|type|category|status|level|"
    r"rating|score|area|by|code|ref|reference|link|count|priority|severity|likelihood|probability|urgency|title|log|"
    r"who|when|closed|open|duration|cost|site|location|evidence)s?\b"
)
_IN_THE_WAY = re.compile(
    r"\b(in (our|your|the|their) way|stop(s|ped|ping)?|hold(s|ing)? (\w+ )?back|prevent(s|ed|ing)?|struggl\w+|worr\w+|"
    r"frustrat\w+|hard(er|est)?|difficult|hinder\w*|slow(s|ed|ing)?|block(s|ed|ing)?|stuck|wrong|"
    r"(not|n t|isn t) (\w+ )?(go|work)\w*|(could|should|must|needs? to) (be|get) better|improv\w+|lack\w*|missing|"
    r"unhappy|change|keeps? you|annoy\w*|trouble\w*|bother\w*|concern\w*)\b"
)
_ASKS = re.compile(
    r"(what|which|why|where|how|is there|are there|do you|does|did|can you|describe|tell us|please|share|list)\b"
)
_DONE_OR_WELL = re.compile(
    r"\b(went well|go(es|ing)? well|works? well|working well|have (we|you) (done|tried)|we (did|tried|do)|you (do|did)|"
    r"done|tried|try|help(s|ed|ful)?(?! with)|next|solutions?|suggest\w*|proud|like|good|strengths?|enjoy\w*|"
    r"to (fix|solve|overcome|address|remove|change)|happen(s|ed)? next|about it|anything else|learn\w*)\b"
)
_NOT_WELL = re.compile(r"\b(not|n t|isn t|didn t|doesn t) (\w+ )?(go|work|help)\w*")
_BEGINS_STRONG = re.compile(
    rf"(?:please )?(?:what|which|describe|tell us|share|list)(?: \w+){{0,3}}? (?:{_WORDS})(?:s|es)?\b"
)
_WHICH = re.compile(r"which|name|where|who|what is your (role|position|job|title)")
_MAX_HEADER_WORDS, _MAX_QUESTION_WORDS = 14, 40  # the question of a form is a header; an instruction is not
_MIN_QUESTION_WORDS = 3
_SENTENCE_FIELDS = (None, Field.ROOT_CAUSE, Field.ACTION)


def strength_of(header: str) -> Strength | None:
    """What a header says of its column; None where it names another field, or is an instruction."""
    plain = plain_header(header.replace("&", " and ").replace("_", " "))
    field = field_of(header)
    if field in (Field.TITLE, Field.ID):
        return Strength.HEADING if field is Field.TITLE else Strength.ASIDE
    asks = _is_question(header, plain)
    if field not in (None, Field.TEXT) or len(plain.split()) > (_MAX_QUESTION_WORDS if asks else _MAX_HEADER_WORDS):
        return None
    pieces = [piece.strip() for piece in re.split(r"/| and | or ", plain)]
    if _EXACT.fullmatch(plain) or _DESCRIBED.fullmatch(plain):
        return Strength.EXACT
    if any(_EXACT.fullmatch(piece) or _DESCRIBED.fullmatch(piece) for piece in pieces):
        return Strength.PART
    if asks:
        return _asked(header, plain)
    return _by_words(plain, field)


def _is_question(header: str, plain: str) -> bool:
    long = len(plain.split()) >= _MIN_QUESTION_WORDS
    return long and (header.rstrip(" *:").endswith("?") or bool(_ASKS.match(plain)))


def _asked(header: str, plain: str) -> Strength | None:
    """What a question asks for: a barrier, anything, or what was done about one."""
    field = asked_field(header)
    if field not in _SENTENCE_FIELDS:  # `Who can solve the problem?`; but `What problems do you see at your school?`
        begins = field not in (Field.CATEGORY, Field.LABEL) and _BEGINS_STRONG.match(plain)
        # `What makes your job hard?`; but `Which team is stuck?`
        told = field in (Field.REPORTER, Field.UNIT) and _IN_THE_WAY.search(plain) and not _WHICH.match(plain)
        return Strength.PART if begins or told else None
    if _NOT_WELL.search(plain):
        return Strength.PART
    if _DONE_OR_WELL.search(plain):
        return Strength.PART if _asks_two_things(plain) else Strength.ASIDE
    if tells_of_barriers(plain) or _STRONG.search(plain) or _IN_THE_WAY.search(plain):
        return Strength.PART
    return Strength.QUESTION if field is None else Strength.ASIDE


def _asks_two_things(plain: str) -> bool:
    """`What is the problem, and what have you tried?` asks for the barrier first."""
    first = plain.split(" and ", 1)[0]
    return first != plain and not _DONE_OR_WELL.search(first) and bool(_STRONG.search(first))


def _by_words(plain: str, field: Field | None) -> Strength:
    if _STRONG.search(plain):
        return Strength.ASIDE if _ABOUT.search(plain) and field is None else Strength.PART
    if _IN_THE_WAY.search(plain) and len(plain.split()) > 1 and not _DONE_OR_WELL.search(plain):
        return Strength.PART
    if _WEAK.search(plain):
        if _EXTRA.search(plain):
            return Strength.ASIDE
        return Strength.MIDDLE if _MIDDLE.search(plain) else Strength.WEAK
    return Strength.MIDDLE if field is Field.TEXT or _MIDDLE.search(plain) else Strength.UNKNOWN


def names_alone(header: str) -> bool:
    """Whether a header tells without a look at values: a word of a sentence, cut at its commas, must not."""
    plain, strength = plain_header(header), strength_of(header)
    if strength is None or not strength.names_texts:
        return False
    told = bool(_STRONG.search(plain)) or tells_of_barriers(plain) or _is_question(header, plain)
    return field_of(header) is Field.TEXT or (told and strength in (Strength.EXACT, Strength.PART))


def rank_of(header: str) -> int:
    """Which of two names of one strength is better: less is."""
    plain, names = plain_header(header), NAMES[Field.TEXT]
    return names.index(plain) if plain in names else len(names)
