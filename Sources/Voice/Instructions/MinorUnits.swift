import JSONValues

/// Money in the smallest unit of its currency: an object with an integer `amount` beside a `currency`, whose
/// description says so.
enum MinorUnits {
  /// Whether a schema describes such an object anywhere.
  static func occur(in schema: JSONValue) -> Bool {
    var open = [schema]
    while let next = open.popLast() {
      switch next {
      case .object(let object):
        if let properties = object["properties"], let amount = properties["amount"],
          amount["type"]?.string == "integer", properties["currency"] != nil,
          isSaid(in: amount["description"]) || isSaid(in: object["description"])
        {
          return true
        }
        for member in object.members { open.append(member.value) }
      case .array(let values): open.append(contentsOf: values)
      default: break
      }
    }
    return false
  }

  private static func isSaid(in description: JSONValue?) -> Bool {
    guard let text = description?.string else { return false }
    return phrases.contains(where: text.mentions)
  }

  private static let phrases: [StaticString] = ["smallest unit", "minor unit", "in cents", "in pence"]
}
