"""Headers as the logs of schools, wards, help desks, social work and councils have them: the texts are found."""

from itertools import cycle, islice

import pytest

from casebook.intake.columns import find_text

_ROWS = 12
_TEXTS = (
    "The tablets log everyone out in the middle of the lesson",
    "Nobody reads the minutes before the meeting",
    "Bank staff cannot open the drug chart",
    "The lift is out of order again",
    "Families hear of changes only after they have happened",
    "We still wait for the transport contract to be signed",
    "Two teams keep two lists of the same people",
    "Phones ring through supervision and nobody picks up",
    "Coaches are pulled out to cover classes every Friday",
    "The form asks for a reference that we never get",
    "Night shift has no access to the store room",
    "Managers say yes and then nothing changes",
)
_NOTES = ("waiting for Pat", "rang twice", "will be raised with the estates team at the next monthly meeting")
_LONG = (
    "Pat rang on Monday and will ring again",
    "Raised with the head of service last week",
    "No news since the last meeting on this",
    "Sam is off until the end of the month",
    "They say it is on the list for spring",
)
KINDS: dict[str, tuple[str, ...]] = {
    "text": _TEXTS,
    "brief": ("No cover at night", "Two lists", "Tablets log out", "Late transport", "Lift", "No reply from IT"),
    "few": (*_NOTES, *[""] * 9),
    "half": (*_LONG, *[""] * 5),
    "long": _LONG,
    "ticket": ("see ticket",),
    "id": tuple(f"A-{number}" for number in range(1, 13)),
    "date": tuple(f"2026-03-{day:02d}" for day in range(3, 15)),
    "who": ("Pat Ellis", "Sam", "Kim Osei", "Wren"),
    "rank": ("High", "Low", "Medium"),
    "number": ("3", "12", "7"),
    "rag": ("red", "amber", "green"),
    "status": ("Open", "Closed", "In progress"),
    "yes": ("Yes", "No", "No", ""),
    "place": ("Alder Street", "North site", "Ward 4"),
    "short": ("Rota", "IT", "Transport", "Rota", "Estates"),
    "title": ("Tablets log out", "Minutes unread", "Drug chart", "Lift", "Late news to families", "Contract"),
    "role": ("Teacher", "Nurse", "Coach"),
    "did": (
        "Rang the help desk and asked for a new one to be sent out this week", "Asked the head", "",
        "Wrote to the whole team with the dates and a short reminder of why it matters",
    ),
}  # fmt: skip

# Header=kind of values; the column of kind `text` or `brief` is the one to be read.
FIRST = (
    "Ref=id;When=date;Shift=short;What gets in our way?=text;Comments=few;RAG=rag;Who=who;Done?=yes",
    "Date=date;Barriers/Opportunities=text;Notes=few;Lead=who",
    "No=id;What is stopping us=text;Feedback=few;Owner=who",
    "Area=short;Gap=text;Comment=half;By when=date",
    "Pinch point=text;Details=ticket;Ward=place;Status=status",
    "Barrier=text;Notes=long;Action taken=did;Owner=who",
    "Risk=rank;Description=text;Owner=who;Review date=date",
    "Issue=id;Details=text;Priority=rank;Raised by=who",
    "ID=id;Concern level=rank;Concern=text;Comments=long;Date closed=date",
    "Timestamp=date;Your role=role;What made this week hard?=text;What did you try?=did;Anything else?=few",
    "Ticket=id;Reported problem=text;Resolution notes=long;Assignee=who;State=status",
    "Case no=id;Obstacles for the family=text;Comments=half;Social worker=who",
    "Issue owner=who;Issue date=date;Issue=text;Issue status=status;Notes=few",
    "Ward=place;Safety concern=text;Feedback=half;Escalated to=short;RAG=rag",
    "Committee=place;Minute ref=id;Matter outstanding=text;Remarks=few;Officer=who",
    "Sprint=number;Blocker=text;Comment=long;Team=place",
    "Title=title;Description=text;Comments=few;Status=status",
    "Date=date;Topic=title;Notes=text;Owner=who",
    "Category=short;Comments=text;Votes=number",
    "Name=who;Site=place;Feedback=text;Score=number",
    "Ref=id;Risk / Issue=text;Impact=rank;Mitigation=did;Notes=half",
    "Headteacher=who;What would you change?=text;Notes=few;Year=number",
    "Log no=id;Nature of complaint=text;Details=ticket;Received=date;Closed=yes",
    "Room=place;Snag=text;Remarks=half;Date seen=date;Fixed?=yes",
    "What went well?=long;What got in the way?=text;Next steps=did;Comments=few",
    "Cause of problem=short;Action to overcome problem=did;Problem=text;Comments=long",
    "Date=date;Where are we stuck?=text;Who can solve the problem?=who;Details=few",
    "Item=text;Comments=few;Who=who;Due=date",
)  # fmt: skip

