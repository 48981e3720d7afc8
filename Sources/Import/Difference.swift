import JSONValues

/// The first place where two JSON values differ. The order of members says nothing, nor does the way in which a
/// number is written: `1.0` is 1.
public struct Difference: Sendable, Hashable {
  /// Names and numbers that lead to the place.
  public let path: [String]
  /// What the first value has there; nil if nothing.
  public let expected: JSONValue?
  /// What the second has; nil if nothing.
  public let found: JSONValue?

  /// Nil if the values are the same.
  public static func first(between expected: JSONValue?, and found: JSONValue?, at path: [String] = []) -> Difference? {
    switch (expected, found) {
    case (nil, nil): return nil
    case (.array(let left)?, .array(let right)?) where left.count == right.count:
      for place in left.indices {
        if let difference = first(between: left[place], and: right[place], at: path + ["\(place)"]) {
          return difference
        }
      }
      return nil
    case (.object(let left)?, .object(let right)?):
      if left == right { return nil }
      for member in left {
        if let difference = first(between: member.value, and: right[member.key], at: path + [member.key]) {
          return difference
        }
      }
      guard let more = right.first(where: { left[$0.key] == nil }) else { return nil }
      return Difference(path: path + [more.key], expected: nil, found: more.value)
    case (.int(let int)?, .double(let double)?), (.double(let double)?, .int(let int)?):
      if Int(exactly: double) == int { return nil }
    case (let left?, let right?): if left == right { return nil }
    default: break
    }
    return Difference(path: path, expected: expected, found: found)
  }
}
