"""More notes, written when the rules stood, to see how they do on what they were not made for."""

from typed_notes import Note

NOTES = (
    Note(
        "maternity.txt",
        """Safety huddle, Tuesday 3 March 2026
Staffing
● Triage covered by one midwife from 2am
● Agency midwives cannot open the drug fridge
● Breaks not taken on nights
Equipment
● CTG paper ran out twice
● Two resuscitaires waiting for repair since January
Culture
● Juniors do not call the consultant because of what happened in the autumn
""",
        """Triage covered by one midwife from 2am
Agency midwives cannot open the drug fridge
Breaks not taken on nights
CTG paper ran out twice
Two resuscitaires waiting for repair since January
Juniors do not call the consultant because of what happened in the autumn""",
    ),
    Note(
        "governors.docx",
        """Notes from the governors' visit to Birch Lane Primary
Reading
The phonics books are shared between four classes and go missing. Teachers buy their own.
Lunch
Lunch is too short for the second sitting, and children go back hungry.
Staff wellbeing
Teachers told us that they do not use the wellbeing hour. Nobody has seen the head take it.
Any other business
The gate code has not been changed for two years.
""",
        """The phonics books are shared between four classes and go missing. Teachers buy their own.
Lunch is too short for the second sitting, and children go back hungry.
Teachers told us that they do not use the wellbeing hour. Nobody has seen the head take it.
The gate code has not been changed for two years.""",
    ),
    Note(
        "helpdesk.md",
        """# Service desk weekly

## Problems

* Password resets take two days
    * identity team works to an SLA of 48 hours
    * we have asked for the tool, answer was no
* VPN
    * drops every afternoon about three
* Tickets are bounced between teams until they breach
* Knowledge base
    * half of the articles are from before the merger
    * nobody has time to write

## Follow up

1. Sanjay to ask identity for delegated rights
2. Put the VPN logs in the shared folder
""",
        """Password resets take two days
identity team works to an SLA of 48 hours
we have asked for the tool, answer was no
drops every afternoon about three
Tickets are bounced between teams until they breach
half of the articles are from before the merger
nobody has time to write
Sanjay to ask identity for delegated rights
Put the VPN logs in the shared folder""",
    ),
    Note(
        "parish.txt",
        """PARISH COUNCIL - WORKING GROUP
Monday 12 January 2026, village hall

1. Footpaths
The stile on Mill Lane is broken and the county says it is the farmer's, the
farmer says it is the county's.

2. Allotments
Waiting list of 31. Four plots are overgrown, and nobody wants to write to the
people who hold them because everyone knows them.

3. Website
Minutes are put up late.

4. AOB
None.

Next meeting: 9 February
""",
        """The stile on Mill Lane is broken and the county says it is the farmer's, the farmer says it is the county's.
Waiting list of 31. Four plots are overgrown, and nobody wants to write to the people who hold them because \
everyone knows them.
Minutes are put up late.""",
    ),
    Note(
        "inset.txt",
        """Post-its from INSET day
Too many initiatives at once
Cover lists come out after registration has started
Photocopier on the top floor
SEN plans are written for inspectors, not for us
Year 8
Projectors in the science block flicker
We say workload matters and then add a data drop
No quiet place to ring parents
""",
        """Too many initiatives at once
Cover lists come out after registration has started
Photocopier on the top floor
SEN plans are written for inspectors, not for us
Year 8
Projectors in the science block flicker
We say workload matters and then add a data drop
No quiet place to ring parents""",
    ),
    Note(
        "mail_list.txt",
        """Hello Priya,

As promised, the list from our team about the new rota system:

1) Swaps have to be approved by two people and one of them is always away
2) The app does not work on the hospital wifi
3) Bank staff see the shifts before we do

The first one is the one that people are angry about. I have told them that I
would pass it on. Joe in Workforce says that the second approval was put in
after the audit and cannot be taken out without the board.

Happy to talk.

Best,
Dan
""",
        """As promised, the list from our team about the new rota system:
Swaps have to be approved by two people and one of them is always away
The app does not work on the hospital wifi
Bank staff see the shifts before we do
The first one is the one that people are angry about. I have told them that I would pass it on. Joe in Workforce \
says that the second approval was put in after the audit and cannot be taken out without the board.
Happy to talk.""",
    ),
    Note(
        "handover.docx",
        """Community nursing handover 14/05/2026
Present
Ana, Bilal, Carys
Caseload
- Three new referrals with no address
- Leg ulcer clinic double booked on Thursdays
– Syringe drivers: two missing, one broken
Vehicles
{List Paragraph}Pool car brakes squeal
{List Paragraph}Parking permits expired in April and the council will not renew
Concerns
People are visiting alone after dark. The lone worker device is in a drawer. We all know and we have not said it.
""",
        """Three new referrals with no address
Leg ulcer clinic double booked on Thursdays
Syringe drivers: two missing, one broken
Pool car brakes squeal
Parking permits expired in April and the council will not renew
People are visiting alone after dark. The lone worker device is in a drawer. We all know and we have not said it.""",
    ),
    Note(
        "retro_mobile.md",
        """Sprint 12 retro

What went well
- Pairing on the payments bug
- Demo got a real user in the room

What got in the way
- Test phones are locked in Marek's drawer
- Review queue: three days on average
- We commit to dates that sales has promised already
Ideas
- rota for reviews
- ask sales to come to planning
""",
        """Pairing on the payments bug
Demo got a real user in the room
Test phones are locked in Marek's drawer
Review queue: three days on average
We commit to dates that sales has promised already
rota for reviews
ask sales to come to planning""",
    ),
)
