import JSONValues

/// Equality as JSON Schema has it (2020-12 Core, section 4.2.2): numbers by value, text by code points,
/// objects without regard to order. Swift's own would take 1 and 1.0 apart, and canonically equivalent texts
/// together.
enum Equality {
  static func same(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): same(a, b)
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.int(let a), .double(let b)), (.double(let b), .int(let a)): Int(exactly: b) == a
    case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
    case (.object(let a), .object(let b)): same(a, b)
    default: false
    }
  }

  /// By code points. Two texts of one length that Swift holds equal can still differ in the order of their
  /// marks.
  @inline(__always)
  static func same(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left == right && left.utf8.elementsEqual(right.utf8)
  }

  private static func same(_ left: JSONObject, _ right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    let members = right.members
    var next = 0
    for member in left.members {
      guard let place = members.place(of: member.key, from: next), same(member.value, members[place].value)
      else {
        return false
      }
      next = place + 1
    }
    return true
  }
}

extension [JSONObject.Member] {
  /// Where a key is, looked for from a place on and round: objects tend to keep one order.
  @inline(__always)
  func place(of key: String, from start: Int) -> Int? {
    let length = key.utf8.count
    var place = start
    for _ in indices {
      if place >= count { place = 0 }
      if self[place].key.utf8.count == length, Equality.same(self[place].key, key) { return place }
      place += 1
    }
    return nil
  }
}

/// A value that sets can hold, equal as JSON Schema has it.
struct ComparableValue: Hashable {
  let value: JSONValue

  static func == (left: Self, right: Self) -> Bool { Equality.same(left.value, right.value) }

  func hash(into hasher: inout Hasher) { Self.hash(value, into: &hasher) }

  private static func hash(_ value: JSONValue, into hasher: inout Hasher) {
    switch value {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .int(let number): hasher.combine(Double(number))
    case .double(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .array(let values): for value in values { hash(value, into: &hasher) }
    // Members in any order give one hash: only their number goes in.
    case .object(let object): hasher.combine(object.count)
    }
  }
}
