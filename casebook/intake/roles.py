"""What somebody is, out of a cell that may hold a name: only words that are known to be roles are kept."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOUNS = _set("""
teacher educator coach nurse principal superintendent paraprofessional para aide assistant counselor counsellor
psychologist specialist interventionist therapist librarian secretary clerk custodian caretaker coordinator director
manager supervisor administrator admin administration leader facilitator mentor instructor lecturer professor
technician analyst consultant trainer doctor physician surgeon midwife pharmacist paramedic receptionist driver
volunteer parent guardian family caregiver carer student pupil patient resident client member staff employee worker
officer engineer developer lead team board committee trustee governor treasurer chairperson chair president registrar
headteacher head deputy senco slp ot pt md rn lpn np pa hca cna ea ta practitioner provider trainee intern apprentice
operator scheduler navigator liaison desk faculty community partner union representative rep vendor anonymous sister
matron bcba paraeducator inspector dietitian dentist hygienist chaplain
""")
_QUALIFIERS = _set("""
a an the of for and or in to at with general special regular education ed first second third fourth fifth sixth
seventh eighth ninth tenth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th grade year k pre kindergarten elementary middle high
secondary primary school building district state county central office regional senior junior vice associate executive
chief front medical clinical instructional reading literacy math maths science music art pe esl ell el bilingual sped
speech language occupational physical behavior behaviour behavioral mental health social case data it technology tech
support service home program programme project quality improvement human resource hr finance business operation
implementation leadership charge registered licensed practical care clinic ward unit night day shift full part time bus
food cafeteria lunch maintenance classroom content area department plc mtss pbis rti coaching training system external
internal new veteran substitute youth outreach public line floor
""")
_ALSO_NAMES = _set("cook porter dean bishop baker mason farmer warden page parish")
"""Roles that are surnames as often: kept only where nothing else stands beside them."""
_EMAIL = re.compile(r"\S+@\S+")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]{2}\.?")
_SHORT_ROLES = _set("OT PT MD RN NP PA EA TA IT")
_MAX_LENGTH = 160
_PLURAL = 4


def role_of(cell: str) -> str | None:
    """The role in a cell, such as `grade 3 teacher`; a name, an address or anything unknown is None."""
    own = cell.strip()
    if len(own) > _MAX_LENGTH or _EMAIL.search(own) or (_INITIALS.fullmatch(own) and own not in _SHORT_ROLES):
        return None
    words = re.findall(r"[^\W_]+", own.casefold())
    if words and all(_known(word) or word in _ALSO_NAMES for word in words):
        return " ".join(own.casefold().split()) if any(map(_is_role, words)) else None
    return _longest_run(words)


def _longest_run(words: list[str]) -> str | None:
    """The most words in a row that are known and name a role: `teacher` of `Teacher, Room 4 (Pat)`."""
    best: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if word and _known(word):
            run.append(word)
            continue
        if len(run) > len(best) and any(_singular(each) in _NOUNS for each in run):
            best = run
        run = []
    return " ".join(best) or None


def _is_role(word: str) -> bool:
    return _singular(word) in _NOUNS or word in _ALSO_NAMES


def _known(word: str) -> bool:
    return word.isdigit() or bool({word, _singular(word)} & (_NOUNS | _QUALIFIERS))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) >= _PLURAL else word
