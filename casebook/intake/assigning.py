"""Decides which column of a table holds what: by header, by question, by its values, by a person's choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casebook.intake.choices import Choices, Chosen, matching
from casebook.intake.date_orders import with_dates
from casebook.intake.fields import DATES, Field, asked_field, name_of, plain_header
from casebook.intake.mapping import Found, MappedColumn, TableMapping, is_own, shape_of
from casebook.intake.profiles import Profile, profile, repeats

_MOST = 0.8
_SOME = 0.3
_FEW_VALUES = 3
"""Fewer values than these say nothing of a column without a telling header."""
_FLAGGED = (Field.ESCALATED, Field.WIN, Field.VISIBILITY, Field.STATUS, Field.LABEL)

Columns = Mapping[str, Sequence[str]]
"""The values of each column by its header, in the order of the header."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A column, the field that it may hold, and how well that was found: less is better."""

    header: str
    field: Field
    found: Found
    goodness: tuple[int, int, int, int]


def map_table(columns: Columns, text_header: str | None, sheet: str | None, choices: Choices) -> TableMapping:
    """Say what each column of a table holds.

    Args:
        columns: The values of each column.
        text_header: The column that holds the items, which is known already.
        sheet: The workbook's sheet.
        choices: What a person said, now and before.
    """
    own = {header: values for header, values in columns.items() if is_own(header)}
    settled = _settled(own, text_header, choices)
    fixed = {column.header for column in settled if column.field is not None}
    taken = {column.field for column in settled if column.field} | _refused(own, choices)
    candidates, remarks = _candidates({h: v for h, v in own.items() if h not in fixed}, taken)
    winners: dict[Field, _Candidate] = {}
    for candidate in sorted(candidates, key=lambda each: each.goodness):
        winner = winners.setdefault(candidate.field, candidate)
        if winner is not candidate:
            remarks[candidate.header] = f"{winner.header!r} holds the {candidate.field.value.replace('_', ' ')}"
    _take_bare_when(winners, candidates, taken, remarks, list(own))
    by_header = {winner.header: MappedColumn(winner.header, winner.field, winner.found) for winner in winners.values()}
    by_header |= {column.header: column for column in settled}
    mapped = tuple(by_header.get(h) or MappedColumn(h, None, Found.UNUSED, remarks.get(h, "")) for h in own)
    return with_dates(TableMapping(sheet, shape_of(columns), mapped), own, choices)


def _settled(own: Columns, text_header: str | None, choices: Choices) -> list[MappedColumn]:
    """The columns that a person chose, and the one that holds the items."""
    settled: dict[str, MappedColumn] = {}
    fields: set[Field] = set()
    for chosen, found in ((choices.columns, Found.CHOSEN), (choices.remembered(own), Found.REMEMBERED)):
        for field, name in chosen.items():
            header = matching(name, own) if name else None
            if header and header not in settled and field not in fields and field is not Field.TEXT:
                settled[header] = MappedColumn(header, field, found)
            if field is Field.TEXT and header == text_header and header and header not in settled:
                settled[header] = MappedColumn(header, field, found)
            fields.add(field)
    if text_header in own and text_header is not None:
        settled.setdefault(text_header, MappedColumn(text_header, Field.TEXT, Found.NAME))
        if settled[text_header].field is not Field.TEXT:  # nothing else may stand where the items are
            settled[text_header] = MappedColumn(text_header, Field.TEXT, Found.NAME)
    return list(settled.values())


def _refused(own: Columns, choices: Choices) -> set[Field]:
    both: Chosen = {**choices.remembered(own), **choices.columns}
    return {field for field, header in both.items() if header is None} | {Field.TEXT}


def _candidates(columns: Columns, taken: set[Field]) -> tuple[list[_Candidate], dict[str, str]]:
    found: list[_Candidate] = []
    remarks: dict[str, str] = {}
    for place, (header, values) in enumerate(columns.items()):
        looks = profile(values, header)
        named, how, rank = _by_header(header)
        field, remark = _checked(named, header, looks) if named else (None, "")
        if named is None and (field := _by_values(looks)):
            how, rank = Found.VALUES, 0
        if remark:
            remarks[header] = remark
        if field is None or field in taken:
            continue
        source = [Found.NAME, Found.QUESTION, Found.VALUES].index(how)
        found.append(_Candidate(header, field, how, (source, rank, -looks.filled, place)))
    return found, remarks


