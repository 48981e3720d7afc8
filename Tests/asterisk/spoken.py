"""What an exchange says by its own phrases: digits and numbers among the texts of the contract."""

import re
import shutil
import wave

# An application that says a value, and each of the phrases.
SAID = re.compile(
    r'ExecIf\("(?!Local/wait@)([^"]+)", "([01])\?(SayDigits|SayNumber)\((.*)\)"\) in new stack'
    r"|<(?!Local/wait@)([^>]+)> Playing 'digits/([a-z0-9-]+)\.[a-z0-9]+'"
)


def said(log):
    """What was said in order: the manner, the text, and the phrases that were played for it; several calls may be mixed."""
    values, last = [], {}
    for channel, holds, application, text, other, phrase in SAID.findall(log):
        if application and holds == "1":
            values.append(({"SayDigits": "digits", "SayNumber": "number"}[application], text, []))
            last[channel] = values[-1]
        elif phrase and other in last:
            last[other][2].append(phrase)
    return values


def missaid(log, scenario):
    """What was said and not meant to be, or the reverse."""
    wanted = [(each["as"], each["value"]) for each in scenario["bench"].get("values", [])]
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
        for name in names:
            with wave.open(str(folder / f"digits/{name}.wav"), "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(8000)
                sound.writeframes(b"\0\0" * 8 * milliseconds)
