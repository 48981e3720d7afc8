import Facts
import Language
import Resolve

extension StepContext {
  /// Connects the call to a web socket. It is a leg like any other: `Dial` has it connected before it goes on, and a far end
  /// that closes hangs up. What the call is and who calls is told nobody there.
  func write(_ streaming: Streaming, to text: inout DialplanText) {
    let leg = names.context(.leg)
    for variable in ["LEG_UP", "LEG_ENDED", "LEG_CAUSE"] { text.run("Set(\(variable)=)") }
    let longest = text.wait("LIMIT", streaming.max.seconds)
    let target = "WebSocket/\(names.stream(streaming.stream))/c(\(StreamFacts.codec))"
    text.run("Dial(\(target),\(StreamFacts.connecting),gU(\(leg))L(\(longest)000))")
    text.run("Gosub(\(leg),result,1(\(longest)))")
    // That a connection has broken is not told: it counts as `completed`.
    writeOutcomes(StreamFacts.outcomes, otherwise: "failed", to: &text)
  }
}
