import Facts
import Findings
import Language
import Resolve

/// What the exchanges are told of keys by which callers leave a call that is put through. Whether the call then goes on as it
/// must is seen where each step is played.
enum LeavingExpectation: Expectation {
  static let name = "that a key ends only the calls of steps that say so"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    if let exchange = subject.files["phone/asterisk/extensions.conf"] { checkKey(exchange, subject, &verdict) }
    for dialplan in subject.resolved.dialplans {
      checkTwiML(dialplan, subject, &verdict)
      checkFreeSWITCH(dialplan, subject, &verdict)
    }
  }

  /// The letters of what `Dial` or `Queue` is told, without what stands in brackets behind them.
  static func options(of call: CallPlan.Priority) -> Set<Character> {
    let place = call.application == "Queue" ? 1 : 2
    let parts = call.arguments.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    var letters: Set<Character> = []
    var depth = 0
    for character in parts.count > place ? parts[place] : "" {
      if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
      } else if depth == 0 {
        letters.insert(character)
      }
    }
    return letters
  }

  /// Options by which a key of either end does something: `H` of the caller's ends the call.
  static let keyed = Set<Character>("HhTtKkWwXx")

  /// The file that names the key; no other key of it does anything.
  private static func checkKey(_ exchange: GeneratedFiles.Entry, _ subject: Subject, _ verdict: inout Verdict) {
    let keys = Set(subject.contract.dialplans.flatMap { $0.steps.flatMap(\.keyOptions) })
    let file = subject.files["phone/asterisk/features.conf"]
    let sections = file.map { Configuration($0.bytes).sections.filter { !$0.items.isEmpty } } ?? []
    let said = sections.flatMap { section in section.items.map { "\(section.name) \($0.key) \($0.value)" } }
    verdict.expect(
      Set(said) == (keys.contains("t") ? passing : []).union(keys.contains("H") ? ["featuremap disconnect *"] : []),
      ConformanceFindings.dialplanWay, at: (file ?? exchange).start,
      "the keys that do something during a call are not those by which callers leave or are passed on")
  }

  /// `*2` and `*1` pass a caller on. A key that is not set here would be another, a wait that is not said too short; and who rings
  /// off would be called back.
  private static let passing: Set<String> = [
    "featuremap atxfer *2", "featuremap blindxfer *1", "general atxferabort *2", "general atxfercomplete ",
    "general atxferthreeway ", "general atxferswap ", "general atxferdropcall yes", "general atxfernoanswertimeout 130",
    "general transferdigittimeout 3", "general transferdialattempts 1", "general transferannouncesound beep",
    "general transferinvalidsound beeperr", "general xfersound beep", "general xferfailsound beeperr",
  ]

  private static func checkTwiML(_ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict) {
    let folder = "phone/twiml/\(dialplan.name)/"
    for path in subject.files.paths(folder, ".xml") {
      let name = path.dropFirst(folder.count).prefix { $0 != "." }
      guard let step = dialplan.dialplan.steps.first(where: { $0.name == name }), let file = subject.files[path] else {
        continue
      }
      // Where nothing follows `completed` the key would end the call.
      let goesOn = dialplan.edges(from: step.name).contains { $0.outcome == "completed" }
      for verb in XMLReader.read(file.bytes).elements where verb.name == "Dial" {
        verdict.expect(
          verb.attribute("hangupOnStar")?.value == (step.leaves && goesOn ? "true" : nil),
          ConformanceFindings.twimlVerb,
          at: file.location(verb.tag),
          "the key by which callers leave step `\(step.name)` is not what the contract says",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
    let routes = subject.files.json("phone/twiml/routes.json")?["routes"]
    for step in dialplan.dialplan.steps where !step.keyOptions.isEmpty {
      guard let route = routes?["\(dialplan.name)/\(step.name)/result"] else { continue }
      let never = route["never"]?.strings ?? []
      let missing = step.keyOptions.map { $0 == "H" ? PhoneFacts.leftOutcome : PhoneFacts.notTakenOutcome }.first {
        !never.contains($0)
      }
      verdict.expect(
        missing == nil, ConformanceFindings.twimlTarget, at: route.location,
        "that no provider tells `\(missing ?? "")` of step `\(step.name)` is not said",
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
  }

  /// The variable that names the key stays set until it is set anew.
  private static func checkFreeSWITCH(_ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict) {
    guard let file = subject.files["phone/freeswitch/dialplan.xml"] else { return }
    let found = FreeSWITCHPlan(XMLReader.read(file.bytes)).contexts[dialplan.name]?.extensions ?? []
    for part in found {
      let step = dialplan.dialplan.steps.first { "\(dialplan.name)-\($0.name)" == part.name }
      let goesOn = step.map { dialplan.edges(from: $0.name).contains { $0.outcome == "completed" } } ?? false
      var key = ""
      for action in part.actions {
        let setting = "bridge_terminate_key="
        if action.application == "set", action.data.hasPrefix(setting) {
          key = String(action.data.dropFirst(setting.count))
        }
        guard action.application == "bridge", let step else { continue }
        verdict.expect(
          key == (step.leaves && goesOn ? "*" : ""), ConformanceFindings.freeswitchWay, at: file.location(action.range),
          "the key by which callers leave step `\(step.name)` is not what the contract says",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
      verdict.expect(
        key.isEmpty, ConformanceFindings.freeswitchWay, at: file.location(part.range),
        "a key goes on ending calls behind this one", declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
  }
}

extension Step {
  /// Whether the caller may leave whoever they are put through to by a key.
  var leaves: Bool { if case .transfer(let transfer) = act { transfer.leave != nil } else { false } }
  /// Options by which a key of either end does something in the calls of this step.
  var keyOptions: Set<Character> { Set((leaves ? ["H"] : []) + (passing.isEmpty ? [] : ["t"])) }
}
