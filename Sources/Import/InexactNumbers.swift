import Findings
import JSONValues
import SourceText
import Syntax

/// Numbers of a source that come out with other digits, or with none.
func inexactNumbers(in source: ImportSource) -> [Finding] {
  let tree = source.tree
  var findings: [Finding] = []
  for index in 0..<tree.nodeCount {
    let node = NodeID(index: Int32(index))
    guard tree.isPlain(node), case .double(let value) = tree.coreScalar(node) else { continue }
    let text = tree.string(node)
    guard value.isFinite else {
      findings.append(
        Finding(
          ImportFindings.number, at: tree.location(node), "no double holds `\(cut(text))`; `null` stands for it",
          help: "write a number up to 1.7e308"))
      continue
    }
    var writer = JSONWriter(pretty: false)
    writer.write(.double(value))
    let written = String(decoding: writer.bytes, as: UTF8.self)
    guard Decimal(text) != Decimal(written) else { continue }
    findings.append(
      Finding(
        ImportFindings.number, at: tree.location(node), "`\(cut(text))` becomes `\(written)`",
        label: "a double holds no more digits", help: "write a number of up to 17 digits"))
  }
  return findings
}

private func cut(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }

/// A decimal number without the ways to write it: ±0.digits × 10^exponent.
private struct Decimal: Equatable {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0

  init(_ text: String) {
    var place: Int?
    var rest = text.utf8[...]
    if rest.first == 0x2D {
      isNegative = true
      rest = rest.dropFirst()
    }
    while let byte = rest.first, byte | 0x20 != 0x65 {
      rest = rest.dropFirst()
      if byte == 0x2E { place = digits.count } else { digits.append(byte) }
    }
    exponent = (place ?? digits.count) + (Int(String(Substring(rest.dropFirst()))) ?? 0)
    let leading = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.last == 0x30 { digits.removeLast() }
    if digits.isEmpty { (isNegative, exponent) = (false, 0) }
  }
}
