import Facts
import Language

/// What whoever answers hears, on a channel of their own, before the caller is put through.
///
/// Values of the call come there as arguments of the subroutine: each is digits, a whole number, or nothing, as the caller's
/// channel has kept it.
struct TellingContext {
  private let prompt: Spoken
  private let plan: PhonePlan
  /// The languages in which it may be heard.
  private let languages: [String]
  /// Whether the language is that of the call, which only the caller's channel knows.
  private let isByCall: Bool
  /// The variables of the caller's channel whose values are told, each once.
  private let variables: [String]
  private let flow: PhonePlan.Flow
  /// Whether they are asked if they take the call.
  private let isAsked: Bool

  init(_ prompt: Spoken, of transfer: Transfer, _ step: Step, _ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.prompt = prompt
    self.plan = plan
    self.flow = flow
    isAsked = transfer.screen != nil
    if prompt.values.isEmpty {
      isByCall = prompt.isChosen
      languages = []
      variables = []
      return
    }
    isByCall = prompt.isChosen || plan.hasLanguages && transfer.told?.speech.isUnnamed == false
    languages = flow.calls.toldLanguages(in: step)
    var variables: [String] = []
    for placed in prompt.values {
      let variable = PhoneNames.value(placed.value, flow)
      if !variables.contains(variable) { variables.append(variable) }
    }
    self.variables = variables
  }

  /// What `U` of `Dial` gives to the subroutine: `^${CHANNEL(language)}^${KEYS_1}`.
  var arguments: String {
    // Whoever answers has a channel with a language of its own.
    variables.reduce(isByCall ? "^${CHANNEL(language)}" : "") { "\($0)^${\($1)}" }
  }

  /// Runs on the far end: where it is asked, only key 1 lets the caller through.
  func write(_ context: String, isWatched: Bool, to text: inout DialplanText) {
    text.context(context, isAsked ? "Heard by whoever answers: key 1 takes the call." : "Heard by whoever answers.")
    text.begin("s")
    if isByCall {
      text.run("Set(CHANNEL(language)=${ARG1})")
    } else if let language = languages.first {
      text.run("Set(CHANNEL(language)=\(Spoken.folder(of: language)))")
    }
    let last = tell(to: &text)
    if isAsked {
      text.run("Read(ACCEPT,\(last),1,,1,\(PhoneFacts.screening))")
      text.run("GotoIf($[\"${ACCEPT}\" = \"1\"]?accepted)")
      text.run("Set(MASTER_CHANNEL(LEG_DECLINED)=yes)")
      text.run("Set(GOSUB_RESULT=CONTINUE)")
      text.run("Return()")
    } else if !last.isEmpty {
      text.run("Playback(\(last))")
    }
    text.run("Set(MASTER_CHANNEL(LEG_UP)=\(DialplanText.now))", label: isAsked ? "accepted" : nil)
    if isWatched { text.run("\(ExtensionsFile.watching(plan))") }
    text.run("Return()")
  }

  /// All but the texts behind the last value, which it returns: a key may be waited for from those on.
  private func tell(to text: inout DialplanText) -> String {
    if prompt.values.isEmpty { return prompt.played }
    let sounds = prompt.play(to: &text) { value, text in
      let place = variables.firstIndex(of: PhoneNames.value(value, flow)) ?? 0
      SpokenValueText(value, in: "ARG\(place + (isByCall ? 2 : 1))", flow, plan, languages).write(to: &text)
    }
    return sounds.joined(separator: "&")
  }
}
