import Facts
import Language

/// What a page gets where the contract says nothing.
enum WebDefaults {
  /// Milliseconds before each try to connect again.
  static let retries = [500, 2_000, 5_000]
  /// Seconds after which a page takes a new session, before the service ends the old one in mid-sentence.
  static let refreshSeconds = (RealtimeFacts.sessionMinutes - 5) * 60
  /// How often one person may begin.
  static let rate = (calls: SessionDefaults.pageRate.calls, seconds: SessionDefaults.pageRate.per.seconds)
}

/// Where the Realtime service takes what a page and its backend send.
struct RealtimeAddress {
  let origin: String

  init(_ contract: Contract) {
    origin = "https://" + RealtimeFacts.apiHost(isEuropean: contract.realtimeRegion == .eu)
  }

  /// A browser's offer, with a client secret.
  var calls: String { origin + "/v1/realtime/calls" }
  /// A backend's request for a client secret, with the API key.
  var clientSecrets: String { origin + "/v1/realtime/client_secrets" }
}
