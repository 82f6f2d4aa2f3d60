"""The keys of the codebook (`training_data/CODEBOOK.md`), in the codebook's order."""

from enum import StrEnum


class Label(StrEnum):
    """What kind of challenge an item is, if it is one."""

    NONE = "none"
    TECHNICAL = "technical"
    ADAPTIVE = "adaptive"


class Strategy(StrEnum):
    """Which of the six adaptive strategies an adaptive item calls for first."""

    BALCONY = "balcony"
    IDENTIFY = "identify"
    DISTRESS = "distress"
    ATTENTION = "attention"
    GIVE_BACK = "give_back"
    VOICES = "voices"


class Driver(StrEnum):
    """Where in the system a challenge sits (the Active Implementation Drivers)."""

    SELECTION = "selection"
    TRAINING = "training"
    COACHING = "coaching"
    FIDELITY = "fidelity"
    DATA = "data"
    ADMINISTRATION = "administration"
    SYSTEMS = "systems"
    LEADERSHIP = "leadership"


class Stage(StrEnum):
    """How far along the implementation of a practice is."""

    EXPLORATION = "exploration"
    INSTALLATION = "installation"
    INITIAL = "initial"
    FULL = "full"


class Domain(StrEnum):
    """The field that an item comes from."""

    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_SERVICES = "social_services"
    GOVERNMENT = "government"
    NONPROFIT = "nonprofit"
    BUSINESS = "business"
    TECHNOLOGY = "technology"
    COMMUNITY = "community"


class Kind(StrEnum):
    """The kind of document that an item was taken from."""

    BARRIER = "barrier"
    NOTE = "note"
    EMAIL = "email"
    TRANSCRIPT = "transcript"
    SURVEY = "survey"
    RETRO = "retro"


class Confidence(StrEnum):
    """How sure a labeller was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
