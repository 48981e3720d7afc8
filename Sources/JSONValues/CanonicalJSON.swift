/// The one text that every equal JSON value has (RFC 8785, JSON Canonicalization Scheme): what a digest is taken of.
public struct CanonicalJSON: ~Copyable {
  private var writer = JSONWriter(pretty: false)
  /// The places of members that are being sorted, for all objects that are open.
  private var order: [Int] = []

  /// The value as RFC 8785 writes it.
  public static func bytes(of value: JSONValue) -> [UInt8] {
    var canonical = CanonicalJSON()
    canonical.write(value)
    return canonical.writer.bytes
  }

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .array(let values):
      writer.put(0x5B)
      for place in values.indices {
        if place > 0 { writer.put(0x2C) }
        write(values[place])
      }
      writer.put(0x5D)
    case .object(let object): write(object)
    case .string(let text): writer.write(text)
    // A number is what an IEEE 754 double makes of it (section 3.2.2.3).
    case .int(let number) where number.magnitude > 1 << 53: writer.write(.double(Double(number)))
    default: writer.write(value)
    }
  }

  private mutating func write(_ object: JSONObject) {
    object.members.withUnsafeBufferPointer { write($0) }
  }

  private mutating func write(_ members: UnsafeBufferPointer<JSONObject.Member>) {
    let start = order.count
    for place in members.indices {
      var position = order.count
      order.append(place)
      while position > start, Self.precedes(members[place].key, members[order[position - 1]].key) {
        order[position] = order[position - 1]
        position -= 1
      }
      order[position] = place
    }
    writer.put(0x7B)
    for position in members.indices {
      if position > 0 { writer.put(0x2C) }
      let place = order[start + position]
      writer.write(members[place].key)
      writer.put(0x3A)
      write(members[place].value)
    }
    writer.put(0x7D)
    order.removeLast(order.count - start)
  }

  /// By UTF-16 code units (section 3.2.3). That is the order of the UTF-8 bytes, unless one has a character past
  /// U+FFFF, which UTF-8 begins with F0 or more.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    let found = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right -> Bool? in
        for place in 0..<min(left.count, right.count) where left[place] != right[place] {
          return left[place] < 0xF0 && right[place] < 0xF0 ? left[place] < right[place] : nil
        }
        return left.count < right.count
      }
    }
    return (found ?? nil).flatMap { $0 } ?? left.utf16.lexicographicallyPrecedes(right.utf16)
  }
}
