"""The app's two themes. Labels keep their colours in both; words and shapes say the same without colour.

The muted colours lie under words (a cursor, a selection): Textual's own are too near to them to be read.
"""

from textual.theme import Theme

DARK = Theme(
    name="balcony-dark",
    primary="#7AA2D6",
    secondary="#6B8DAF",
    accent="#D9A75F",
    warning="#D9A75F",
    error="#D9726B",
    success="#7FB58A",
    foreground="#E4E2DC",
    background="#16191D",
    surface="#1D2126",
    panel="#262B31",
    dark=True,
    variables={
        "technical": "#6CB3D9",
        "adaptive": "#D49BD6",
        "none": "#999FA6",
        "unread": "#D9A75F",
        "primary-muted": "#25313F",
        "accent-muted": "#352D20",
    },
)
LIGHT = Theme(
    name="balcony-light",
    primary="#2F5D8C",
    secondary="#4A6A8A",
    accent="#7A4E0E",
    warning="#7A4E0E",
    error="#A63A33",
    success="#2F6B3F",
    foreground="#22262B",
    background="#FAF8F4",
    surface="#F2EFE9",
    panel="#E6E2DA",
    dark=False,
    variables={
        "technical": "#1C6690",
        "adaptive": "#84348A",
        "none": "#5A6066",
        "unread": "#7A4E0E",
        "primary-muted": "#D8E4F0",
        "accent-muted": "#F3E5CB",
    },
)
THEMES = (DARK, LIGHT)
