"""What an exchange says by its own phrases: digits, numbers, days, times and spans of time among the texts of the contract."""

import datetime
import re
import shutil
import wave
import zoneinfo

# An application that says a value, and each of the phrases; the words of a span are sounds of the contract.
SAID = re.compile(
    r'ExecIf\("(?!Local/wait@)([^"]+)", "([01])\?(SayDigits|SayNumber|TryExec\(SayUnixTime)\((.*?)\)+"\) in new stack'
    r"|<(?!Local/wait@)([^>]+)> Playing '(?:digits|(?:[A-Za-z_]+/)?parlance/[^/']+(?=/duration_))/([A-Za-z0-9_-]+)\.[a-z0-9]+'"
    r'|GosubIf\("(?!Local/wait@)([^"]+)", "([01])\?[^,"]+,(?:span_in_)?(seconds|minutes|hours|days),1\((.*?)\)"\) in new stack'
)


# Phrases that the packages of other languages have (Debian's `asterisk-core-sounds`, 1.6.1), and that of English has not. Of German
# and Danish, which have none, those that the exchange's source asks for.
REVERSED = ["1N", "and", "millions", *(f"{number}-and" for number in range(1, 10))]
OWN = {
    "es": ["es-de", "1F", "1M", "and", "20-and", "100-and", *(str(number) for number in [*range(21, 30), *range(200, 1000, 100)])],
    "fr": ["et"],
    "de": ["1F", *REVERSED],
    "da": REVERSED,
}
# What a span is said in, the greatest first, with its seconds.
PARTS = {"seconds": {"hours": 3_600, "minutes": 60, "seconds": 1}, "minutes": {"hours": 3_600, "minutes": 60}, "hours": {"hours": 3_600},
         "days": {"days": 86_400}}


def said(log):
    """What was said in order: the manner, the text, and the phrases that were played for it; several calls may be mixed."""
    values, last = [], {}
    for channel, holds, application, text, other, phrase, spanning, lasts, unit, count in SAID.findall(log):
        if application and holds == "1":
            values.append((*manner_of(application, text), []))
            last[channel] = values[-1]
        elif unit and lasts == "1":
            values.append(("duration", f"{count} {unit}", []))
            last[spanning] = values[-1]
        elif phrase and other in last:
            last[other][2].append(phrase)
    return values


def manner_of(application, text):
    """`date` and the day, `time` and the time of day: as people in the zone have them."""
    if "SayUnixTime" not in application:
        return {"SayDigits": "digits", "SayNumber": "number"}[application], text
    seconds, zone, form = text.split(",")
    at = datetime.datetime.fromtimestamp(int(seconds), zoneinfo.ZoneInfo(zone))
    return ("date", at.strftime("%Y-%m-%d")) if "Y" in form else ("time", at.strftime("%H:%M"))


def meant(each):
    """What a scenario wants to be heard of a value, in the same words."""
    if each["as"] == "duration":
        return "duration", f"{each['value']} {each['unit']}"
    if each["as"] not in ("date", "time") or "timezone" not in each:
        return each["as"], each["value"]
    text = re.sub(r"[.]\d+", "", each["value"]).replace("Z", "+00:00")
    at = datetime.datetime.fromisoformat(text).astimezone(zoneinfo.ZoneInfo(each["timezone"]))
    return each["as"], at.strftime("%Y-%m-%d" if each["as"] == "date" else "%H:%M")


def parts(text):
    """The parts of a span, `65 minutes`, as pairs of a count and a unit."""
    count, unit = text.split()
    units = PARTS[unit]
    rest, found = int(count) * list(units.values())[-1], []
    for name, seconds in units.items():
        found.append((rest // seconds, name))
        rest %= seconds
    return [part for part in found if part[0]] or found[-1:]


def words(text):
    """The words that are played for a span, in order, whatever the numbers: `hours`, `and`, `minutes`."""
    units = [unit for _, unit in parts(text)]
    return [*units[:-1], *(["and"] if len(units) > 1 else []), units[-1]]


def missaid(log, scenario):
    """What was said and not meant to be, or the reverse."""
    wanted = [meant(each) for each in scenario["bench"].get("values", [])]
    heard = said(log)
    found = [(manner, str(int(text)) if manner == "number" else text) for manner, text, _ in heard]
    problems = [] if found == wanted else [f"says {found}, not {wanted}"]
    for manner, text, phrases in heard:
        if manner == "duration":
            found = [each.split("_")[1].split("-")[0] for each in phrases if each.startswith("duration_")]
            if found != words(text):
                problems.append(f"plays {phrases} for {text}")
            continue
        if phrases != list(text) if manner == "digits" else not phrases:
            problems.append(f"plays {phrases} for {text}")
    return problems


def shorten(sounds, milliseconds):
    """Makes each phrase of a number as short as the bench wants it, in every language that is there."""
    for folder in sorted(sounds.iterdir()):
        if not (folder / "digits").is_dir():
            continue
        names = {file.name.split(".")[0] for file in (folder / "digits").iterdir() if file.is_file()}
        if folder.is_symlink():
            # The package's own: what stands in its place leads to it.
            package = folder.resolve()
            folder.unlink()
            folder.mkdir()
            for entry in package.iterdir():
                if entry.name != "digits":
                    (folder / entry.name).symlink_to(entry)
        else:
            shutil.rmtree(folder / "digits")
        (folder / "digits").mkdir()
        for name in [*names, *OWN.get(folder.name.split("_")[0], [])]:
            with wave.open(str(folder / f"digits/{name}.wav"), "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(8000)
                sound.writeframes(b"\0\0" * 8 * milliseconds)
