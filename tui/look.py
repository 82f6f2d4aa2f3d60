"""The app's two themes. Labels keep their colours in both; words and shapes say the same without colour."""

from textual.theme import Theme

DARK = Theme(
    name="balcony-dark",
    primary="#7AA2D6",
    secondary="#5B7C9D",
    accent="#D9A75F",
    warning="#D9A75F",
    error="#D9726B",
    success="#7FB58A",
    foreground="#E4E2DC",
    background="#16191D",
    surface="#1D2126",
    panel="#262B31",
    dark=True,
    variables={"technical": "#6CB3D9", "adaptive": "#D49BD6", "none": "#8E949B", "unread": "#D9A75F"},
)
LIGHT = Theme(
    name="balcony-light",
    primary="#2F5D8C",
    secondary="#5B7C9D",
    accent="#8A5A12",
    warning="#8A5A12",
    error="#A63A33",
    success="#2F6B3F",
    foreground="#22262B",
    background="#FAF8F4",
    surface="#F2EFE9",
    panel="#E6E2DA",
    dark=False,
    variables={"technical": "#1C6690", "adaptive": "#84348A", "none": "#646A70", "unread": "#8A5A12"},
)
THEMES = (DARK, LIGHT)
