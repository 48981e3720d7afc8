import Facts
import Language
import Resolve

extension StepContext {
  /// Connects the call to a web socket. It is a leg like any other: `Dial` has it connected before it goes on, and a far end
  /// that closes hangs up. What the call is and who calls is told nobody there.
  func write(_ streaming: Streaming, to text: inout DialplanText) {
    let leg = names.context(.leg)
    text.run("Set(LEG_UP=)")
    let longest = text.wait("LIMIT", streaming.max.seconds)
    let target = "WebSocket/\(names.stream(streaming.stream))/c(\(StreamFacts.codec))"
    text.run("Dial(\(target),\(StreamFacts.connecting),gU(\(leg))L(\(longest)000))")
    // An agent that has sent the call here may have ended its own leg meanwhile, which is noted for the call.
    text.run("Set(LEG_ENDED=)")
    text.run("Set(LEG_CAUSE=)")
    text.run("Gosub(\(leg),result,1(\(longest)))")
    // That a connection has broken is not told: it counts as `completed`.
    writeOutcomes(StreamFacts.outcomes, otherwise: "failed", to: &text)
  }
}
