/// Bytes that are being written. It grows as an array does, but asks once for the room of several bytes, where an array asks
/// at every byte whether it has room and is the only one of its kind.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  init(capacity: Int = 512) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What has been written so far.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Makes room for so many bytes more.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }

  /// Puts a byte where room has been made for it.
  @inline(__always)
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
  @inline(__always)
  mutating func put(_ more: UnsafeBufferPointer<UInt8>) {
    guard let from = more.baseAddress else { return }
    assert(count + more.count <= capacity)
    (start + count).update(from: from, count: more.count)
    count += more.count
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }

  mutating func append(_ text: StaticString) {
    reserve(text.utf8CodeUnitCount)
    text.withUTF8Buffer { put($0) }
  }

  /// A whole number in decimal digits.
  mutating func append(_ number: Int) {
    reserve(20)
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
