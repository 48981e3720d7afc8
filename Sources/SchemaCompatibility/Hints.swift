import JSONSchemas
import JSONValues

/// Where the schemas draw lines: values on both sides of them are worth a try.
struct Hints {
  private(set) var numbers: [JSONValue] = []
  private(set) var lengths: [Int] = [0, 1]
  private(set) var counts: [Int] = [0, 1, 2]
  private(set) var values: [JSONValue] = []

  private static let limit = 64

  init(_ left: CompiledSchema, _ right: CompiledSchema) {
    for node in left.nodes + right.nodes {
      for check in node.checks { add(check) }
    }
    numbers = Array(numbers.prefix(Self.limit))
    values = Array(values.prefix(Self.limit))
    lengths = Array(Set(lengths.flatMap { [$0, $0 + 1, max($0 - 1, 0)] })).sorted()
    counts = Array(Set(counts.flatMap { [$0, $0 + 1, max($0 - 1, 0)] })).sorted()
  }

  private mutating func add(_ check: Check) {
    switch check {
    case .bound(let bound): numbers += around(bound.limit)
    case .multipleOf(let divisor): numbers += [divisor.value] + around(divisor.value)
    case .length(_, let limit): if limit < 5_000 { lengths.append(limit) }
    case .itemCount(_, let limit), .propertyCount(_, let limit): if limit < 300 { counts.append(limit) }
    case .contains(_, let minimum, let maximum):
      counts += [minimum, maximum ?? minimum].filter { $0 < 300 }
    case .const(let value): values.append(value)
    case .enumeration(let all): values += all.prefix(8)
    default: break
    }
  }

  private func around(_ number: JSONValue) -> [JSONValue] {
    switch number {
    case .int(let whole) where whole.magnitude < 1 << 52:
      [number, .int(whole + 1), .int(whole - 1), .double(Double(whole) + 0.5), .double(Double(whole) - 0.5)]
    case .double(let real) where real.magnitude < 0x1p52:
      [number, .double(real + 0.5), .double(real - 0.5), .int(Int(real.rounded(.up))), .int(Int(real.rounded(.down)))]
    default: [number]
    }
  }

  /// A text of each format that can be asserted.
  static let texts: [String] = [
    "2026-11-24T09:30:00Z", "2026-11-24", "09:30:00Z", "P1DT2H", "ada@example.com", "example.com", "192.0.2.1",
    "2001:db8::1", "https://example.com/a", "a/b", "https://example.com/{id}", "123e4567-e89b-12d3-a456-426614174000",
    "/a/0", "0/a", "[a-z]+", "A", "Ab 1", "é", "~", " ", "-1", "1", "a.b", "a-b", "a_b", "(", "12345678", "AB-123456",
  ]
}
