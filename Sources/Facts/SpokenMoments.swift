/// How Asterisk's `SayUnixTime` is told to say a day and a time of day in a language.
///
/// English, Spanish and French: their phrases and order were seen on Asterisk 22.10.1 (2026-11-27). Danish and German: read in
/// `main/say.c` of an earlier version, and not run. The sounds are those of Debian's `asterisk-core-sounds` 1.6.1. A language that is
/// missing here is not said as it should be (Dutch and Italian have no sound for a year after 2021, Portuguese says a minus
/// before the hour, what `say.c` does not know goes by English rules) or has been heard by nobody yet. Spanish says noon in
/// the morning by `p`, and no package has the sound of its `R`: so hours go up to 23 everywhere but in English.
public enum SpokenMoments {
  /// The format of a day and of a time: letters of `SayUnixTime`, and sounds in quotes.
  public struct Formats: Sendable, Hashable {
    /// Day, month and year.
    public let date: String
    /// Hour and minute.
    public let time: String
  }

  /// By the first part of a language's tag.
  public static let languages: [(tag: String, formats: Formats)] = [
    ("da", Formats(date: "dBY", time: "HM")),
    ("de", Formats(date: "dBY", time: "HM")),
    ("en", Formats(date: "BdY", time: "IMp")),
    ("es", Formats(date: "d 'digits/es-de' B 'digits/es-de' Y", time: "HM")),
    ("fr", Formats(date: "dBY", time: "HM")),
  ]

  /// Those of a language; nil if none are known.
  public static func formats(of language: String) -> Formats? {
    let primary = String(language.prefix { $0 != "-" }).lowercased()
    return languages.first { $0.tag == primary }?.formats
  }
}
