"""What a handler of TwiML does with values of a call, as `values.fill` of routes.json says."""

import re


def text_of(value, entry):
    """The value as it is told in `coverage.json`; nothing where it may not be said."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    # `$` of Python fits before the end of the last line, too.
    if not re.fullmatch(entry["pattern"].removeprefix("^").removesuffix("$"), str(value), re.ASCII):
        return None
    return str(int(value)) if entry["as"] == "number" else str(value)


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
            verb.text = " ".join(text) if entry["as"] == "digits" else text
    return texts
