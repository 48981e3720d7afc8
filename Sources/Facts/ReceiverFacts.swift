/// What the receiver behind the phone (`Templates/receiver`) can do.
public enum ReceiverFacts {
  /// The languages in which it knows a yes: those of its `words.py`.
  public static let yesLanguages = ["en", "es", "fr", "de", "it", "pt", "nl", "sv", "pl"]

  /// Whether it knows a yes in the language of a BCP 47 tag.
  public static func knowsYes(in tag: String) -> Bool {
    yesLanguages.contains(tag.lowercased().prefix { $0 != "-" }.description)
  }
}
