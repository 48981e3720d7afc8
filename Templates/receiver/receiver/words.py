"""What is a yes. A person's words count as one only where they can mean nothing else: a doubt is no yes, and neither is a
question. So all of an answer has to be a yes: a phrase that says it, alone or with words that are merely polite. A word
that stands in no list here makes a doubt of it, whatever it means.

Add a language here, or a phrase that your callers use. Phrases are in lower case and without punctuation; accents may be
left out where a transcript may leave them out.
"""

import functools
import itertools
import unicodedata

# A longer answer is a story, and may hold a yes to something else.
LONGEST_ANSWER = 12
YES, BESIDE, NO = range(3)

# By language: what says yes; what may stand beside a yes, and says none alone; what takes a yes back wherever it stands.
WORDS = {
    "en": (
        "yes|yeah|yep|yup|yes i do|yes i would|yes it is|yes it does|yes you can|yes you may|correct|thats correct|"
        "that is correct|right|thats right|that is right|sure|sure thing|of course|absolutely|definitely|certainly|"
        "by all means|go ahead|go for it|please do|do it|do that|do so|sounds good|sounds great|that works|"
        "works for me|ok|okay|alright|all right|fine|thats fine|that is fine|perfect|exactly|agreed|i agree|"
        "i confirm|confirmed",
        "please|thanks|thank you|very much|so much|great|good|very good|lovely|thatd be great|that would be great|"
        "id like that|i would like that|im sure|i am sure|indeed|then|sir|maam|madam",
        "no|not|nope|nah|dont|do not|cant|cannot|wont|isnt|doesnt|wouldnt|wait|hold on|hang on|stop|but|actually|"
        "instead|rather|forget|wrong|incorrect|later|maybe|unsure|unless|if|never"),
    "es": (
        "si|claro|claro que si|por supuesto|desde luego|correcto|es correcto|asi es|exacto|exactamente|de acuerdo|"
        "vale|adelante|esta bien|me parece bien|confirmo|lo confirmo|confirmado|perfecto|hagalo|hazlo|proceda|eso es|"
        "ok|okay",
        "por favor|gracias|muchas gracias|bien|muy bien|senor|senora|senorita",
        "no|nunca|pero|espere|espera|un momento|un segundo|mejor|incorrecto|luego|despues|quizas|tal vez|mal|"
        "olvidelo|olvidalo|dejelo|dejalo|todavia"),
    "fr": (
        "oui|ouais|bien sur|bien entendu|daccord|exact|exactement|cest ca|cest exact|cest correct|cest bon|"
        "tout a fait|absolument|ok|okay|parfait|entendu|volontiers|avec plaisir|allez y|vas y|faites le|je confirme",
        "sil vous plait|sil te plait|svp|merci|merci beaucoup|merci bien|bien|tres bien|monsieur|madame",
        "non|ne|pas|mais|attendez|attends|un instant|un moment|une seconde|plutot|jamais|faux|plus tard|peut etre|"
        "oubliez|laissez|laisse|sauf"),
    "de": (
        "ja|jawohl|genau|richtig|das ist richtig|stimmt|das stimmt|so ist es|in ordnung|einverstanden|gerne|gern|"
        "sehr gerne|sehr gern|aber gerne|klar|na klar|aber klar|alles klar|naturlich|aber naturlich|"
        "selbstverstandlich|auf jeden fall|ok|okay|passt|das passt|perfekt|machen sie das|mach das|tun sie das|"
        "ich bestatige|bestatigt",
        "bitte|bitte sehr|bitte schon|danke|danke sehr|danke schon|dankeschon|vielen dank|gut|sehr gut|prima|super",
        "nein|nicht|nichts|nee|kein|keine|keinen|aber|warten|moment|augenblick|sekunde|stop|stopp|falsch|lieber|"
        "anders|spater|vielleicht|nie|vergessen|vergiss|lassen sie|lass"),
    "it": (
        "si|certo|certo che si|certamente|esatto|esattamente|corretto|e corretto|giusto|e giusto|va bene|daccordo|"
        "perfetto|benissimo|volentieri|confermo|confermato|proceda|procedi|faccia pure|lo faccia|ok|okay",
        "per favore|per piacere|grazie|grazie mille|molte grazie|prego|bene|molto bene|signore|signora",
        "no|non|ma|pero|aspetti|aspetta|attenda|un attimo|un momento|un secondo|invece|sbagliato|dopo|forse|mai|"
        "meglio|piuttosto|lasci|lascia|dimentichi"),
    "pt": (
        "sim|claro|claro que sim|com certeza|certo|esta certo|correto|esta correto|exato|exatamente|isso|isso mesmo|"
        "pode|pode sim|pode fazer|faca isso|esta bem|ta bem|esta bom|ta bom|tudo bem|combinado|de acordo|concordo|"
        "confirmo|confirmado|perfeito|ok|okay",
        "por favor|obrigado|obrigada|muito obrigado|muito obrigada|bem|muito bem|otimo|senhor|senhora",
        "nao|mas|espere|espera|aguarde|um momento|um segundo|um minuto|errado|depois|talvez|nunca|melhor|esqueca|"
        "deixe|deixa|ainda"),
    "nl": (
        "ja|jazeker|zeker|klopt|dat klopt|juist|dat is juist|precies|inderdaad|prima|goed|is goed|dat is goed|"
        "in orde|akkoord|graag|heel graag|oke|ok|okay|perfect|doe maar|doe dat maar|ga uw gang|ga je gang|natuurlijk|"
        "uiteraard|ik bevestig",
        "alstublieft|alsjeblieft|dank u|dank u wel|dank je|dank je wel|dankuwel|dankjewel|bedankt|hoor|heel goed|"
        "meneer|mevrouw",
        "nee|niet|geen|maar|wacht|wachten|even|moment|momentje|stop|fout|liever|anders|later|misschien|nooit|vergeet|"
        "laat"),
    "sv": (
        "ja|japp|jajamän|javisst|ja visst|visst|precis|exakt|stämmer|det stämmer|rätt|det är rätt|gärna|okej|ok|okay|"
        "absolut|självklart|naturligtvis|perfekt|gör det|gör så|kör|det går bra|det blir bra|jag bekräftar|bekräftat",
        "tack|tackar|tack så mycket|snälla|bra|mycket bra|fint|toppen",
        "nej|nä|inte|ej|ingen|inget|men|vänta|ögonblick|sekund|fel|hellre|senare|kanske|aldrig|glöm|strunta|låt"),
    "pl": (
        "tak|tak jest|zgadza sie|to sie zgadza|zgoda|zgadzam sie|dobrze|dobra|oczywiscie|jasne|dokładnie|dokladnie|"
        "potwierdzam|w porzadku|poprosze|prosze to zrobic|ok|okej|okay",
        "prosze|bardzo prosze|prosze bardzo|dziekuje|dziekuje bardzo|bardzo dziekuje|dzieki|bardzo dobrze|swietnie|"
        "super|prosze pana|prosze pani",
        "nie|ale|chwile|chwilę|chwila|chwileczke|moment|sekunde|czekaj|zaczekaj|prosze czekac|prosze zaczekac|zle|"
        "źle|inaczej|lepiej|pozniej|później|moze|nigdy|zapomnij|zostaw|jednak"),
}
# An answer that ends like this goes on, or trails off.
_UNFINISHED = ("…", "..",",", "-", "–", "—", ":")
_FILLERS = {"um", "uh", "uhm", "er", "hm", "hmm", "mm", "oh", "ah", "eh", "äh", "ahm", "well", "bueno", "pues", "euh"}


