import Facts
import Language

/// One text in one language, as a sound. A reference, because every file of a dialplan asks for it, and copying one counts the
/// references to each of its texts.
final class Prompt: Sendable {
  /// The sound's file without its ending, below the exchange's folder of sounds.
  let id: String
  /// What an exchange plays: where calls have languages, it looks for it in the folder of the call's.
  let sound: String
  let dialplan: String
  /// Where it is said: `menu`, `menu_no_match`, `disclosure_ai`.
  let part: String
  let text: String
  /// BCP 47.
  let language: String

  init(id: String, sound: String, dialplan: String, part: String, _ said: (language: String, text: String)) {
    self.id = id
    self.sound = sound
    self.dialplan = dialplan
    self.part = part
    text = said.text
    language = said.language
  }
}

/// What is said in one place: texts one after the other, each in one language or in several of which the call's is said.
struct Spoken {
  /// Of each text the versions, of which an exchange chooses.
  var parts: [[Prompt]]
  /// The values of the call among them.
  var values: [Placed] = []

  /// A value, and how many texts are said before it.
  struct Placed {
    let value: SpokenValue
    let after: Int
  }

  /// One of the things that are said one after the other.
  enum Piece {
    /// The versions of a text.
    case text([Prompt])
    case value(SpokenValue)
  }

  /// All of it in order.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    var next = values[...]
    for (place, part) in parts.enumerated() {
      while let value = next.first, value.after <= place { pieces.append(.value(next.removeFirst().value)) }
      pieces.append(.text(part))
    }
    return pieces + next.map { .value($0.value) }
  }

  /// All sounds that it needs.
  var prompts: [Prompt] { parts.flatMap { $0 } }
  /// The sounds that are played one after the other.
  var sounds: [String] { parts.map { $0[0].sound } }
  /// The same as Asterisk's `Playback` and `Background` take them.
  var played: String { sounds.joined(separator: "&") }
  /// Whether what is played hangs on the language of the call.
  var isChosen: Bool { parts.contains { $0.count > 1 || $0[0].id != $0[0].sound } }

  /// What is heard in a call in a language.
  func heard(in language: String) -> [Prompt] {
    parts.map { Self.heard($0, in: language) }
  }

  static func heard(_ versions: [Prompt], in language: String) -> Prompt {
    versions.first { $0.language == language } ?? versions[0]
  }

  /// The folder of a language's sounds, which is also what an exchange calls the language.
  static func folder(of language: String) -> String { NameTable.token(PhoneFacts.languageFolder(of: language)) }
}
