/// What exchanges and providers hold to where the sound of a call goes to a web socket.
///
/// Asterisk: `res_websocket_client`, `chan_websocket` and `Dial` of 22.10.1, measured 2026-11-27. Twilio:
/// twilio.com/docs/voice/twiml/stream and twilio.com/docs/api/errors/31920 and 31921, read 2026-11-27.
public enum StreamFacts {
  /// What can come of it: the far end closes, it can't be reached or closes at once, the time is up.
  public static let outcomes = ["completed", "failed", "time_limit"]
  /// The only scheme that providers of TwiML take, and by which the far end is known.
  public static let scheme = "wss://"
  /// The sub-protocol that Asterisk asks for.
  public static let subprotocol = "media"
  /// How the sound is coded: what telephones and providers of TwiML have (G.711 μ-law, 8,000 samples a second).
  public static let codec = "ulaw"
  /// Seconds within which the far end must have taken the connection.
  public static let connecting = 5
  /// Seconds of a step at least: an answer that is over sooner counts as none.
  public static let shortest = 3
  /// Seconds of a step at most: as long as a call of Twilio's lasts unless its account says more.
  public static let longest = 14_400
  /// What the status callback of a provider calls a connection that is there.
  public static let started = "stream-started"
  /// By what a route goes that is told of a connection.
  public static let event = "StreamEvent"
  /// By what the route goes that is asked when it is over: the seconds since it was there, which the handler keeps.
  public static let time = "StreamTime"
}