def unknown(languages) -> list[str]:
    """Those languages in which the receiver knows no yes."""
    return [tag for tag in languages if _primary(tag) not in WORDS]


def answer(text: str, languages) -> tuple[str, str | None]:
    """`yes` with the language in which it was said, `no`, or `unclear`."""
    said = _plain(text)
    meant = list(itertools.dropwhile(_FILLERS.__contains__, said))
    known = [tag for tag in map(_primary, languages) if tag in WORDS]
    is_doubt = is_question(text) or text.rstrip().endswith(_UNFINISHED) or len(said) > LONGEST_ANSWER
    for tag in () if is_doubt else known:
        if _is_made_of(meant, _phrases(tag, YES), _phrases(tag, BESIDE)):
            return "yes", tag
    # A no in any of the call's languages is one: better to ask again than to do what nobody wanted.
    if any(_holds(said, phrase) for tag in known for phrase in _phrases(tag, NO)):
        return "no", None
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


@functools.cache
def _phrases(tag: str, which: int) -> list[list[str]]:
    return [_plain(phrase) for phrase in WORDS[tag][which].split("|")]


def _is_made_of(said: list[str], yes: list[list[str]], beside: list[list[str]], has_yes: bool = False) -> bool:
    """Whether every word belongs to a phrase of these, and one of them says yes."""
    if not said:
        return has_yes
    return any(_is_made_of(said[len(phrase):], yes, beside, has_yes or phrase in yes)
               for phrase in yes + beside if said[:len(phrase)] == phrase)


def _holds(said: list[str], phrase: list[str]) -> bool:
    return any(said[at:at + len(phrase)] == phrase for at in range(len(said) - len(phrase) + 1))


def _primary(tag: str) -> str:
    return tag.lower().split("-")[0]
