import Findings
import Language

enum FreeSWITCHFormExpectation: Expectation {
  static let name = "that a dialplan for FreeSWITCH has only known parts, leads nowhere else, and dials declared lines"

  private static let attributes: [String: [String]] = [
    "include": [], "context": ["name"], "extension": ["name"], "action": ["application", "data"],
    "condition": ["field", "expression", "wday", "mday", "mon", "year", "time-of-day"],
    "gateway": ["name"], "param": ["name", "value"],
  ]
  private static let parents: [String: [String?]] = [
    "include": [nil], "context": ["include"], "extension": ["context"], "condition": ["extension"],
    "action": ["condition"], "gateway": ["include"], "param": ["gateway"],
  ]
  private static let applications: Set<String> = [
    "answer", "playback", "play_and_get_digits", "set", "transfer", "bridge", "hangup", "record", "record_session",
    "stop_record_session", "execute_extension", "log", "deflect", "say",
  ]
  /// What may be expanded, and nothing that runs a program (`${system …}`) or that a caller sends.
  private static let expansions: Set<String> = [
    "$${sounds_dir}", "$${recordings_dir}", "${uuid}", "${parlance_key}", "${parlance_no_input}",
    "${parlance_no_match}", "${parlance_recording}", "${parlance_language}", "${parlance_say}",
    "${originate_disposition}", "${bridge_hangup_cause}", "${sip_refer_target_status_code}", "${strftime(%Y)}",
  ]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for (markup, file) in subject.markups(in: "phone/freeswitch/", &verdict) {
      for element in markup.elements { check(element, markup, file, &verdict) }
      let plan = FreeSWITCHPlan(markup)
      for context in plan.contexts.values.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        for found in context.extensions {
          for action in found.actions { check(action, found, plan, subject, file, &verdict) }
        }
      }
    }
  }

  private static func check(
    _ element: MarkupElement, _ markup: Markup, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.freeswitchForm
    let parent = element.parent.map { markup.elements[$0].name }
    verdict.expect(
      parents[element.name]?.contains(parent) ?? false, kind, at: file.location(element.tag),
      "`<\(element.name)>` may not stand in `<\(parent ?? "the file")>`")
    for attribute in element.attributes {
      verdict.expect(
        attributes[element.name]?.contains(attribute.name) ?? false, kind, at: file.location(attribute.range),
        "`<\(element.name)>` has no attribute `\(attribute.name)`")
      for expansion in Self.expansions(in: attribute.value) {
        // The one thing of a caller that is kept: digits, looked at in the condition before it.
        let isNumber =
          expansion == "${caller_id_number}" && attribute.value == "effective_caller_id_number=\(expansion)"
        // Digits, each written in the extension of its key: said, compared, or a header of a call that is handed over.
        let isKeys =
          expansion.wholeMatch(of: /\$\{parlance_keys_[0-9]+\}/) != nil
          && (attribute.name == "field"
            || element.attributes.contains { $0.name == "application" && ["say", "deflect"].contains($0.value) })
        // Strokes.
        let isCount = expansion.wholeMatch(of: /\$\{parlance_visits_[0-9]+\}/) != nil
        verdict.expect(
          expansions.contains(expansion) || isNumber || isCount || isKeys, kind, at: file.location(attribute.range),
          "`\(expansion)` may not be expanded here")
      }
    }
  }

  private static func expansions(in text: String) -> [String] {
    text.matches(of: /\$?\$\{[^}]*\}?/).map { String($0.output) }
  }

  private static func check(
    _ action: FreeSWITCHPlan.Action, _ found: FreeSWITCHPlan.Extension, _ plan: FreeSWITCHPlan, _ subject: Subject,
    _ file: GeneratedFiles.Entry, _ verdict: inout Verdict
  ) {
    let place = file.location(action.range)
    verdict.expect(
      applications.contains(action.application), ConformanceFindings.freeswitchForm, at: place,
      "`\(action.application)` is none of the applications that these files use")
    switch action.application {
    case "transfer", "execute_extension":
      let target = action.target
      verdict.expect(
        target.map { plan.takes($0.destination, in: $0.context) } ?? false, ConformanceFindings.freeswitchForm,
        at: place,
        "nothing takes a call that is sent to `\(action.data)`")
    case "set" where action.data.hasPrefix("force_transfer_context="):
      let context = action.data.dropFirst("force_transfer_context=".count)
      verdict.expect(
        context == "parlance-nowhere"
          ? plan.contexts["parlance-nowhere"] == nil : plan.contexts[String(context)] != nil,
        ConformanceFindings.freeswitchForm, at: place, "there is no context `\(context)`")
    case "set" where action.data.hasPrefix("parlance_keys_"):
      verdict.expect(
        action.data.wholeMatch(of: /parlance_keys_[0-9]+=[0-9]?/) != nil, ConformanceFindings.freeswitchForm, at: place,
        "`\(action.data)` is no digit, and would be said, compared or handed over")
    case "set" where action.data.contains("${caller_id_number}"):
      verdict.expect(
        found.conditions.contains {
          $0.value("field") == "caller_id_number" && $0.value("expression") == "^\\+?[0-9]{1,15}$"
        }, ConformanceFindings.freeswitchForm, at: place, "the caller's number is taken without having been looked at")
    case "bridge":
      verdict.expect(
        isDeclared(action.data, subject), ConformanceFindings.freeswitchDial, at: place,
        "`\(action.data)` is no destination of the contract", help: "declare it under `destinations`")
    case "deflect":
      // With which headers is seen where each step is played.
      let address = WrittenAddress(action.data.dropFirst().dropLast()).address
      verdict.expect(
        subject.contract.handsOver(to: address), ConformanceFindings.freeswitchDial, at: place,
        "no step hands calls over to `\(address)`",
        help: "declare it under `destinations`")
    case "playback":
      // In which languages it is there is seen where each step is played.
      let chosen = "$${sounds_dir}/${parlance_language}/"
      let isPrompt = prompts(subject).contains { file in
        action.data == "$${sounds_dir}/\(file)"
          || (action.data.hasPrefix(chosen) && file.hasSuffix("/" + action.data.dropFirst(chosen.count)))
      }
      verdict.expect(
        isPrompt || action.data.hasPrefix("tone_stream://"), ConformanceFindings.freeswitchWay, at: place,
        "`\(action.data)` is no sound of `prompts.json`")
    default: break
    }
  }

  private static func prompts(_ subject: Subject) -> [String] {
    subject.files.json("phone/prompts.json")?["prompts"]?.elements.compactMap { $0["file"]?.string } ?? []
  }

  /// `{…}sofia/gateway/TRUNK/USER` or `sofia/external/ADDRESS`: what is dialled is a project, a number or an address that
  /// stands in the contract.
  private static func isDeclared(_ data: String, _ subject: Subject) -> Bool {
    let dialled =
      data.hasPrefix("{") ? String(data[(data.firstIndex(of: "}") ?? data.startIndex)...].dropFirst()) : data
    if dialled.contains("$") || dialled.contains(" ") { return false }
    let contract = subject.contract
    if dialled.hasPrefix("sofia/external/") {
      let address = dialled.dropFirst("sofia/external/".count)
      return contract.destinations.contains { $0.uri == address }
    }
    let parts = dialled.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "sofia", parts[1] == "gateway" else { return false }
    return contract.trunks.contains { $0.project.map { $0 == parts[3] } ?? false }
      || contract.destinations.contains {
        $0.uri.hasPrefix("tel:") && $0.uri.filter { $0.isNumber || $0 == "+" } == parts[3]
      }
  }
}
