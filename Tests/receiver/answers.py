"""What callers answer when they are asked for a yes, in each language that the receiver knows. `doubt`: neither a yes nor a
clear no; the write waits, and is refused in time."""

ANSWERS = {
    "en": {
        "yes": [
            "Yes.", "YES", "yes please", "Yes, please!", "Yeah, go ahead", "Um, yes", "Oh. Yes.", "That's correct", "That’s right!",
            "OK", "Okay do it", "Okay, thank you.", "Sure, sounds good", "Yes, that would be great, thanks.", "Yep", "Yes I do",
            "Yes, yes, go ahead please", "Please do.", "All right then", "Of course", "Yes, I'd like that", "Well, okay.",
            "I agree", "Right.", "Yes, you may.", "Absolutely, yes"],
        "doubt": [
            "", "...", "Hmm.", "OK let me think about it", "Yes, I have a question first", "Right, who am I talking to",
            "Okay, and what does that cost me", "Okay, I…", "Yes...", "Okay,", "Sure, what about Tuesday",
            "Tuesday", "I said yes to that already", "yesterday", "yes " * 13, "Thank you", "Please", "Great", "Then",
            "Oh yes, the boiler is making noises", "Yes, the other one", "Pardon me", "Could you repeat that", "oui",
            "Okay, one more time please", "Right, so I am at home on Friday", "Yes, my name is Ada", "Fine print"],
        "question": [
            "Yes?", "OK?", "Pardon me?", "Okay, and what does that cost me?", "Right, who am I talking to?", "Sure?",
            "Is it the one on Friday?", "Sure, what about Tuesday?", "Yes, is that right?", "Fine print?", "Go ahead?"],
        "no": [
            "No", "nope", "No, don't", "I don't know", "wait", "Yes… no", "Actually, make it Tuesday", "never mind", "not yet",
            "Yes, but change the day first and not Monday", "Ok forget it", "Okay, hang on a second", "I'd rather keep it",
            "Yes, if it is free", "Actually yes", "Not sure", "I can't say", "Right, that's wrong", "Don't do it"]},
    "es": {
        "yes": [
            "Sí", "si, claro", "Sí, por favor", "Claro que sí", "De acuerdo, gracias", "Vale", "Bueno, sí", "Adelante", "Hágalo",
            "Por supuesto", "Está bien", "Sí, muchas gracias", "Perfecto, adelante", "Sí, señorita", "Sí, eso es"],
        "doubt": [
            "Bueno", "Bueno, déjeme pensarlo", "Gracias", "Si cancelo, cuánto pago", "Sí, tengo una pregunta", "Claro, y el precio",
            "Sí…", "El martes", "Vale, dígame el precio", "Por favor"],
        "question": [
            "Si cancelo, ¿cuánto pago?", "¿Sí?", "¿Vale?", "¿Cómo?", "Claro, ¿cuánto cuesta?", "Sí, ¿de qué me habla?"],
        "no": ["No", "Sí, pero no", "Espere", "Un momento", "Vale, olvídelo", "Mejor el martes", "Todavía no", "Sí, después"]},
    "fr": {
        "yes": [
            "Oui", "Oui, d'accord", "Oui, s'il vous plaît", "Bien sûr", "C'est ça", "Allez-y", "D'accord, merci", "Tout à fait",
            "Oui, merci beaucoup", "Parfait, allez-y", "Euh, oui", "Ok", "Volontiers", "C'est bon"],
        "doubt": [
            "Merci", "Bien", "Oui, j'ai une question", "D'accord, je vais réfléchir", "Oui, mardi", "D'accord, et le prix", "Oui…",
            "S'il vous plaît", "Exact, qui êtes vous"],
        "question": ["Oui ?", "Pardon ?", "D'accord, et combien ça coûte ?", "C'est ça ?", "Ok, à qui je parle ?"],
        "no": ["Non", "Oui, mais plus tard", "Attendez", "Pas encore", "Ok, laissez tomber", "Un instant", "Je ne sais pas",
               "Non merci"]},
    "de": {
        "yes": [
            "Ja", "Ja, genau", "Ja, bitte", "Ja bitte, machen Sie das", "Gerne", "Aber gerne", "In Ordnung, danke", "Klar",
            "Natürlich", "Das stimmt", "Okay, vielen Dank", "Ja, sehr gerne", "Äh, ja", "Passt", "Bitte, ja"],
        "doubt": [
            "Bitte", "Bitte was haben Sie gesagt", "Danke", "Na ja", "Ja, ich habe noch eine Frage", "Klar, wie viel kostet das",
            "Gut", "Ja…", "Ja, am Dienstag", "Okay, ich überlege es mir", "Genau, mit wem spreche ich"],
        "question": ["Bitte?", "Ja?", "Klar, wie viel kostet das?", "Genau, mit wem spreche ich?", "Stimmt das?", "Okay?"],
        "no": ["Nein", "Ja, aber später", "Moment", "Lieber nicht", "Okay, vergessen Sie es", "Noch nicht", "Ja, vielleicht",
               "Einen Augenblick", "Lassen Sie es"]},
    "it": {
        "yes": [
            "Sì", "Sì, va bene", "Sì, per favore", "Certo", "D'accordo, grazie", "Va bene", "Esatto", "Sì, grazie mille", "Confermo",
            "È corretto", "Certo che sì", "Faccia pure", "Perfetto, proceda", "Sì, prego", "Eh, sì"],
        "doubt": [
            "Prego", "Grazie", "Bene", "Certo, quanto costa", "Sì, ho una domanda", "Va bene, ci penso", "Sì…", "Martedì",
            "Giusto, con chi parlo"],
        "question": ["Prego?", "Certo, quanto costa?", "Sì?", "Va bene, quando?", "Giusto, con chi parlo?"],
        "no": ["No", "Sì, ma dopo", "Aspetti", "Un attimo", "Non ancora", "Va bene, lasci stare", "Forse", "Meglio martedì"]},
    "pt": {
        "yes": [
            "Sim", "Sim, está bem", "Sim, por favor", "Claro que sim", "Isso mesmo", "Com certeza", "Pode sim", "Tá bom, obrigada",
            "Tudo bem", "Está certo", "Perfeito, obrigado", "De acordo", "Sim, senhora", "Ok"],
        "doubt": [
            "Obrigado", "Pode repetir", "Sim, tenho uma pergunta", "Certo, quanto custa", "Está bem, vou pensar", "Sim…",
            "Na terça", "Pode ser na terça", "Isso, com quem estou falando"],
        "question": ["Pode?", "Certo, quanto custa?", "Sim?", "Tudo bem?", "Como?"],
        "no": ["Não", "Sim, mas depois", "Espere", "Um momento", "Ainda não", "Ok, esqueça", "Talvez", "Melhor na terça"]},
    "nl": {
        "yes": [
            "Ja", "Ja, dat klopt", "Ja graag", "Doe maar", "Ja hoor, doe maar", "Prima, dank u wel", "Oké", "Akkoord", "Natuurlijk",
            "Ga uw gang", "Ja, alstublieft", "In orde, bedankt", "Inderdaad", "Jazeker", "Dat is goed"],
        "doubt": [
            "Dank u", "Alstublieft", "Ja, ik heb een vraag", "Oké, wat kost dat", "Ja…", "Dinsdag", "Goed, met wie spreek ik",
            "Ja, ik denk erover na"],
        "question": ["Ja?", "Oké, wat kost dat?", "Klopt dat?", "Goed, met wie spreek ik?", "Zeker?"],
        "no": ["Nee", "Ja, maar later", "Wacht", "Nog niet", "Oké, laat maar", "Even wachten", "Misschien", "Liever dinsdag"]},
    "sv": {
        "yes": [
            "Ja", "Ja, det stämmer", "Ja tack", "Gärna", "Okej, tack så mycket", "Absolut", "Självklart", "Gör det", "Ja, gör så",
            "Precis", "Det går bra", "Visst, kör", "Javisst", "Perfekt, tack"],
        "doubt": [
            "Tack", "Bra", "Ja, jag har en fråga", "Okej, vad kostar det", "Ja…", "På tisdag", "Visst, vem talar jag med",
            "Okej, jag ska fundera"],
        "question": ["Ja?", "Okej, vad kostar det?", "Stämmer det?", "Visst, vem talar jag med?", "Va?"],
        "no": ["Nej", "Ja, men senare", "Vänta", "Inte än", "Okej, glöm det", "Ett ögonblick", "Kanske", "Nä", "Hellre tisdag"]},
    "pl": {
        "yes": [
            "Tak", "Tak, zgadza się", "Tak, proszę", "Oczywiście", "Dobrze, dziękuję", "Jasne", "W porządku", "Tak jest", "Zgoda",
            "Potwierdzam", "Dokładnie", "Poproszę", "Okej", "Tak, bardzo proszę", "Dobrze, proszę to zrobić"],
        "doubt": [
            "Proszę", "Dziękuję", "Tak, mam pytanie", "Dobrze, ile to kosztuje", "Tak…", "We wtorek", "Jasne, z kim rozmawiam",
            "Dobrze, pomyślę"],
        "question": ["Proszę?", "Dobrze, ile to kosztuje?", "Tak?", "Zgadza się?", "Słucham?"],
        "no": ["Nie", "Tak, ale później", "Chwileczkę", "Jeszcze nie", "Dobrze, zapomnij", "Może", "Lepiej we wtorek",
               "Proszę zaczekać"]},
}

# In a call of two languages: what it says, and in which of them.
IN_TWO = [
    ("Yes", "yes", "en"), ("Sí, claro", "yes", "es"), ("Sí, please", "unclear", None), ("Yes, espere", "no", None),
    ("Sí, actually", "no", None), ("Sí, pero no", "no", None), ("oui", "unclear", None), ("Okay", "yes", "en"),
]
