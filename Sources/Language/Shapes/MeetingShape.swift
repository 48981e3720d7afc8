extension Shape where Value == Meeting {
  static let meeting = record(
    "Meeting", "A conference.",
    [
      .required("room", \.room, .name, "Its name: who comes to one room, meets."),
      .defaulted("moderator", \.isModerator, .boolean, "Whether it begins with this caller, and ends without."),
      .defaulted("muted", \.isMuted, .boolean, "Whether this caller only listens."),
      .defaulted("announced", \.isAnnounced, .boolean, "Whether a tone tells who comes and goes; yes unless said."),
      .optional("pin", \.pin, .pin, "What the caller must key in before coming in."),
    ])
}

extension Shape where Value == Meeting.Pin {
  static let pin = record(
    "Pin", "Digits that a caller must know.",
    [
      .required("code", \.code, .secretReference, "The digits, as a secret's name."),
      .required("ask", \.ask, .speech, "What is asked. The caller ends the digits with `#`."),
      .optional("tries", \.tries, .integer(1...10), "How often it is asked in all; 3 times unless said."),
      .optional("say", \.say, .speech, "What is said before it is asked again."),
      .required("next", \.next, .text, "The step after the last try."),
    ])
}
