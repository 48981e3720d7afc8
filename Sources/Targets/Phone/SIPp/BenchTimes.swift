import Language

/// How long things last on the bench that runs the scenarios, in milliseconds. `coverage.json` says them, so that a
/// bench can keep to them.
enum BenchTimes {
  /// Every prompt's sound.
  static let prompt = 300
  /// Each phrase of the exchange's own by which it says a number. Short: nobody reckons how many it takes in a language.
  static let phrase = 100
  /// What a leg to an agent or a colleague takes until it is refused.
  static let refusal = 500
  /// From dialling a leg until it rings or is answered, and from its end until the call goes on.
  static let setUp = 500
  /// How long an answered leg lasts until the far end hangs up, drops or refers the call.
  static let conversation = 4_000
  /// From the answer of a far end that passes the caller on until they are there.
  static let passing = 3_000
  /// How long a far end talks at least that waits for the caller to leave it.
  static let patience = 30_000
  /// From pressing a key until it has been acted upon.
  static let key = 1_200
  /// Each further key of an answer.
  static let nextKey = 500
  /// Digits of the longest PIN that a bench gives.
  static let pin = 6
  /// What a mailbox itself says first.
  static let greeting = 5_000
  /// What a tool takes to answer, with all that the connection needs.
  static let answer = 500
  /// How long before a schedule closes a call comes in that is to wait for it.
  static let closing = 3_000
  /// When somebody at the exchange does something: takes a call up, or shows somebody out.
  static let deed = 3_000
  /// From the end of what must be heard until a key is pressed.
  static let margin = 800
  /// The tone before a message.
  static let tone = 700
  /// Silence after a machine's greeting until a message is spoken.
  static let machineSilence = 1_500

  /// What whoever answers hears before a call is put through, to its end; `told` is how long the values take in it.
  static func telling(_ transfer: Transfer, told: Int) -> Int {
    (transfer.told?.speech.soundCount ?? 0) * prompt + told
  }
}
