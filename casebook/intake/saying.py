"""Whether a few words say something (`Linen short on weekends`) or only name a matter (`Linen`), by their form.

No parser is at hand where notes are read, and none would help with words that are no sentence: a list of the commonest
verbs and of adjectives that stand behind what they tell of does nearly as well, and takes no time.
"""

import re

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MAX_NAME = 8
"""More words than these are no name of a matter."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYS = _set("""
is are was were am been isn't aren't wasn't weren't has have had hasn't haven't having does did do doesn't didn't don't
dont cant wont isnt doesnt can can't cannot could couldn't will won't would wouldn't should shouldn't must might may not
never nobody none nothing nowhere without lacks lacking still again too unable already always nobody's there's it's
that's we're they're we've they've i'm we they i he she it who's everyone everybody someone somebody
went goes gone got gets keeps kept takes took makes made says said comes came knows knew thinks wants wanted feels felt
gives gave becomes became seems seem fell fails fail broke happens happen sits sat meant tells told asks
asked hears heard loses puts brings brought sends finds stands stood begins began stopped worked need
needed used waits refuses refused struggles struggled forgets forgot forgotten ignores ignored agreed
complain complains avoid avoids misses hate hates argue argues want know think feel say go come arrive forget ignore
stinks smells jams crashes freezes leaks doubles arrives arrived expires expired closes opens speaks spoke sees
disappears disappeared depends contradicts
""")
_BEHIND = _set("""
short late low out down off missing broken slow full empty unclear unavailable absent behind stuck overdue unsafe loud
noisy cold hot dirty wrong old dead gone lost vacant due up over open shut closed done ready sick tired busy new bad
poor weak unreliable confusing useless impossible difficult hard expensive inconsistent incomplete inaccurate leaking
failing running waiting falling getting going happening crashing freezing dropping struggling refusing leaving lacking
coming beeping unpaid unread unused understaffed overworked unanswered unknown nil double-booked locked worn torn bust
""")
"""Said of what stands before them, if nothing that they could belong to stands behind."""
_NO_PARTICIPLE = _set(
    "bed need feed speed seed shed embed breed shared red unified indeed hundred mixed-ed send-ed med"
)
_ACTS = _set("""
order call ring ask chase buy book email check fix get send print find move tell write put make take give let stop start
keep bring talk speak share invite agree set run try look follow review update clean replace repair remind meet draft
redraw arrange organise organize collect confirm contact raise report train walk split help offer
need work drop use fill leave break clash overlap
""")
"""In front of `the` or behind `to`, a deed; elsewhere often a thing (`Call bells`)."""
_FUNCTION = _set("""
a an the this that these those all each every our their his her my your them us him who whether if two three four five
six ten on in at by for from to with of until since when before after during because and but or than as about between
twice daily weekly often today tomorrow yesterday now here there
""")
_DETERMINERS = _set("a an the this that these those all each every our their his her my your them us him whether")
_OPENS_NAME = _set("what how where why who when which things")
_COUNTS = _set("one two three four five six seven eight nine ten eleven twelve several many few half most some")
_MAX_COUNT = 3
_JOINS_NAMES = _set("of and or the for a an")


def says_something(text: str) -> bool:
    """Whether a short text is a statement: it has a verb, or says what a thing is like.

    Args:
        text: A line or an entry; one of many words is taken to say something.
    """
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(text)]
    if len(words) > _MAX_NAME or text.rstrip().endswith(("!", "?")):
        return True
    if not words or words[0] in _OPENS_NAME:
        return False
    if len(words) > 1 and (words[0] in _COUNTS or (words[0].isdigit() and len(words[0]) <= _MAX_COUNT)):
        return True  # `Two hoists, one charger`
    capitals = {word for word in _WORDS.findall(text) if word.isupper()} if not text.isupper() else set()
    if any(word in _SAYS and word.upper() not in capitals - {"I"} for word in words) or (
        words[0] == "no" and len(words) > 1
    ):
        return True
    return any(_told(words, place) for place in range(len(words)))


def is_bare_name(text: str) -> bool:
    """Whether a text is no more than the name of a thing: nothing that places it (`on nights`) either."""
    words = [word.casefold() for word in _WORDS.findall(text)]
    return not says_something(text) and not any(word in _FUNCTION - _JOINS_NAMES for word in words)


def _told(words: list[str], place: int) -> bool:
    """Whether the word there is a verb or an adjective that tells of what stands before it."""
    word, behind = words[place], words[place + 1] if place + 1 < len(words) else ""
    if word in _ACTS and (
        (place == 0 and (behind in _DETERMINERS or behind.isdigit())) or (place > 0 and words[place - 1] == "to")
    ):
        return True
    if place == 0:
        return word in ("too", "lack") and bool(behind)
    ends = not behind or behind in _FUNCTION or behind.isdigit()
    if ends and (word in _BEHIND or (len(word) > len("need") and word.endswith("ed") and word not in _NO_PARTICIPLE)):
        return True
    # `The server needs a restart` says something; `Training needs` does not.
    return bool(behind) and behind in _FUNCTION and word.endswith("s") and word.removesuffix("s") in _ACTS
