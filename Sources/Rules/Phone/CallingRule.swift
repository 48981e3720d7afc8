import Facts
import Findings
import Language
import Resolve

/// Phones can dial what they may, and the emergency services always.
enum CallingRule: Rule {
  static let kind = FindingKind(
    "phone/calling-rules", .error, "Checks that nothing blocks an emergency number, and that rules give whole numbers",
    why: """
      Emergency numbers stand under `emergency` and go out before any rule is asked, by every trunk in turn. One that a
      rule would refuse or rewrite could not be reached. What a rule lets out is a number in full (E.164). A phone is known
      by its address, so no two share one.
      """,
    source: "47 CFR 9.16 (United States, Kari's Law) and libphonenumber 9.0.43 (numbers by country), read 2026-11-25")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var hosts: [String: String] = [:]
    return contract.contract.callingRules.flatMap { rules -> [Finding] in
      var findings: [Finding] = []
      func find(_ key: String, _ index: Int, _ message: String, _ help: String) {
        findings.append(
          Finding(kind, at: contract.origin.location(rules.node, key, element: index), message, help: help))
      }
      if rules.emergency.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(rules.node, "emergency"),
            "phones of `\(rules.name)` reach no emergency service",
            help: "write `emergency: \(Self.list(rules))`"))
      }
      for (index, number) in rules.emergency.enumerated() where !EmergencyNumbers.all.contains(number) {
        find("emergency", index, "`\(number)` is no emergency number", "write it as it is dialled: `'112'`, `'911'`")
      }
      for (index, number) in rules.emergency.enumerated() where rules.emergency[..<index].contains(number) {
        find("emergency", index, "`\(number)` stands here twice", "leave one of them out")
      }
      for (index, name) in rules.trunks.enumerated() where rules.trunks[..<index].contains(name) {
        find("trunks", index, "`\(name)` would be tried twice", "leave one of them out")
      }
      for (index, name) in rules.trunks.enumerated() where contract.contract.trunks[name]?.project != nil {
        find("trunks", index, "`\(name)` leads to the model, not to the telephone network", "name a carrier's trunk")
      }
      for (index, name) in rules.phones.enumerated() {
        guard let line = contract.contract.destinations[name] else { continue }
        let host = line.address.split(separator: "@").last.map(String.init) ?? ""
        if line.via != nil || line.scheme != "sip" {
          find(
            "phones", index, "`\(name)` is no phone of the house", "name a destination `sip:user@host` without `via`")
        } else if let other = hosts.updateValue(name, forKey: host) {
          find("phones", index, "`\(name)` has the address of `\(other)`", "give each phone an address of its own")
        }
      }
      // Whose numbers the phones show is where they ring for help; 112 and 911 are dialled everywhere.
      let country = EmergencyNumbers.country(of: rules.callerID)
      let wanted =
        EmergencyNumbers.everywhere
        + (country?.numbers ?? []).filter {
          !EmergencyNumbers.everywhere.contains($0)
        }
      for rule in rules.rules {
        for (index, name) in rule.trunks.enumerated() where contract.contract.trunks[name]?.project != nil {
          findings.append(
            Finding(
              kind, at: contract.origin.location(rule.node, "trunks", element: index),
              "`\(name)` leads to the model, not to the telephone network", help: "name a carrier's trunk"))
        }
        findings += carriers(of: rule, contract)
        if let help = problem(rule) {
          findings.append(
            Finding(
              kind, at: contract.origin.location(rule.node, "dial"), "`\(rule.dial.text)` gives no number in full",
              help: help))
        }
        let blocked = wanted.filter { rule.dial.matches($0) && !rules.emergency.contains($0) }
        guard let first = blocked.first else { continue }
        let names = blocked.map { "`'\($0)'`" }.joined(separator: ", ")
        findings.append(
          Finding(
            kind, at: contract.origin.location(rule.node, "dial"), "`\(rule.dial.text)` catches `\(first)`",
            notes: country.map { [Self.note($0)] } ?? [], help: "add \(names) to `emergency`"))
      }
      return findings
    }
  }

  /// Carriers and a number are for what is dialled; a list of none says nothing.
  private static func carriers(of rule: CallingRules.Rule, _ contract: ResolvedContract) -> [Finding] {
    for key in ["trunks", "caller_id"] where contract.origin.tree.pair(rule.node, key) != nil {
      if rule.isDenied {
        return [
          Finding(
            kind, at: contract.origin.location(rule.node, keyOf: key),
            "`\(rule.dial.text)` is refused, so nothing is dialled by `\(key)`", help: "leave `\(key)` or `deny` out")
        ]
      }
      if key == "trunks" && rule.trunks.isEmpty {
        return [
          Finding(
            kind, at: contract.origin.location(rule.node, key), "`\(rule.dial.text)` names no carrier",
            help: "name trunks, or leave `trunks` out: then those of all rules are tried")
        ]
      }
    }
    for (index, name) in rule.trunks.enumerated() where rule.trunks[..<index].contains(name) {
      return [
        Finding(
          kind, at: contract.origin.location(rule.node, "trunks", element: index), "`\(name)` would be tried twice",
          help: "leave one of them out")
      ]
    }
    return []
  }

  /// What a country's phones should reach.
  private static func list(_ rules: CallingRules) -> String {
    let numbers = EmergencyNumbers.country(of: rules.callerID)?.numbers ?? ["112"]
    return "[\(numbers.map { "'\($0)'" }.joined(separator: ", "))]"
  }

  private static func note(_ country: EmergencyNumbers.Country) -> String {
    "emergency numbers of \(country.name): \(country.numbers.joined(separator: ", "))"
  }

  /// What to do about a rule whose numbers are none.
  private static func problem(_ rule: CallingRules.Rule) -> String? {
    if rule.isDenied { return nil }
    let rest = rule.dial.keys.length - rule.drop
    if rule.dial.isInternational {
      return rule.drop == 0 && rule.prefix.isEmpty ? nil : "leave a number that is dialled with `+` as it is"
    }
    let digits = rule.prefix.dropFirst()
    guard rule.prefix.hasPrefix("+"), digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.first != "0" else {
      return "add `as: '+1'`, with your country's code"
    }
    guard rest >= 0, rule.dial.isOpen || (7...15).contains(digits.count + rest) else {
      return "let the prefix and the digits be 7 to 15 together"
    }
    return nil
  }
}