def _take_bare_when(
    winners: dict[Field, _Candidate],
    candidates: Sequence[_Candidate],
    taken: set[Field],
    remarks: dict[str, str],
    headers: Sequence[str],
) -> None:
    """Take a column `When` for the day an item was raised, where no other tells it.

    In minutes it stands behind the action: there it is when that is due.
    """
    when = next((each for each in candidates if plain_header(each.header) == "when"), None)
    if when is None or Field.RAISED in winners or Field.RAISED in taken:
        return
    action = winners.get(Field.ACTION)
    if action is not None and headers.index(action.header) < headers.index(when.header):
        return
    if winners.get(Field.DUE) is when:
        del winners[Field.DUE]
        others = [each for each in candidates if each.field is Field.DUE and each is not when]
        if others:
            best = winners[Field.DUE] = min(others, key=lambda each: each.goodness)
            remarks.pop(best.header, None)
    winners[Field.RAISED] = replace(when, field=Field.RAISED)
    remarks.pop(when.header, None)


def _by_header(header: str) -> tuple[Field | None, Found, int]:
    if named := name_of(header):
        return named[0], Found.NAME, named[1]
    return asked_field(header), Found.QUESTION, 0


def _checked(field: Field, header: str, looks: Profile) -> tuple[Field | None, str]:
    """The field that a header names, after a look at the values: what they hold counts for more."""
    if not looks.filled:
        return field, ""
    if field in DATES:
        return _checked_date(field, looks)
    if field is Field.STATUS and looks.statuses < _SOME:
        return (
            (None, "holds dates") if looks.dates >= _MOST else _unless_named(field, header, "no status that is known")
        )
    if field is Field.LEVEL and (looks.numbers + looks.ranks >= _MOST or (_is_tier(header) and looks.levels < _MOST)):
        return None, "holds no levels of a system"
    if remark := _misfit(field, looks):
        return None, remark
    return _other_kind(field, looks), ""


def _misfit(field: Field, looks: Profile) -> str:
    """What the values of a column are that cannot be what its header says."""
    if looks.dates >= _MOST:
        return "holds dates"
    return "holds yes and no" if looks.flags >= _MOST and field not in _FLAGGED else ""


def _is_tier(header: str) -> bool:
    """Tiers of support are no levels of a system, unless the values say so."""
    return plain_header(header) == "tier"


def _checked_date(field: Field, looks: Profile) -> tuple[Field | None, str]:
    if looks.dates >= _SOME or (looks.numbers >= _MOST and field is not Field.DUE and looks.words == 1):
        return field, ""
    if field is Field.CLOSED and max(looks.flags, looks.statuses) >= _MOST:
        return Field.STATUS, ""
    return None, "holds no dates"


def _unless_named(field: Field, header: str, remark: str) -> tuple[Field | None, str]:
    """A column that is plainly called status stays one, whatever its words; `State` and `Progress` may be others."""
    return (field, "") if "status" in plain_header(header).split() else (None, remark)


def _other_kind(field: Field, looks: Profile) -> Field | None:
    if field is Field.WIN and looks.flags < _MOST:
        return None
    if field in (Field.CATEGORY, Field.STAGE, Field.UNIT) and looks.levels >= _MOST and repeats(looks):
        return Field.LEVEL
    if field is Field.CATEGORY and looks.stages >= _MOST:
        return Field.STAGE
    if field is Field.STAGE and looks.stages < _SOME:
        return Field.STATUS if looks.statuses >= _MOST else None
    if field is Field.ID and looks.words >= _FEW_VALUES:
        return Field.TITLE
    return None if field is Field.TITLE and looks.names >= _MOST else field


def _by_values(looks: Profile) -> Field | None:
    """What a column holds whose header tells nothing."""
    if looks.filled < _FEW_VALUES or looks.flags >= _MOST:
        return None
    if looks.dates >= _MOST:
        return Field.RAISED
    if not repeats(looks):
        return None
    kinds = (
        (Field.STAGE, looks.stages),
        (Field.LEVEL, looks.levels),
        (Field.STATUS, looks.status_words),
        (Field.REPORTER, looks.roles),
    )
    return next((field for field, share in kinds if share >= _MOST), None)


def span_of(raised: date | None) -> tuple[date, date] | None:
    """The span of a document that bears one date."""
    return (raised, raised) if raised else None
