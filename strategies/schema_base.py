"""What all entries of a playbook have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Entry(BaseModel):
    """Unknown keys are refused, so that a slip in a file is found and not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)
