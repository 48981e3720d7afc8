import Findings
import Language
import Resolve

/// A list of numbers holds numbers.
enum NumberListRule: Rule {
  static let kind = FindingKind(
    "phone/number-list", .error, "Checks that lists of callers hold numbers, and beginnings of numbers",
    why: """
      A caller's number is compared digit by digit, whether the carrier sends it with `+` or without. Numbers stand in
      full (E.164); a prefix is `+` and the first digits.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.lists.flatMap { list -> [Finding] in
      var findings: [Finding] = []
      for (index, number) in list.numbers.enumerated() where !PhoneNumber.isValid(number) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(list.node, "numbers", element: index),
            "`\(number)` is no number in full", help: "write it as `+14155550142`"))
      }
      for (index, prefix) in list.prefixes.enumerated() where !isPrefix(prefix) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(list.node, "prefixes", element: index),
            "`\(prefix)` is no beginning of a number", help: "write `+` and digits, such as `'+1900'`"))
      }
      if list.numbers.isEmpty && list.prefixes.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(list.key), "list `\(list.name)` holds nothing",
            help: "add `numbers` or `prefixes`"))
      }
      return findings
    }
  }

  private static func isPrefix(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.first == 0x2B && (2...15).contains(bytes.count) && bytes[1] != 0x30
      && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}
