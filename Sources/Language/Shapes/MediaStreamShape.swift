import Syntax

extension Shape where Value == MediaStream {
  static let mediaStream = record(
    "MediaStream", "A web socket of one's own, to which the sound of calls goes and from which sound comes back.",
    [
      .required("url", \.url, .text, "`wss://host/path`."),
      .optional("username", \.username, .text, "The name that the exchange signs in with."),
      .optional("password", \.password, .secretReference, "The password, as a secret's name."),
      .optional(
        "retention", \.retention, .duration,
        "How long the far end keeps what it hears, as sound or as words; `0s` if it keeps nothing."),
    ])
}
