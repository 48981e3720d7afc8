import Syntax

/// What a voice session gets where the contract says nothing: targets write it out, and a review takes it as said.
public enum SessionDefaults {
  /// How it hears that the person has finished.
  public static let turnDetection = "semantic_vad"
  /// How soon it answers (`semantic_vad`).
  public static let eagerness = "auto"
  /// How hard the model thinks.
  public static let effort = "low"
  /// How loud speech is (`server_vad`).
  public static let threshold = 0.5
  /// Sound kept from before the speech (`server_vad`).
  public static let prefixPaddingMilliseconds = 300
  /// Silence that ends a turn (`server_vad`).
  public static let silenceDurationMilliseconds = 500
  /// The service keeps its cache longer if a full window is cut back to a part of it (OpenAI's documentation
  /// of `truncation` in PyPI openai 3.54.0).
  public static let retentionRatio = 0.8
  /// Enough for a page that connects as soon as it has the secret; one secret can start many sessions until
  /// it ends.
  public static let clientSecretSeconds = 60
  /// Speed of playback.
  public static let speed = 1.0
  /// How often one person may begin on a voice page.
  public static var pageRate: Rate {
    var rate = Rate(node: NodeID(index: -1))
    rate.calls = 10
    rate.per = Duration(10, .minute)
    return rate
  }
}
