import Findings
import Language

enum NumbersExpectation: Expectation {
  static let name = "that trunks let in the contract's numbers and nobody else, and reach its hosts"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange, let file = subject.files["phone/asterisk/pjsip.conf"] else { return }
    for trunk in subject.contract.trunks {
      check(trunk, endpoint(of: trunk, exchange), exchange, file, subject, &verdict)
    }
    for section in exchange.trunks.sections where section.value("type") == "endpoint" {
      let transfers = section.value("allow_transfer") == "yes"
      let isModel =
        exchange.contact(of: section.name)?.contains("@") == true
        && subject.contract.trunks.contains {
          $0.project.map { exchange.contact(of: section.name)!.contains($0) } ?? false
        }
      verdict.expect(
        !transfers || isModel, ConformanceFindings.trunkSetting, at: file.location(section.range(of: "allow_transfer")),
        "endpoint `\(section.name)` may transfer calls, which only the model may")
      let isKnown = section.value("identify_by") == "ip" || section.value("auth") != nil
      verdict.expect(
        isKnown, ConformanceFindings.trunkSetting, at: file.location(section.range(of: "identify_by")),
        "endpoint `\(section.name)` lets in whoever gives its name")
      verdict.expect(
        section.name != "anonymous", ConformanceFindings.trunkSetting, at: file.location(section.range),
        "there is an endpoint for strangers")
      if let context = section.value("context") {
        verdict.expect(
          exchange.plan.contexts[context] != nil, ConformanceFindings.dialplanJump,
          at: file.location(section.range(of: "context")), "context `\(context)` is not in `extensions.conf`")
      }
    }
    checkPasswords(exchange, file, subject, &verdict)
  }

  /// The endpoint whose contact is the trunk's host, or the model's project.
  private static func endpoint(of trunk: Trunk, _ exchange: ExchangeFiles) -> Configuration.Section? {
    exchange.trunks.sections.first { section in
      guard section.value("type") == "endpoint", let contact = exchange.contact(of: section.name) else { return false }
      if let project = trunk.project { return contact.hasPrefix("sip:\(project)@") }
      let host = trunk.host ?? ""
      return ["sip:\(host)", "sips:\(host)"].contains {
        contact == $0 || contact.hasPrefix("\($0);") || contact.hasPrefix("\($0):")
      }
        && section.value("context") != nil
    }
  }

  private static func check(
    _ trunk: Trunk, _ endpoint: Configuration.Section?, _ exchange: ExchangeFiles, _ file: GeneratedFiles.Entry,
    _ subject: Subject, _ verdict: inout Verdict
  ) {
    let declared = subject.place(of: "trunk.\(trunk.name)")
    guard let endpoint else {
      verdict.expect(
        false, ConformanceFindings.trunkSetting, at: file.start, "no endpoint reaches trunk `\(trunk.name)`",
        declared: declared)
      return
    }
    let wanted = trunk.transport.rawValue
    let contact = exchange.contact(of: endpoint.name) ?? ""
    let isRight =
      wanted == "udp"
      ? !contact.contains("transport=") || contact.hasSuffix("=udp") : contact.contains("transport=\(wanted)")
    verdict.expect(
      isRight, ConformanceFindings.trunkSetting, at: file.location(endpoint.range),
      "trunk `\(trunk.name)` is reached by another transport than \(wanted)", declared: declared)
    guard let name = endpoint.value("context"), let context = exchange.plan.contexts[name] else { return }
    var numbers: Set<String> = []
    if trunk.project == nil {
      for dialplan in subject.contract.dialplans where dialplan.direction == .inbound && dialplan.trunk == trunk.name {
        for number in dialplan.numbers {
          let digits = number.filter(\.isNumber)
          numbers.formUnion(["+\(digits)", digits])
        }
      }
    }
    // Calls from two trunks in one context: told where it is set.
    let shared = exchange.trunks.sections.first {
      $0.value("type") == "endpoint" && $0.name != endpoint.name && $0.value("context") == name
    }
    if let shared, Set(context.order) != numbers {
      verdict.expect(
        false, ConformanceFindings.trunkSetting, at: file.location(endpoint.range(of: "context")),
        "calls from trunk `\(trunk.name)` come in where those from `\(shared.name)` do", declared: declared)
      return
    }
    for exten in context.order {
      verdict.expect(
        numbers.contains(exten), ConformanceFindings.dialplanNumber,
        at: exchange.file.location(context.extensions[exten]?.first?.range ?? context.range),
        "calls from trunk `\(trunk.name)` come in by `\(exten)`, which no dialplan has", declared: declared)
    }
    for number in numbers.sorted() {
      verdict.expect(
        context.extensions[number] != nil, ConformanceFindings.dialplanNumber,
        at: exchange.file.location(context.range),
        "`\(number)` leads nowhere", declared: declared)
    }
  }

  private static func checkPasswords(
    _ exchange: ExchangeFiles, _ file: GeneratedFiles.Entry, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let references = subject.contract.trunks.compactMap(\.password).map { "@secret(\($0.secret))" }
    for section in exchange.trunks.sections where section.value("type") == "auth" {
      verdict.expect(
        references.contains(section.value("password") ?? ""), ConformanceFindings.secretReference,
        at: file.location(section.range(of: "password")),
        "the password of `\(section.name)` is no reference of the contract")
    }
  }
}
