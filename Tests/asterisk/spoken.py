"""What an exchange says by its own phrases: digits, numbers, days and times among the texts of the contract."""

import datetime
import re
import shutil
import wave
import zoneinfo

# An application that says a value, and each of the phrases.
SAID = re.compile(
    r'ExecIf\("(?!Local/wait@)([^"]+)", "([01])\?(SayDigits|SayNumber|TryExec\(SayUnixTime)\((.*?)\)+"\) in new stack'
    r"|<(?!Local/wait@)([^>]+)> Playing 'digits/([A-Za-z0-9-]+)\.[a-z0-9]+'"
)


# Phrases that the packages of other languages have (Debian's `asterisk-core-sounds`, 1.6.1), and that of English has not.
OWN = {
    "es": ["es-de", "1F", "1M", "and", "20-and", "100-and", "200", *(str(number) for number in range(21, 30))],
    "fr": ["et"],
}


def said(log):
    """What was said in order: the manner, the text, and the phrases that were played for it; several calls may be mixed."""
    values, last = [], {}
    for channel, holds, application, text, other, phrase in SAID.findall(log):
        if application and holds == "1":
            values.append((*manner_of(application, text), []))
            last[channel] = values[-1]
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
    if each["as"] not in ("date", "time") or "timezone" not in each:
        return each["as"], each["value"]
    text = re.sub(r"[.]\d+", "", each["value"]).replace("Z", "+00:00")
    at = datetime.datetime.fromisoformat(text).astimezone(zoneinfo.ZoneInfo(each["timezone"]))
    return each["as"], at.strftime("%Y-%m-%d" if each["as"] == "date" else "%H:%M")


def missaid(log, scenario):
    """What was said and not meant to be, or the reverse."""
    wanted = [meant(each) for each in scenario["bench"].get("values", [])]
    heard = said(log)
    found = [(manner, str(int(text)) if manner == "number" else text) for manner, text, _ in heard]
    problems = [] if found == wanted else [f"says {found}, not {wanted}"]
    for manner, text, phrases in heard:
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
