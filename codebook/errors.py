"""The one family of errors. The core raises them; only the edges catch them.

Every message is one line that says what is wrong, where (file, row, key), and what to do.
"""


class BalconyError(Exception):
    """Something that the person at the keyboard can understand and mend."""


class UsageError(BalconyError):
    """The command was asked for something that it does not do."""


class InputError(BalconyError):
    """A file that was given cannot be read, or does not hold what is needed."""


class NothingToDoError(BalconyError):
    """The input is in order, but there is nothing in it to work on."""


class ModelError(BalconyError):
    """A model's files are missing, changed or of another version."""


class PlaybookError(BalconyError):
    """A playbook file is missing or does not follow its schema."""


class DataError(BalconyError):
    """A training item or a split does not follow the codebook."""


class OutputError(BalconyError):
    """A result could not be written."""


class CasebookError(BalconyError):
    """The casebook's database cannot be opened, is of another version, or refuses a change."""


class NotInCasebookError(UsageError, CasebookError):
    """An item, a session or a log was named that is not in the casebook: nothing is broken, another one was meant."""
