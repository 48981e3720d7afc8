import Facts
import JSONValues
import Language

/// The document of a step that connects a call to a web socket.
extension TwiMLFlow {
  /// The provider goes on by `streamed` once the far end has closed the connection, or could not be reached.
  func write(_ streaming: Streaming, _ index: Int, to document: inout TwiMLDocument) {
    guard let stream = plan.contract.streams[streaming.stream] else { return }
    var parameters: [TwiMLDocument.Parameter] = []
    if let username = stream.username { parameters.append(("username", username)) }
    if let password = stream.password { parameters.append(("password", "@secret(\(password.secret))")) }
    document.connect(
      [("action", .path(names.file(index), "/streamed"))],
      [("url", .text(stream.url)), ("statusCallback", .path(names.file(index), "/stream"))], parameters)
  }
}

/// The routes of a step that connects a call to a web socket.
extension TwiMLRoutes {
  /// A provider tells by `stream` that the connection is there, and asks by `streamed` how the call goes on when it is over or
  /// could not be made: of the two only the time between them is certain. No verb has an end of its own, so the handler has
  /// the call go on elsewhere when the time is up.
  func write(_ streaming: Streaming, _ index: Int, to routes: inout JSONWriter) {
    routes.write(
      names.path(index, "/stream"),
      [
        "by": .string(StreamFacts.event), "is": .string(StreamFacts.started), "remember": "when",
        "limit_seconds": .int(streaming.max.seconds), "then": target("time_limit", index),
      ])
    routes.write(
      names.path(index, "/streamed"),
      [
        "by": .string(StreamFacts.time),
        "cases": .array([
          [
            "outcome": "completed", "seconds_from": .int(PhoneFacts.shortestAnswer), "to": target("completed", index),
          ]
        ]), "otherwise": target("failed", index),
      ])
  }
}
