"""Spans of time as Unicode CLDR writes them, by Babel: what the compiler's words and the tests' own are compared with."""

from babel.lists import format_list
from babel.units import format_unit

# What a span is divided into, with the units that each has of the next.
DIVIDED = {"seconds": [("hours", 3_600), ("minutes", 60), ("seconds", 1)], "minutes": [("hours", 60), ("minutes", 1)],
           "hours": [("hours", 1)], "days": [("days", 1)]}


def babel_unit(count, unit, language):
    """So many of a unit, the number in plain decimal: `1 hour`."""
    text = format_unit(count, f"duration-{unit.removesuffix('s')}", length="long", format="0", locale=language.replace("-", "_"))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def babel_word(count, unit, language):
    """The word that so many of a unit have behind their number."""
    number, word = babel_unit(count, unit, language).split(" ", 1)
    assert number == str(count)
    return word


def babel_span(count, unit, language):
    """A span in its parts."""
    rest, found = count, []
    for name, size in DIVIDED[unit]:
        found.append((rest // size, name))
        rest %= size
    texts = [babel_unit(each, name, language) for each, name in found if each] or [babel_unit(0, unit, language)]
    return format_list(texts, style="standard", locale=language.replace("-", "_"))