# Written after the reader could tell the first ones apart, without a look at the words that it knows.
SECOND = (
    "S/N=id;Challenge area=short;Describe what happened=text;Severity=rank;Reported by=who",
    "What's bugging you?=text;Your team=place;Upvotes=number;Reply=few",
    "Huddle date=date;Ward=place;Flow blockers today=text;Comment=few;Owner=who",
    "Sticking points=text;Notes=half;Who's on it=who;By=date",
    "Student support issue=text;Grade=number;Follow-up notes=long;Status=status",
    "Incident summary=text;Details=ticket;Priority=rank;Opened=date;Assigned to=who",
    "Case ref=id;Family's difficulties=text;Worker=who;Comments=half",
    "Member query=text;Remarks=few;Portfolio=short;Date=date",
    "Things that slow us down=text;Comment=half;Votes=number",
    "Date=date;What I noticed=text;Notes=few;Initials=who",
    "Observation=text;Feedback=half;Classroom=place;Coach=who",
    "Hurdle / hold-up=text;Notes=few;RAG=rag",
    "Key concern for the week=text;Additional details=half;Lead=who",
    "Need=text;Comments=half;Tier=number;Student initials=who",
    "Where does it hurt?=text;Any other remarks=few;Role=role",
    "Resident's complaint=text;Officer comments=long;Ward=place;Date received=date",
    "Topic=title;Discussion=text;Decision=did;Who=who",
    "Risk description=text;Risk rating=number;Risk owner=who;Controls in place=did;Comments=half",
    "Root cause=short;Problem encountered=text;Fix=did;Notes=few",
    "Idea or concern=text;Feedback given=half;Name=who",
    "Unresolved matters=text;Details=few;Due=date",
    "Lesson=text;Remarks=few;Project=short",
    "If you could fix one thing, what would it be?=text;Comments=few;Team=place",
    "Pressure=text;Notes=half;Service=place;Score=number",
    "Ticket=id;Subject=title;Body=text;Requester=who;Comments=few",
    "Weekly reflection=text;Mentor feedback=half;Date=date",
    "Gap identified=text;Action required=did;Comments=long;Target date=date",
    "User pain=text;Comment=ticket;Squad=place",
    "Concern raised by staff=text;Feedback=long;Ward=place",
    "Reason for delay=text;Details=few;Patient ref=id;Bed days lost=number",
)

# Harder ones, written third: short barriers beside long remarks, remarks that are all there is, names in odd places.
THIRD = (
    "Barrier=brief;Comments=long;Owner=who",
    "What is in the way=brief;Notes=long;Who=who",
    "Challenges this week=brief;What we did=did;Notes=half;Class=place",
    "Problem=brief;Progress notes=long;Status=status",
    "Concerns / compliments=brief;Remarks=long;Ward=place",
    "Date=date;Comments=text;Staff group=role",
    "Date=date;Service area=short;Notes=text;Seen by=who",
    "Issue type=short;Issue=text;Issue raised on=date;Comments=long",
    "Risk category=short;Risk=text;Likelihood=rank;Controls=did;Notes=long",
    "Name of child=who;What is the worry?=text;What is going well?=long;Scale=number",
    "What are we worried about?=text;What's working well?=long;What needs to happen?=did;Notes=few",
    "Start=date;Name=who;In a few words, what makes your job harder than it should be?=text;May we contact you?=yes",
    "Respondent=number;Q1. What stops you from doing your best work?=text;Q2. What would help?=long;Q3. Comments=few",
    "Service desk ref=id;Short description=text;Work notes=long;Assignment group=short;State=status",
    "Defect=id;Summary=title;Description=text;Steps taken=did",
    "Motion=number;Resident concern=text;Council response=long;Hearing=date",
    "Bed=number;Reason not discharged=text;Comment=half;Days waiting=number",
    "Learner=who;Barrier to learning=text;Strategy tried=did;Impact of strategy=long",
    "Agenda item=title;Issues raised=text;Actions=did;Lead=who",
    "Card=text;List=short;Comments=number",
    "Retro column=short;Sticky=text;Votes=number;Comments=few",
    "Priority area=short;What gets in the way of this?=text;Evidence=long;Who=who",
    "Week=number;High point=long;Low point=text;Notes=few",
    "Pothole or defect=text;Street=place;Officer notes=long;Reported=date",
    "Client=id;Presenting problem=text;Case notes=long;Next visit=date",
    "Blocker=brief;Explanation=long;Team=place",
    "Source=role;Message=text;Reply sent=yes;Remarks=few",
)


def _table(spec: str) -> tuple[list[str], list[list[str]], str]:
    pairs = [part.rsplit("=", 1) for part in spec.split(";")]
    columns = [list(islice(cycle(KINDS[kind]), _ROWS)) for _, kind in pairs]
    wanted = next(name for name, kind in pairs if kind in ("text", "brief"))
    return [name for name, _ in pairs], [list(row) for row in zip(*columns, strict=True)], wanted


@pytest.mark.parametrize("spec", [*FIRST, *SECOND, *THIRD])
def test_the_texts_are_found_under_headers_as_people_write_them(spec: str) -> None:
    """Whatever remarks, notes and codes stand beside them."""
    header, rows, wanted = _table(spec)
    found = find_text(header, rows)
    assert found is not None
    assert header[found.column] == wanted
