"""Every document as the provider's own library prints it: built anew verb by verb, and compared as canonical XML."""

import re
import xml.etree.ElementTree as XML

from twilio.twiml.voice_response import VoiceResponse


def snake(name):
    return re.sub(r"([A-Z])", lambda letter: "_" + letter[1].lower(), name).lstrip("_")


def rebuild(element, into):
    """The same verbs by the library's methods: it has none for a verb that does not belong there."""
    for child in element:
        text = (child.text or "").strip()
        add = getattr(into, snake(child.tag))
        attributes = {snake(name): value for name, value in child.attrib.items()}
        if child.tag in ("Gather", "Dial", "Refer", "Connect", "Stream"):
            rebuild(child, add(**attributes))
        elif child.tag == "Enqueue":
            add(name=text, **attributes)
        elif text:
            add(text, **attributes)
        else:
            add(**attributes)
    return into


def canonical(text):
    return XML.canonicalize(text, strip_text=True)


def test_is_what_the_library_prints(twiml_file):
    text = twiml_file.read_text(encoding="utf-8")
    rebuilt = rebuild(XML.fromstring(text), VoiceResponse())
    assert canonical(str(rebuilt)) == canonical(text)


def test_the_library_escapes_as_we_do(tmp_path):
    hostile = "a & b < c > d \" ' ]]> </Say>"
    response = VoiceResponse()
    response.say(hostile)
    assert XML.fromstring(str(response))[0].text == hostile
