"""What is a yes. A person's words count as one only where they can mean nothing else: a doubt is no yes.

Add a language here, or a phrase that your callers use. Phrases are in lower case and without punctuation; accents may be
left out where a transcript may leave them out.
"""

import unicodedata

# A longer answer is a story, and may hold a yes to something else.
LONGEST_ANSWER = 12

# By language: what says yes, and what takes a yes back wherever it stands.
WORDS = {
    "en": (
        "yes|yeah|yep|yup|yes please|correct|thats correct|thats right|right|sure|of course|absolutely|definitely|"
        "go ahead|please do|do it|do that|sounds good|that works|ok|okay|fine|perfect|exactly|i confirm|confirmed",
        "no|not|nope|nah|dont|do not|cant|wont|isnt|doesnt|wait|hold on|stop|but|actually|instead|wrong|incorrect|"
        "later|maybe|unsure|unless|never"),
    "es": (
        "si|claro|claro que si|correcto|exacto|de acuerdo|vale|bueno|adelante|por supuesto|esta bien|confirmo|perfecto|"
        "hagalo|eso es",
        "no|nunca|pero|espere|espera|mejor|incorrecto|luego|despues|quizas|"
        "tal vez|mal"),
    "fr": (
        "oui|ouais|bien sur|daccord|exact|exactement|cest ca|cest bon|tout a fait|ok|parfait|allez y|je confirme",
        "non|pas|mais|attendez|attends|plutot|jamais|faux|plus tard|peut etre"),
    "de": (
        "ja|ja bitte|jawohl|genau|richtig|stimmt|in ordnung|einverstanden|gerne|klar|natürlich|naturlich|ok|okay|passt|"
        "machen sie das|bitte",
        "nein|nicht|nee|kein|keine|aber|warten|moment|stop|stopp|falsch|lieber|anders|spater|später|"
        "vielleicht|nie"),
    "it": (
        "si|certo|certamente|esatto|corretto|va bene|daccordo|perfetto|confermo|proceda|giusto",
        "no|non|ma|aspetti|aspetta|invece|sbagliato|dopo|forse|mai"),
    "pt": (
        "sim|claro|certo|correto|exato|isso|isso mesmo|pode ser|esta bem|tudo bem|combinado|confirmo|perfeito",
        "nao|mas|espere|espera|errado|depois|talvez|nunca"),
    "nl": (
        "ja|jazeker|klopt|dat klopt|juist|inderdaad|prima|goed|akkoord|graag|oke|ok|doe maar|natuurlijk",
        "nee|niet|geen|maar|wacht|stop|fout|liever|anders|later|misschien|nooit"),
    "sv": (
        "ja|japp|jajamän|jajaman|precis|stämmer|stammer|det stammer|gärna|garna|okej|ok|visst|absolut",
        "nej|nä|na|inte|men|vänta|vanta|fel|hellre|senare|kanske|aldrig"),
    "pl": (
        "tak|tak prosze|zgadza sie|dobrze|oczywiscie|jasne|pewnie|potwierdzam|w porzadku",
        "nie|ale|chwile|czekaj|prosze czekac|zle|inaczej|pozniej|moze|nigdy"),
}
_FILLERS = {"um", "uh", "uhm", "er", "hm", "hmm", "mm", "oh", "ah", "eh", "äh", "ahm", "well", "bueno", "pues", "euh"}


def unknown(languages) -> list[str]:
    """Those languages in which the receiver knows no yes."""
    return [tag for tag in languages if _primary(tag) not in WORDS]


def answer(text: str, languages) -> tuple[str, str | None]:
    """`yes` with the language in which it was said, `no`, or `unclear`."""
    said = _plain(text)
    while said and said[0] in _FILLERS:
        said.pop(0)
    if not said:
        return "unclear", None
    known = [tag for tag in map(_primary, languages) if tag in WORDS]
    # A no in any of the call's languages is one: better to ask again than to do what nobody wanted.
    if any(_holds(said, phrase) for tag in known for phrase in _phrases(tag, 1)):
        return "no", None
    if len(said) > LONGEST_ANSWER:
        return "unclear", None
    for tag in known:
        if any(said[:len(phrase)] == phrase for phrase in _phrases(tag, 0)):
            return "yes", tag
    return "unclear", None


def is_question(text: str) -> bool:
    return any(mark in text for mark in "?？؟")


def is_read_back(text: str, question: str | None, language: str | None, first_language: str | None) -> bool:
    """Whether what the agent said asks for this very thing: at least half of the words of the contract's question, its
    values left out. In another language than the contract's any question has to do."""
    if not is_question(text):
        return False
    if question is None or (language and first_language and language != _primary(first_language)):
        return question is not None
    wanted = {word for word in _plain(_without_values(question)) if len(word) > 3}
    if not wanted:
        return True
    spoken = {word[:5] for word in _plain(text)}
    return 2 * sum(word[:5] in spoken for word in wanted) >= len(wanted)


def _without_values(question: str) -> str:
    kept, depth = [], 0
    for character in question:
        depth += (character == "[") - (character == "]")
        if depth == 0 and character != "]":
            kept.append(character)
    return "".join(kept)


def _plain(text: str) -> list[str]:
    """Words in lower case, without accents and punctuation; an apostrophe joins."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("'", ""))
    bare = "".join(c for c in text if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in bare).split()


def _phrases(tag: str, which: int):
    return (_plain(phrase) for phrase in WORDS[tag][which].split("|"))


def _holds(said: list[str], phrase: list[str]) -> bool:
    return any(said[at:at + len(phrase)] == phrase for at in range(len(said) - len(phrase) + 1))


def _primary(tag: str) -> str:
    return tag.lower().split("-")[0]
