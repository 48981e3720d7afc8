import JSONValues

/// Equality as JSON Schema has it (2020-12 Core, section 4.2.2): numbers by value, text by code points,
/// objects without regard to order. Swift's own would take 1 and 1.0 apart, and canonically equivalent texts
/// together.
package enum Equality {
  package static func same(_ left: JSONValue, _ right: JSONValue) -> Bool {
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

  /// By code points, which is by bytes.
  @inline(__always)
  package static func same(_ left: String, _ right: String) -> Bool {
    // Strings of equal bits are equal; short ones hold their text in their bits.
    let (bits, others) = (unsafeBitCast(left, to: SIMD2<UInt64>.self), unsafeBitCast(right, to: SIMD2<UInt64>.self))
    if bits == others { return true }
    guard left.utf8.count == right.utf8.count else { return false }
    let same = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right in
        sameBytes(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
    if case .some(.some(let same)) = same { return same }
    return left.utf8.elementsEqual(right.utf8)
  }

  /// Whether two buffers of one length hold the same bytes; eight at a time.
  @inline(__always)
  private static func sameBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place &+ 8 <= left.count {
      let word = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word != right.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
      place &+= 8
    }
    while place < left.count {
      if left[place] != right[place] { return false }
      place &+= 1
    }
    return true
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
    var place = start
    for _ in indices {
      if place >= count { place = 0 }
      if Equality.same(self[place].key, key) { return place }
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
    case .object(let object):
      // Members in any order give one hash.
      var all = 0
      for member in object.members {
        var own = Hasher()
        own.combine(member.key)
        hash(member.value, into: &own)
        all ^= own.finalize()
      }
      hasher.combine(all)
    }
  }
}
