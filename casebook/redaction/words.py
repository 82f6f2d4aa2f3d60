"""Word lists that keep ordinary words from being taken for names."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    dr frau herr lt madame miss mme monsieur mr mrs ms mx prof professor rev reverend señor señora sgt sra srta
    """
)
"""What stands before a name and before nothing else."""

ROLES = _words(
    """
    coach counsellor counselor doctor father judge nurse officer pastor principal sister teacher
    """
)
"""What stands before a name, but before other words too."""

OFFICES = _words(
    """
    chair chairman chairperson chairwoman chancellor justice mayor moderator president secretary speaker vice
    """
)
"""What follows a title in place of a name, as in `Mr. Chairman`."""

ROLE_COMPANIONS = _words(
    """
    academy action advisor advisory agenda aide and application april assessment assistant assistants
    association attendance august award call calls care case caseload center centre certification chair
    checklist clinic coach coaches coaching collaborative committee conference consult contract coordinator
    corner council credentials cycle data day days december department desk development director education
    educator educators ethics evaluation evaluations february feedback fidelity file forum friday group guidance
    guide handbook handover hiring home hours hub huddle in induction interview interviews january job july june
    lead leader leaders leadership led licensing log logs manager managers manual march may meeting meetings
    meets mentor mentoring mentors monday monitoring newsletter no note notes november observation observations
    october of office on onboarding orientation outreach pay pd pipeline plan planner planning portal
    practitioner practitioners preceptor prep preparation principal principals problem profession professional
    program programme protocol quality ratio records recruitment referral report residency retention retreat
    review role roles room rotation rounds roundtable salaries saturday schedule scheduling school secretary
    selection self seminar september service shift shortage specialist staff staffing station stations students
    study summit sunday supervision supervisor supervisors support survey syllabus system task team teams the
    thursday time to tool track training trainings transfer tuesday turnover union unit update vacancies vacancy
    visit visits voice wednesday week wellbeing wellness workforce workload workshop yes
    """
)
"""What follows a role and is no name, though it may have a capital."""

ORDINARY = _words(
    """
    abbey am an angel april are art as at august autumn bailey baker ball banks barber barn bass bay be bean
    bear bell bench berry best bill bird bishop black bliss blue bond bone book boss bow bowl branch brand
    bridge bright brook brooks brown buck bud burn bush butcher butler buzz by camp candy cannon card carol
    carpenter case cash castle chance chase christian chuck church clay close coach cook cooper corn cotton
    court cox crane cross crystal curry daisy dale dash dawn day dean dee dell destiny dick do dollar dove drake
    drew duke eve ever faith fall farmer fern field fields finch fish fisher fitch flood flowers ford forest
    foster fox frank free french frost gale gardener gardner gene gibbon ginger glass go gold good grace grant
    gray green grey grove guy had hall hand harden hardy harmony has have hazel he heath heather high hill hills
    holiday holly holmes honor hood hope horn house how hunt hunter i if in iris iron is it ivy jack jade jean
    jewel job joy judge june just justice kay key king kitty knight lake lamb lance lane large law lay lee lily
    little lock long lord love low luck major man march mark marsh mason max may mayor me meadow mercer mercy
    merit miles mill miller mills mine minor mitt moody moon moor more moss my myrtle new nice nick no noble
    nobles noon north oak of olive on or page paige paris park parker parks parson pat pearl penny pepper perry
    piece pike pine pitt pleasant plumber pole pool pope porter post potter pound powers precious price prince
    prior prose purple queen quick ray read reason red reed reeves rice rich ridge river rivers rob robin rock
    rose rowan ruby rush rusty sage sailor sally sandy save school sea self serene shade sharp shepherd shore
    short silver singer sky small smart snow so south spark sparks spring stack star steel still stone storm
    stout street strong sue summer summers sun sweet swift tab tailor taylor teal temple thorn tiger tim to
    trace tracy tree trinity troy true turner up us van victor victory viola violet vision wade walker wall
    walls ward warden warner was waters way we weaver webb wells were west wheat wheeler white who why wild will
    willow wills win winter winters wise wit wolf wood woods worth wren yard yates young
    """
)
"""Names that are words too: alone they count as a name only where a sentence would not start with the word."""

NOT_SPEAKERS = _words(
    """
    action actions agenda answer attendees audio chapter chat context cue date decision decisions example host
    interviewee interviewer item kind language moderator note notes option part participant participants point
    present problem question questions reminder section speaker speakers step summary time title todo topic
    transcriber transcript translation unknown update warning
    """
)
"""What stands before a colon in a transcript and is nobody's name."""
