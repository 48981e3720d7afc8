import Facts
import Language

/// A question in its step's context: the keys are extensions, `i` is any other key, `t` is silence.
struct QuestionExtensions {
  /// The sounds of a question.
  struct Texts {
    let question: String
    let noInput: String?
    let noMatch: String?
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
    text.run("Background(\(texts.question))", label: "again")
    text.run("WaitExten(\(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence))")
    for key in ask.keys {
      text.begin(String(key.press))
      leave("key:\(key.press)", &text)
    }
    write("i", "no_match", "NO_MATCH", ask.noMatch, sound: texts.noMatch, to: &text)
    write("t", "no_input", "NO_INPUT", ask.noInput, sound: texts.noInput, to: &text)
    if texts.hasMachine {
      text.begin("machine")
      leave("machine", &text)
    }
  }

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
    if let sound { text.run("Background(\(sound))") }
    text.run("Goto(s,again)")
    text.run("NoOp(\(outcome))", label: "enough")
    leave(outcome, &text)
  }
}
