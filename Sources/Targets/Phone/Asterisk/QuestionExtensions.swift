import Facts
import Language

/// A question in its step's context: the keys are extensions, `i` is any other key, `t` is silence.
struct QuestionExtensions {
  /// The sounds of a question.
  struct Texts {
    let question: String
    let noInput: String?
    let noMatch: String?
    let tooMany: String?
    let hasMachine: Bool
  }

  private let ask: Ask
  private let leave: (String, inout DialplanText) -> Void

  init(_ ask: Ask, leave: @escaping (String, inout DialplanText) -> Void) {
    self.ask = ask
    self.leave = leave
  }

  func write(question texts: Texts, to text: inout DialplanText) {
    if texts.hasMachine { text.run("GotoIf($[\"${AMDSTATUS}\" = \"MACHINE\"]?machine,1)") }
    text.run("Set(NO_INPUT=0)")
    text.run("Set(NO_MATCH=0)")
    if ask.tooMany != nil { text.run("Set(FAILED=0)") }
    if ask.keys.contains(where: { $0.press.length > 1 }) {
      text.run("Set(TIMEOUT(digit)=\(ask.between?.seconds ?? PhoneFacts.usualBetween))")
    }
    let silence = text.wait("SILENCE", ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence)
    text.run("Background(\(texts.question))", label: "again")
    text.run("WaitExten(\(silence))")
    for key in ask.keys {
      text.begin(Self.exten(key.press))
      leave("key:\(key.press.text)", &text)
    }
    write("i", "no_match", "NO_MATCH", ask.noMatch, sound: texts.noMatch, to: &text)
    write("t", "no_input", "NO_INPUT", ask.noInput, sound: texts.noInput, to: &text)
    if ask.tooMany != nil {
      text.begin("too_many")
      if let sound = texts.tooMany { text.run("Playback(\(sound))") }
      leave("too_many", &text)
    }
    if texts.hasMachine {
      text.begin("machine")
      leave("machine", &text)
    }
  }

  /// An answer as an extension. Asterisk takes the more exact one of two patterns; a rule sees to it that none overlap.
  static func exten(_ press: KeyPattern) -> String { press.isVariable ? "_\(press.text)" : press.text }

  /// Puts the question again until the tries are used up. A key that is pressed meanwhile counts.
  private func write(
    _ name: String, _ outcome: String, _ counter: String, _ retry: Ask.Retry?, sound: String?,
    to text: inout DialplanText
  ) {
    let tries = retry?.tries ?? 1
    text.begin(name)
    guard tries > 1 else {
      leave(outcome, &text)
      return
    }
    text.run("Set(\(counter)=$[${\(counter)} + 1])")
    text.run("GotoIf($[${\(counter)} >= \(tries)]?enough)")
    if let tooMany = ask.tooMany {
      text.run("Set(FAILED=$[${FAILED} + 1])")
      text.run("GotoIf($[${FAILED} >= \(tooMany.tries ?? PhoneFacts.usualTries)]?too_many,1)")
    }
    if let sound { text.run("Background(\(sound))") }
    text.run("Goto(s,again)")
    text.run("NoOp(\(outcome))", label: "enough")
    leave(outcome, &text)
  }
}
