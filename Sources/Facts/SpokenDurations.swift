/// How a span of time is said in a language: the words of Unicode CLDR (unit patterns `long`, list pattern `standard`, spelled
/// numbers; release 48, read 2026-11-27), and what Asterisk's `SayNumber` must be told so that the number before them agrees.
///
/// The phrases that `SayNumber` plays were read in `main/say.c` and seen on Asterisk 22.10.1 (2026-11-27). It says "eins", "uno" or
/// "un" before a unit of any gender, or has no sound for the right word: German has none for "ein", Debian's French
/// (`asterisk-core-sounds-fr` 1.6.1) none for "une", and Spanish says "veintiuno". So counts that agree with their unit are said
/// as a whole, number and word, as far as hours of a few days go. A language that is missing here has been tried by nobody yet, or has
/// more forms than one and other.
public enum SpokenDurations {
  /// A unit of time.
  public struct Unit: Sendable, Hashable {
    /// Stands behind each number that is not said as a whole.
    public let word: String
    /// The numbers that are said together with their word.
    public let whole: [Whole]
    /// The gender that `SayNumber` is told: `f`, `m`; nil where it makes no difference.
    public let gender: String?

    fileprivate init(_ word: String, _ whole: KeyValuePairs<Int, String>, _ gender: String? = nil) {
      self.word = word
      self.gender = gender
      self.whole = whole.map { Whole(count: $0.key, text: $0.value) }
    }
  }

  /// A number that is said together with its word: "one hour".
  public struct Whole: Sendable, Hashable {
    /// The number.
    public let count: Int
    /// What is said.
    public let text: String
  }

  /// The words of a language.
  public struct Words: Sendable {
    /// Stands before the last of several parts.
    public let and: String
    /// By what a contract calls them: `seconds`, `minutes`, `hours`, `days`.
    public let units: [String: Unit]
  }

  /// By the first part of a language's tag.
  public static let languages: [(tag: String, words: Words)] = [
    (
      "da",
      Words(
        and: "og",
        units: [
          "seconds": Unit("sekunder", [1: "et sekund"]), "minutes": Unit("minutter", [1: "et minut"]),
          "hours": Unit("timer", [1: "en time"]), "days": Unit("dage", [1: "en dag"]),
        ])
    ),
    (
      "de",
      Words(
        and: "und",
        units: [
          "seconds": Unit("Sekunden", [1: "eine Sekunde"]), "minutes": Unit("Minuten", [1: "eine Minute"]),
          "hours": Unit("Stunden", [1: "eine Stunde"]), "days": Unit("Tage", [1: "ein Tag"]),
        ])
    ),
    (
      "en",
      Words(
        and: "and",
        units: [
          "seconds": Unit("seconds", [1: "one second"]), "minutes": Unit("minutes", [1: "one minute"]),
          "hours": Unit("hours", [1: "one hour"]), "days": Unit("days", [1: "one day"]),
        ])
    ),
    (
      "es",
      Words(
        and: "y",
        units: [
          "seconds": Unit("segundos", [1: "un segundo", 21: "veintiún segundos"], "m"),
          "minutes": Unit("minutos", [1: "un minuto", 21: "veintiún minutos"], "m"),
          "hours": Unit("horas", [1: "una hora", 21: "veintiuna horas"], "f"),
          "days": Unit("días", [1: "un día", 21: "veintiún días"], "m"),
        ])
    ),
    (
      "fr",
      Words(
        and: "et",
        units: [
          "seconds": Unit(
            "secondes",
            [
              0: "zéro seconde", 1: "une seconde", 21: "vingt-et-une secondes", 31: "trente-et-une secondes",
              41: "quarante-et-une secondes", 51: "cinquante-et-une secondes",
            ]),
          "minutes": Unit(
            "minutes",
            [
              0: "zéro minute", 1: "une minute", 21: "vingt-et-une minutes", 31: "trente-et-une minutes",
              41: "quarante-et-une minutes", 51: "cinquante-et-une minutes",
            ]),
          "hours": Unit(
            "heures",
            [
              0: "zéro heure", 1: "une heure", 21: "vingt-et-une heures", 31: "trente-et-une heures",
              41: "quarante-et-une heures", 51: "cinquante-et-une heures", 61: "soixante-et-une heures",
              81: "quatre-vingt-une heures",
            ]),
          "days": Unit("jours", [0: "zéro jour", 1: "un jour"]),
        ])
    ),
  ]

  /// Those of a language; nil if none are known.
  public static func words(of language: String) -> Words? {
    let primary = String(language.prefix { $0 != "-" }).lowercased()
    return languages.first { $0.tag == primary }?.words
  }
}
