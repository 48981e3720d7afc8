"""What a handler of TwiML does with values of a call, as `values.fill`, `values.moments` and `values.durations` of routes.json say."""

import datetime
import re
import zoneinfo

# Of Unicode CLDR as much as the tests need: long dates, and whether hours go up to 12.
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


# The same of spans: one, and any other number; and the word before the last part.
UNITS = {
    "en": {"days": ("day", "days"), "hours": ("hour", "hours"), "minutes": ("minute", "minutes"), "seconds": ("second", "seconds")},
    "es": {"days": ("día", "días"), "hours": ("hora", "horas"), "minutes": ("minuto", "minutos"), "seconds": ("segundo", "segundos")},
}
AND = {"en": "and", "es": "y"}


def span(count, unit, language):
    """A span of time as people of the language write it."""
    spoken = language.split("-")[0]
    hours, rest = divmod(count * {"seconds": 1, "minutes": 60}.get(unit, 0), 3_600)
    counts = {"hours": hours, "minutes": rest // 60, "seconds": rest % 60}
    if unit in ("hours", "days"):
        counts = {unit: count}
    parts = [(each, name) for name, each in counts.items() if each] or [(0, unit)]
    texts = [f"{each} {UNITS[spoken][name][each != 1]}" for each, name in parts]
    if len(texts) > 2:
        return f"{', '.join(texts[:-1])}{',' if spoken == 'en' else ''} {AND[spoken]} {texts[-1]}"
    return f" {AND[spoken]} ".join(texts)


def moment(text, entry, language):
    """A day or a time as people of the language write it; nothing of a day that there is not."""
    try:
        day = datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
    hour = minute = None
    if zone := entry.get("timezone"):
        # Fractions of a second are never said.
        at = datetime.datetime.fromisoformat(re.sub(r"[.]\d+", "", text).replace("Z", "+00:00"))
        at = at.astimezone(zoneinfo.ZoneInfo(zone))
        day, hour, minute = at.date(), at.hour, at.minute
    spoken = language.split("-")[0]
    if entry["as"] == "date":
        month = MONTHS[spoken][day.month - 1]
        return f"{month} {day.day}, {day.year}" if spoken == "en" else f"{day.day} de {month} de {day.year}"
    if spoken != "en":
        return f"{hour}:{minute:02}"
    return f"{(hour + 11) % 12 + 1}:{minute:02} {'AM' if hour < 12 else 'PM'}"


def text_of(value, entry):
    """The value as it is told in `coverage.json`; nothing where it may not be said."""
    if "from" in entry:
        # A number that a caller shows, of which the digits are told.
        fits = isinstance(value, str) and re.fullmatch(entry["pattern"].removeprefix("^").removesuffix("$"), value, re.ASCII)
        return value.removeprefix("+") if fits else None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    # `$` of Python fits before the end of the last line, too.
    if not re.fullmatch(entry["pattern"].removeprefix("^").removesuffix("$"), str(value), re.ASCII):
        return None
    if entry["as"] in ("date", "time") and (not isinstance(value, str) or moment(value, entry, "en") is None):
        return None
    return str(int(value)) if entry["as"] in ("number", "duration") else str(value)


def spelled(text, entry, language):
    """What is put into the document."""
    if entry["as"] in ("date", "time"):
        return moment(text, entry, language)
    if entry["as"] == "duration":
        return span(int(text), entry["unit"], language)
    return " ".join(text) if entry["as"] == "digits" else text


def fill(root, entries, value_of):
    """Puts the values into a document, and takes each verb out for which there is none. Gives what was put in, in order."""
    verbs = list(root.iter("Say"))
    parents = {child: parent for parent in root.iter() for child in parent}
    texts = []
    for entry in entries:
        verb, text = verbs[entry["say"] - 1], text_of(value_of(entry), entry)
        texts.append(text)
        if text is None:
            parents[verb].remove(verb)
        else:
            verb.text = spelled(text, entry, verb.get("language"))
    return texts
