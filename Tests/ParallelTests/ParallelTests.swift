import Glibc
import Parallel
import Synchronization
import Testing

@Suite struct ParallelTests {
  /// However many processors there are, and however much each takes at a time.
  @Test(arguments: [(0, 1), (1, 4), (7, 3), (100, 16), (100, 1_000)])
  func resultsComeInTheOrderOfTheWork(_ count: Int, _ share: Int) {
    let numbers = Array(0..<count)
    let results = numbers.concurrentlyMapped(by: share) { place, number in
      if number.isMultiple(of: 3) { usleep(500) }
      return [place, number * number]
    }
    #expect(results == numbers.map { [$0, $0 * $0] })
  }

  @Test func twoResultsAreOfTwoKinds() {
    let (number, text) = together({ 6 * 7 }, { "forty-two" })
    #expect(number == 42 && text == "forty-two")
  }

  /// What is let go is taken apart once, and not before the last who holds it is done with it.
  @Test func anObjectIsTakenApartByAnotherThread() throws {
    let state = State()
    let kept = Kept(state)
    withExtendedLifetime(kept) {
      letGo(of: kept)
      usleep(20_000)
      #expect(state.ended.load(ordering: .acquiring) == 0)
    }
    var object: Kept? = Kept(state)
    object.take().map { letGo(of: $0) }
    for _ in 0..<2_000 where state.ended.load(ordering: .acquiring) == 0 { usleep(1_000) }
    #expect(state.ended.load(ordering: .acquiring) >= 1)
  }

  private final class State: Sendable {
    let ended = Atomic(0)
  }

  private final class Kept: Sendable {
    let state: State
    init(_ state: State) { self.state = state }
    deinit { state.ended.add(1, ordering: .releasing) }
  }
}
