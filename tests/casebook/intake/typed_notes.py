r"""Notes as people type them, each with the items that a person lists; every organisation and person is invented.

Beside each text stands its list, one item a line. A docx is written a line a paragraph; `{List Bullet}` names a style
and `\v` is a line break within a paragraph.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Note:
    """One file and what is in it."""

    name: str
    text: str
    items: str

    @property
    def expected(self) -> list[str]:
        """The items in their order."""
        return [line for line in self.items.strip().splitlines() if line]

    def write(self, folder: Path) -> Path:
        """The file, in a folder."""
        path = folder / self.name
        if path.suffix != ".docx":
            path.write_text(self.text, encoding="utf-8")
            return path
        import docx

        document = docx.Document()
        for line in self.text.strip("\n").splitlines():
            style, _, words = line.removeprefix("{").partition("}") if line.startswith("{") else ("Normal", "", line)
            document.add_paragraph(words.replace("\\v", "\n"), style=style)
        document.save(str(path))
        return path


NOTES = (
    Note(
        "ward.txt",
        """Linen short on weekends
Phones on the ward cut out when you walk past bay 3
No cover for breaks
Nobody knows who orders the wound packs
Agency staff cannot log in
""",
        """Linen short on weekends
Phones on the ward cut out when you walk past bay 3
No cover for breaks
Nobody knows who orders the wound packs
Agency staff cannot log in""",
    ),
    Note(
        "year_9.txt",
        """The seating plans are changed every week and nobody tells the supply teachers.
Parents say they hear about detentions after they have happened.
We have stopped writing things in the behaviour log because nothing comes back.
""",
        """The seating plans are changed every week and nobody tells the supply teachers.
Parents say they hear about detentions after they have happened.
We have stopped writing things in the behaviour log because nothing comes back.""",
    ),
    Note(
        "pasted.txt",
        "Barriers from the wall\n\n•\tLinen short on weekends\n·         Bleep system goes down\n"
        "– Nights feel forgotten\n— Two managers, two answers\no\tNo keys for the drug fridge\n▪ Handover runs over\n"
        "✓ Sluice tap fixed\n➢ Rota comes out late\n",
        """Linen short on weekends
Bleep system goes down
Nights feel forgotten
Two managers, two answers
No keys for the drug fridge
Handover runs over
Sluice tap fixed
Rota comes out late""",
    ),
    Note(
        "slt.docx",
        """Minutes of SLT, Thursday 8 October 2026
Present: JW, PK, AO
1. Timetable
Year 10 options clash with the reading intervention again, and nobody owns the fix.
2. Safeguarding
The new form takes forty minutes to fill in.
Staff are writing it up at home.
3. Marking
The policy says every two weeks. Most of us have stopped doing it and do not say so.
Action points
{List Bullet}PK to ask the trust for a shorter form
{List Bullet}AO to redraw the options grid
""",
        """Year 10 options clash with the reading intervention again, and nobody owns the fix.
The new form takes forty minutes to fill in.
Staff are writing it up at home.
The policy says every two weeks. Most of us have stopped doing it and do not say so.
PK to ask the trust for a shorter form
AO to redraw the options grid""",
    ),
    Note(
        "attendance.docx",
        """Huddle 5 May 2026
Attendance
• Nine pupils under 80 percent and the letters go to old addresses
• Tutors ring home but log it in three places
Behaviour
The on-call phone is not picked up in period 5.
Marking
o\tBooks are marked in the week before the learning walk
""",
        """Nine pupils under 80 percent and the letters go to old addresses
Tutors ring home but log it in three places
The on-call phone is not picked up in period 5.
Books are marked in the week before the learning walk""",
    ),
    Note(
        "clinic.md",
        """# Clinic huddle

1) Linen
Sheets run out by Saturday noon.
2) Phones
Phones on the ward ring out because the base station is behind the new wall.
3) Handover
The night team says it hears about discharges from the porters.
""",
        """Sheets run out by Saturday noon.
Phones on the ward ring out because the base station is behind the new wall.
The night team says it hears about discharges from the porters.""",
    ),
    Note(
        "sub_bullets.md",
        """## Supplies

- Linen short on weekends
  - supplier contract says 5 days
  - we borrow from ward 4
- Staffing:
  - two vacancies on nights
- Gloves
  - size S is never in the box
- Printer jams again
    - toner ordered
""",
        """Linen short on weekends
supplier contract says 5 days
we borrow from ward 4
two vacancies on nights
size S is never in the box
Printer jams again
toner ordered""",
    ),
    Note(
        "council_mail.txt",
        """From: Tove Anders
To: Area team
Subject: Library move

Hi all,

The counter has been moved to the back of the hall and the signs still point to
the front. People queue at the wrong desk and leave. Barnaby has asked Property
Services twice for new signs and was told that they are in the autumn budget.

We also heard from Friday's volunteers. They were told about the move by the
caretaker. Two of them say that they will not come back.

Kind regards,
Tove
""",
        """The counter has been moved to the back of the hall and the signs still point to the front. \
People queue at the wrong desk and leave. Barnaby has asked Property Services twice for new signs and was told \
that they are in the autumn budget.
We also heard from Friday's volunteers. They were told about the move by the caretaker. Two of them say that they \
will not come back.""",
    ),
    Note(
        "retro.txt",
        """Notes from the platform retro

- WHAT WENT WELL
- Release went out on time
- Nobody was paged
- WHAT DID NOT
- Alerts fire all night and we mute them
- Postmortems end with "be more careful"
""",
        """Release went out on time
Nobody was paged
Alerts fire all night and we mute them
Postmortems end with "be more careful\"""",
    ),
    Note(
        "phone_notes.txt",
        """wifi drops in room 4
no time to plan together
supply staff dont get logins
kids late from pe every week
head says yes to everything
""",
        """wifi drops in room 4
no time to plan together
supply staff dont get logins
kids late from pe every week
head says yes to everything""",
    ),
    Note(
        "depot.txt",
        """Staffing
- Two drivers off sick
- Overtime is never approved in time
Vehicles
- Gritter 3 has no MOT
- Tail lift broken since May
Anything else
Nobody wants to be the one who tells the councillors that the route is too long.
""",
        """Two drivers off sick
Overtime is never approved in time
Gritter 3 has no MOT
Tail lift broken since May
Nobody wants to be the one who tells the councillors that the route is too long.""",
    ),
    Note(
        "soft_breaks.docx",
        """Team meeting, 12 March 2026
What is getting in the way\\v• Keys are kept in three offices\\v• The rota is out on Sunday night\\v• New starters \
wait two weeks for a laptop
Training
{List Bullet}Moving and handling is booked out until June
{List Bullet}Induction
{List Bullet 2}nobody is free to shadow
""",
        """Keys are kept in three offices
The rota is out on Sunday night
New starters wait two weeks for a laptop
Moving and handling is booked out until June
nobody is free to shadow""",
    ),
)
