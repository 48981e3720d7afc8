/// Bytes that are being written, as UTF-8 where they are text. It grows as an array does, but asks once for the room of several
/// bytes, where an array asks at every byte whether it has room and is the only one of its kind; and a `String` would look at
/// every piece that is added to it.
public struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0
  /// Whether the memory is its own, and not lent by an array that is being made.
  private var isOwner = true

  /// With room for so many bytes.
  public init(capacity: Int = 512) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  /// Writes into the memory of an array that is being made, as long as it suffices.
  private init(lent memory: UnsafeMutableBufferPointer<UInt8>) {
    start = memory.baseAddress!
    capacity = memory.count
    isOwner = false
  }

  /// What is written, straight in the memory in which it stays, if the room suffices. Room that is not needed costs nothing, as
  /// long as nothing is written there.
  public static func array(room: Int, _ write: (inout ByteBuffer) -> Void) -> [UInt8] {
    var larger: [UInt8]?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(room, 1)) { memory, count in
      var buffer = ByteBuffer(lent: memory)
      write(&buffer)
      if buffer.isOwner { larger = buffer.bytes } else { count = buffer.count }
    }
    return larger ?? bytes
  }

  deinit { if isOwner { start.deallocate() } }

  /// What has been written so far.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// How many bytes have been written.
  public var byteCount: Int { count }

  /// Forgets what has been written, and keeps the memory.
  public mutating func removeAll() { count = 0 }

  /// Makes room for so many bytes more.
  @inlinable @inline(__always)
  public mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never) @usableFromInline
  mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    if isOwner { start.deallocate() }
    isOwner = true
    start = larger
  }

  /// Puts a byte where room has been made for it.
  @inlinable @inline(__always)
  mutating func put(_ byte: UInt8) {
    assert(count < capacity)
    start[count] = byte
    count += 1
  }

  /// Puts the same byte several times where room has been made.
  @inline(__always)
  mutating func put(_ byte: UInt8, times: Int) {
    assert(count + times <= capacity)
    (start + count).update(repeating: byte, count: times)
    count += times
  }

  /// Puts bytes where room has been made for them.
  @inlinable @inline(__always)
  mutating func put(_ more: UnsafeBufferPointer<UInt8>) {
    guard let from = more.baseAddress else { return }
    assert(count + more.count <= capacity)
    (start + count).update(from: from, count: more.count)
    count += more.count
  }

  /// Puts a byte at the end.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }

  /// Puts bytes at the end.
  @inlinable
  public mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    reserve(more.count)
    put(more)
  }

  /// Puts bytes at the end.
  @inlinable
  public mutating func append(_ more: [UInt8]) {
    more.withUnsafeBufferPointer { append($0) }
  }

  /// Puts what stands in another one at the end.
  public mutating func append(_ other: borrowing ByteBuffer) {
    append(UnsafeBufferPointer(start: other.start, count: other.count))
  }

  /// Puts a text at the end.
  @inlinable @_disfavoredOverload
  public mutating func append(_ text: String) {
    // Every text of Linux is stored as UTF-8.
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { append(Array(text.utf8)) }
  }

  /// Puts a text of this program at the end: its length is known, and nothing counts who else holds it.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Puts a whole number at the end, in decimal digits.
  public mutating func append(decimal number: Int) {
    reserve(20)
    if number >= 0 && number < 100 {
      if number >= 10 { put(0x30 + UInt8(truncatingIfNeeded: number / 10)) }
      put(0x30 + UInt8(truncatingIfNeeded: number % 10))
      return
    }
    if number < 0 { put(0x2D) }
    var left = number.magnitude
    var digits = 1
    var bound: UInt = 10
    while left >= bound {
      digits += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      start[place] = 0x30 + UInt8(left % 10)
      left /= 10
    }
    count += digits
  }
}
