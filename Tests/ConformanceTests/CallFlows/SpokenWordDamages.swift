extension Damages {
  private static let routes = "phone/twiml/routes.json"

  /// Damages to languages, words and messages that are written down, in the files of `phone-languages`.
  static let ofSpokenWords = [
    Damage(
      "a message that a pause cuts off", "phone/asterisk/voicemail.conf", .replace("maxsilence=8", "maxsilence=2"),
      "mailbox-setting"),
    Damage(
      "a message that a pause cuts off at the provider", "phone/twiml/clinic/message.es.xml",
      .replace("timeout=\"8\"", "timeout=\"2\""), "mailbox-setting"),
    Damage(
      "Spanish taken for English", "phone/twiml/clinic/message.es.xml",
      .replace("recordingStatusCallback", "transcribe=\"true\" recordingStatusCallback"), "mailbox-setting"),
    Damage(
      "a transcript that nobody is sent", "phone/twiml/clinic/message.xml",
      .replace(" transcribeCallback=\"message/transcript\"", ""), "mailbox-setting"),
    Damage(
      "a transcript kept for ever", routes,
      .replace(
        "\"by\": \"TranscriptionText\",\n      \"mailbox\": \"clinic\",\n      \"retention_seconds\": 2592000",
        "\"by\": \"TranscriptionText\",\n      \"mailbox\": \"clinic\""), "mailbox-setting"),
    Damage(
      "transcripts that nobody is to delete", "phone/control.json",
      .replace("message transcripts", "message transcript"), "control-number"),
    Damage(
      "a question that listens in another language", "phone/twiml/clinic/menu.es.xml",
      .replace("language=\"es-ES\" speechTimeout", "language=\"en-US\" speechTimeout"), "spoken-choice"),
    Damage(
      "words that nobody listens for", "phone/twiml/clinic/choose.xml",
      .replace("input=\"dtmf speech\" ", ""), "spoken-choice"),
    Damage(
      "a word that the recognizer is not told", "phone/twiml/clinic/menu.xml",
      .replace("visit, book a visit, nurse", "visit, nurse"), "spoken-choice"),
    Damage(
      "a caller who is listened to at a question of keys", "phone/twiml/pharmacy/choose.xml",
      .replace("<Gather ", "<Gather input=\"dtmf speech\" "), "spoken-choice"),
    Damage(
      "a word that stands for another key", routes,
      .replace("\"visit\": \"1\"", "\"visit\": \"2\""), "spoken-choice"),
    Damage(
      "a word of one language in another", routes,
      .replace("\"me duele\": \"2\"", "\"im in pain\": \"2\""), "spoken-choice"),
    Damage(
      "words that the handler does not look at", routes,
      .replace(
        "\"speech\": \"SpeechResult\",\n      \"words\": {\n        \"spanish\"", "\"words\": {\n        \"spanish\""),
      "spoken-choice"),
  ]
}
