/// A JSON value whose objects keep the order in which their members were put.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of a JSON object in declared order. Two objects with the same members in another order are equal.
public struct JSONObject: Sendable {
  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var key: String
    /// What stands behind the name.
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members in the order in which they are written.
  public private(set) var members: [Member]

  public init(_ members: [Member] = []) { self.members = members }

  /// Whether it has no member.
  public var isEmpty: Bool { members.isEmpty }
  /// How many members it has.
  public var count: Int { members.count }
  /// The names, in order.
  public var keys: [String] { members.map(\.key) }

  /// Makes room for so many members at once.
  public mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

  /// Puts a member at the end. The caller knows that the key is new.
  public mutating func append(_ key: String, _ value: JSONValue) { members.append(Member(key, value)) }

  /// Puts a member at the end if there is a value.
  public mutating func append(_ key: String, _ value: JSONValue?) {
    if let value { members.append(Member(key, value)) }
  }

  /// The value of a key; setting nil removes the member, setting a new key puts it at the end.
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key, value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: Hashable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    if left.members == right.members { return true }
    return left.sorted() == right.sorted()
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(sorted()) }

  private func sorted() -> [Member] { members.sorted { $0.key < $1.key } }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member($0, $1) })
  }
}

extension JSONObject: Sequence {
  public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member($0, $1) }))
  }
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// The text of a string; nil for any other value.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The truth of a boolean; nil for any other value.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The number of an integer; nil for any other value.
  public var int: Int? { if case .int(let value) = self { value } else { nil } }
  /// The elements of an array; nil for any other value.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  /// The members of an object; nil for any other value.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The member of an object; nil also where the value is no object.
  public subscript(key: String) -> JSONValue? { object?[key] }
  /// What a path of names leads to; nil where it leaves all objects.
  public subscript(path path: [String]) -> JSONValue? { path.reduce(self as JSONValue?) { $0?[$1] } }

  /// A list of strings.
  public static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map { .string($0) }) }
}
