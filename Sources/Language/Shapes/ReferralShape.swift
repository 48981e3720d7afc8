import Syntax

extension Shape where Value == [Referral.Header] {
  /// Headers and where their values come from.
  static let referredHeaders = Shape(.map(keys: nil, form)) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, form) }) else { return nil }
    var headers: [Referral.Header] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      let item = reader.current(item)
      guard let text = reader.scalar(item, { form }) else { continue }
      guard let value = value(text) else {
        reader.wrong(item, form)
        continue
      }
      headers.append(Referral.Header(name: reader.tree.string(key), key: key, node: item, value: value))
    }
    return headers
  }

  private static let form = Form.text(what: "text or `$(keys.STEP)`", pattern: "^([^$]*|[$][(]keys[.][^$]+[)])$")

  private static func value(_ text: String) -> Referral.Value? {
    if text.hasPrefix("$(keys.") && text.hasSuffix(")") {
      let step = text.dropFirst("$(keys.".count).dropLast()
      return step.isEmpty || step.contains("$") ? nil : .keys(String(step))
    }
    return text.utf8.contains(UInt8(ascii: "$")) ? nil : .literal(text)
  }
}
