import Glibc

/// Does several pieces of work on all processors, and gives their results in the order of the work: what comes out
/// does not depend on how many processors there are.
public func concurrently<Result>(_ work: [@Sendable () -> Result]) -> [Result] {
  let helpers = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), work.count) - 1
  let queue = WorkQueue(work)
  var threads: [pthread_t] = []
  for _ in 0..<max(0, helpers) {
    var thread = pthread_t()
    let handle = Unmanaged.passRetained(queue)
    let started = pthread_create(
      &thread, nil,
      { argument in
        // Typed away: a C function can't be generic.
        (Unmanaged<AnyObject>.fromOpaque(argument!).takeRetainedValue() as! any Runnable).run()
        return nil
      }, handle.toOpaque())
    if started == 0 { threads.append(thread) } else { handle.release() }
  }
  queue.run()
  for thread in threads { pthread_join(thread, nil) }
  return queue.results.map { $0! }
}

/// Does two pieces of work at the same time.
public func together<First, Second>(
  _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let work: [@Sendable () -> Either<First, Second>] = [{ .first(first()) }, { .second(second()) }]
  var results: (First?, Second?) = (nil, nil)
  for result in concurrently(work) {
    switch result {
    case .first(let value): results.0 = value
    case .second(let value): results.1 = value
    }
  }
  return (results.0!, results.1!)
}

private enum Either<First, Second> {
  case first(First)
  case second(Second)
}

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in order, on all processors; each takes `share` of them at a time.
  public func concurrentlyMapped<Result>(
    by share: Int, _ transform: @escaping @Sendable (_ place: Int, Element) -> Result
  ) -> [Result] {
    let work = stride(from: 0, to: count, by: share).map { first -> @Sendable () -> [Result] in
      { (first..<Swift.min(first + share, count)).map { transform($0, self[$0]) } }
    }
    return work.count > 1 ? concurrently(work).flatMap { $0 } : work.first?() ?? []
  }
}

private protocol Runnable: AnyObject {
  func run()
}

/// Work that threads take one piece at a time. Each result has a place of its own, so only the count is shared.
private final class WorkQueue<Result>: Runnable {
  private let work: [@Sendable () -> Result]
  private var next = 0
  private var lock = pthread_mutex_t()
  fileprivate var results: [Result?]

  init(_ work: [@Sendable () -> Result]) {
    self.work = work
    results = Array(repeating: nil, count: work.count)
    pthread_mutex_init(&lock, nil)
  }

  deinit { pthread_mutex_destroy(&lock) }

  func run() {
    while let index = take() {
      let result = work[index]()
      pthread_mutex_lock(&lock)
      results[index] = result
      pthread_mutex_unlock(&lock)
    }
  }

  private func take() -> Int? {
    pthread_mutex_lock(&lock)
    defer { pthread_mutex_unlock(&lock) }
    guard next < work.count else { return nil }
    next += 1
    return next - 1
  }
}
