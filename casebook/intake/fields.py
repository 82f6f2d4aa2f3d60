"""What a column of a barrier log can be, and the header names seen in public templates of logs, forms and minutes."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Field(StrEnum):
    """What a column of a barrier log can be."""

    TEXT = "text"
    ID = "id"
    TITLE = "title"
    RAISED = "date_raised"
    DUE = "date_due"
    CLOSED = "date_closed"
    STATUS = "status"
    OWNER = "owner"
    REPORTER = "reporter"
    LEVEL = "level"
    UNIT = "unit"
    CATEGORY = "category"
    PRIORITY = "priority"
    ACTION = "action"
    RESOLUTION = "resolution"
    ESCALATED = "escalated_to"
    STAGE = "stage"
    WIN = "win"
    ROOT_CAUSE = "root_cause"
    VISIBILITY = "visibility"
    LABEL = "label"


DATES = (Field.RAISED, Field.DUE, Field.CLOSED)

# Within a field, better names first.
NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.TEXT: (
        "barrier", "barriers", "barrier description", "description of barrier", "challenge", "challenges",
        "problem statement", "precise problem statement", "problem", "issue description", "description of issue",
        "issue", "issues", "obstacle", "hiccup", "hiccups", "concern", "concerns", "text", "what happened", "statement",
        "discussion", "discussion points", "description", "details", "information to communicate", "observation",
        "feedback", "to improve", "needs improvement", "what could be better", "what didn t go well",
        "what did not go well", "what went wrong", "sticky note", "card", "note", "content", "comment", "comments",
        "notes",
    ),
    Field.ID: (
        "id", "no", "number", "ref", "issue id", "barrier id", "item no", "key", "raid id", "item", "item number",
        "issue number", "log no", "reference", "issue key",
    ),
    Field.TITLE: ("title", "summary", "topic", "agenda item", "subject", "issue title", "headline", "name"),
    Field.RAISED: (
        "date raised", "date identified", "date reported", "raised on", "date logged", "date opened", "date submitted",
        "date noted", "date entered", "reported on", "submitted on", "date", "opened", "created", "createdat",
        "created at", "created date", "date created", "timestamp", "start time", "completion time", "submission date",
        "submitted at", "meeting date", "meeting", "date of meeting", "date of entry", "entry date", "raised", "logged",
        "identified", "cycle start",
    ),
    Field.DUE: (
        "due", "due date", "date due", "by when", "target", "target date", "target resolution",
        "target resolution date", "target completion date", "expected resolution", "deadline", "timeline", "when",
        "response timeline", "review date", "follow up date", "complete by", "due by", "needed by",
    ),
    Field.CLOSED: (
        "date closed", "date resolved", "date completed", "resolved on", "closed on", "closed date", "resolved date",
        "closed at", "actual resolution date", "closed", "resolved", "completed", "completion date", "done", "finished",
        "cycle end",
    ),
    Field.STATUS: (
        "status", "current status", "issue status", "state", "progress", "response status", "action status", "rag",
        "rag status", "on/off track", "on off track", "open/closed", "open closed", "complete", "% complete",
        "percent complete", "open",
    ),
    Field.OWNER: (
        "owner", "issue owner", "action owner", "assigned to", "assignee", "responsible", "person responsible",
        "responsible person", "responsible individual", "responsible individuals", "responsible party",
        "who is responsible", "who", "lead", "accountable", "point person", "dri", "designee", "by whom",
    ),
    Field.REPORTER: (
        "role", "your role", "reporter role", "role of reporter", "position", "job title", "raised by", "reported by",
        "submitted by", "identified by", "reporter", "raised by role", "from", "source", "author", "created by",
        "voice", "respondent",
    ),
    Field.LEVEL: (
        "level", "system level", "scope", "org level", "organization level", "level of system", "barrier level",
        "building/district/state", "level of barrier", "tier",
    ),
    Field.UNIT: (
        "school", "school name", "building", "building name", "site", "site name", "campus", "location", "district",
        "district name", "region", "department", "team", "team name", "unit", "ward", "clinic", "center", "centre",
        "branch", "grade", "grade level", "practice name", "classroom", "program",
    ),
    Field.CATEGORY: (
        "type", "category", "raid type", "item type", "issue type", "barrier type", "driver", "implementation driver",
        "area", "theme", "domain", "component", "tag", "tags", "element", "column", "list", "group", "column name",
        "reflectiongroup",
    ),
    Field.PRIORITY: (
        "priority", "impact", "severity", "urgency", "votes", "likes", "upvotes", "risk score", "importance",
        "schedule impact",
    ),
    Field.ACTION: (
        "action", "actions", "action taken", "actions taken", "action steps", "action step", "action item",
        "action items", "response actions", "response action", "next steps", "next step", "next action", "solution",
        "proposed solution", "mitigation", "plan", "action plan", "resolution plan", "decision", "decisions", "to do",
        "what have you tried", "what has been tried", "steps taken", "response",
    ),
    Field.RESOLUTION: (
        "resolution", "resolution notes", "resolution / notes", "outcome", "outcomes", "result", "results",
        "closure note", "closing note", "remediation", "how resolved", "act", "study", "answer", "response received",
    ),
    Field.ESCALATED: (
        "escalated to", "escalation", "escalations", "escalate to", "escalated", "raise to", "raised to", "moved up to",
        "sent to", "referred to", "send to", "to", "decision maker", "escalation level", "needs escalation",
    ),
    Field.STAGE: (
        "stage", "implementation stage", "stage of implementation", "phase", "implementation phase",
        "stages of implementation",
    ),
    Field.WIN: ("win", "is a win", "success", "celebration", "wins", "successes", "celebrations"),
    Field.ROOT_CAUSE: ("root cause", "root causes", "cause", "causes", "contributing factors", "why"),
    Field.VISIBILITY: (
        "internal only", "confidential", "visibility", "sensitive", "private", "sensitivity", "can be shared",
    ),
    Field.LABEL: (
        "technical/adaptive", "technical or adaptive", "technical / adaptive", "adaptive/technical", "t/a",
        "type of challenge", "challenge type", "leadership type", "label", "code", "strategy", "coder", "annotator",
    ),
}  # fmt: skip

# The questions of web forms; the first that fits says the field.
_QUESTIONS: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.ESCALATED, r"\b(escalat\w*|needs? to go (up|to)|higher level|moved? up|raised? (it |this )?(up|to))\b"),
        (Field.LABEL, r"\b(technical or adaptive|adaptive or technical|kind of challenge|type of challenge)\b"),
        (Field.ROOT_CAUSE, r"\b(root causes?|why (do|did|does|is)|what causes?|because of what)\b"),
        (Field.VISIBILITY, r"\b(confidential|may we share|can (we|this be) shared?|keep (this )?private)\b"),
        (Field.ACTION, r"\b(tried|next steps?|action steps?|(could|should) (we|you|be) ?(do|done|try)|solutions?)\b"),
        (Field.WIN, r"^(is|was) (this|it) a (win|success|celebration)\b"),
        (Field.RESOLUTION, r"\b(how was (it|this)|what (was|came of)) \w* ?(resolved|fixed|solved|decided|it)\b"),
        (Field.CLOSED, r"\bwhen (was|did) .{0,40}(resolved|closed|fixed|solved)\b|\bdate .{0,20}(closed|resolved)"),
        (Field.DUE, r"\b(by when|when (should|must|will) .{0,40}|due|deadline|target date)\b"),
        (Field.RAISED, r"\bwhen (did|was|were) |\bdate (of|this|it|you)\b|\bdate .{0,25}(noticed|raised|reported)\b"),
        (Field.STATUS, r"\b(still (open|happening)|(is|was) (this|it) (resolved|closed|fixed|done))\b|\bstatus\b"),
        (Field.REPORTER, r"\b(your|their|reporter s?) (role|position|job|title)\b|\bdescribes you\b|\brole\b"),
        (Field.OWNER, r"\bwho (is|will|should|owns|leads|can)\b|\bperson responsible\b|\bassigned\b"),
        (Field.LEVEL, r"\b(which|what|at what|at which) level\b|\blevel of the (system|organi[sz]ation)\b"),
        (Field.STAGE, r"\bstage of implementation\b|\bimplementation stage\b|\bwhich stage\b"),
        (Field.UNIT, r"\b(which|what|your|name of( the| your)?) (school|building|site|campus|district|department|team|"
                     r"ward|unit|clinic|grade|program|location)\b|\bwhere do you work\b"),
        (Field.PRIORITY, r"\bhow (urgent|serious|big|important|much impact|severe)\b|\b(priority|urgency|severity)\b"),
        (Field.CATEGORY, r"\b(type|category|kind) of (barrier|issue|problem|concern)\b"),
    )
)  # fmt: skip
_MAX_QUESTION = 200
_ANSWERED_TEXT = re.compile(r"\b(barriers?|challenges?|obstacles?|problems?|hiccups?|in the way|difficult\w*)\b")
_OTHERS_OWN = re.compile(r"^(e ?mail( address)?|username|phone( number)?|score|points|language|last modified.*)$")


def plain_header(header: str) -> str:
    """A header without case, bracketed remarks, punctuation and doubled spaces."""
    bare = re.sub(r"\(.{0,200}?\)|\[.{0,200}?\]", " ", header.casefold())
    return " ".join(re.sub(r"[^\w/%]+", " ", bare).split())


def field_of(header: str) -> Field | None:
    """The field that a header names, if any; `School / site` counts by its first known part."""
    named = name_of(header)
    return named[0] if named else None


def name_of(header: str) -> tuple[Field, int] | None:
    """The field that a header names, and how good the name is: 0 is best."""
    if header.strip() in ("#", "№"):
        return Field.ID, 0
    plain = plain_header(header)
    # Two rows of headers are joined by a slash: `Date / Closed` says what `date closed` does.
    whole = (plain, " ".join(plain.replace("/", " ").split()))
    turned = " ".join(reversed([part.strip() for part in plain.split("/")])) if "/" in plain else plain
    parts = (*whole, turned, *(piece.strip() for piece in plain.split("/")))
    for penalty, part in enumerate(parts):
        for field, names in NAMES.items():
            if part in names:
                return field, names.index(part) + 100 * penalty
    return None


def asked_field(header: str) -> Field | None:
    """The field that the question of a form asks for, if any; None as well for the question about barriers."""
    plain = plain_header(header)[:_MAX_QUESTION]
    if len(plain.split()) < 2 or _OTHERS_OWN.match(plain):  # noqa: PLR2004 - one word asks nothing
        return None
    return next((field for field, pattern in _QUESTIONS if pattern.search(plain)), None)


def tells_of_barriers(header: str) -> bool:
    """Whether a header has a word for a barrier, though it is no name that is known."""
    return bool(_ANSWERED_TEXT.search(header))


def unique_headers(header: Sequence[str]) -> tuple[str, ...]:
    """The headers with a number behind one that came before: `Owner`, `Owner (2)`; empty ones stay empty."""
    seen: set[str] = set()
    unique = []
    for name in header:
        candidate, number = name, 1
        while candidate and candidate in seen:
            number += 1
            candidate = f"{name} ({number})"
        seen.add(candidate)
        unique.append(candidate)
    return tuple(unique)
