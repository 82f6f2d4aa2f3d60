"""`balcony classify`: texts or JSON lines in, one JSON line for each out."""

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from codebook.errors import InputError, NothingToDoError, UsageError

_BATCH = 256
EPILOG = """\b
Examples:
  balcony classify "We have the data and nobody will look at it together."
  balcony classify --format jsonl < items.jsonl > readings.jsonl

Each line in is like {"id": "7", "text": "..."}; each line out has the same id, in the same order."""


class Format(StrEnum):
    """What comes in when no text is given, and what goes out."""

    JSONL = "jsonl"


def classify(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT...", help="Texts to read; without one, JSON lines from a pipe."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="One JSON line for each text.")] = Format.JSONL,  # noqa: ARG001 - the only one so far
    model: Annotated[Path | None, typer.Option(help="A model folder other than the default.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add indicators: what the words show. They change no reading.")
    ] = False,
) -> None:
    """Read texts or JSON lines, for scripts.

    Writes one JSON line for each: probabilities, strategies, drivers, evidence and doubt.
    """
    if not texts and sys.stdin.isatty():
        raise UsageError('give a text, as in: balcony classify "The printers jam." Or pipe JSON lines in')
    items = (
        ({"id": str(n), "text": text} for n, text in enumerate(texts, start=1))
        if texts
        else read_items(sys.stdin.buffer)
    )
    for record in classify_items(items, model, explain=explain):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def classify_items(
    items: Iterable[dict[str, Any]], model: Path | None = None, *, explain: bool = False
) -> Iterator[dict[str, Any]]:
    """Read items in batches, so that memory stays flat however many there are.

    Args:
        items: Objects with `id` and `text`.
        model: A model folder; the default otherwise.
        explain: Whether to add the indicators that show in each text.

    Yields:
        The contract's record for each item, in order.

    Raises:
        NothingToDoError: There is no item.
    """
    from classifier.classifier import Classifier
    from classifier.locations import model_folder

    classifier = Classifier.load(model_folder(model))
    explainer = None
    if explain:
        from casebook.explaining import Explainer  # spaCy, for those who ask

        explainer = Explainer.load()
    stream = iter(items)
    count = 0
    while batch := list(islice(stream, _BATCH)):
        texts = [item["text"] for item in batch]
        readings = zip(batch, classifier.read(texts), strict=True)
        records = [{"id": item["id"], **reading.as_record()} for item, reading in readings]
        yield from explainer.add_to(records, texts) if explainer else records
        count += len(batch)
    if not count:
        raise NothingToDoError('nothing came in; pipe lines like {"id": "1", "text": "..."}')


def read_items(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Objects from JSON lines; a line without an id gets its number as one.

    Raises:
        InputError: A line is not UTF-8, not a JSON object, or has no text; the message names the line.
    """
    for number, line in enumerate(lines, start=1):
        where = f"standard input, line {number}"
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError as err:
            raise InputError(f"{where} is not UTF-8 text") from err
        except (ValueError, RecursionError) as err:
            raise InputError(f'{where} is not JSON; each line must be like {{"id": "1", "text": "..."}}') from err
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise InputError(f'{where} has no text; each line must be like {{"id": "1", "text": "..."}}')
        yield {"id": record.get("id", str(number)), "text": record["text"]}
