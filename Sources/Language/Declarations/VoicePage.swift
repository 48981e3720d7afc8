import Syntax

/// The voice page of an agent that is met on the website: `web: {…}`.
public struct VoicePage: Record {
  public var node: NodeID
  /// Where the page and the team's backend stand: `https://voice.example.com`.
  public var origin: String?
  /// Where the backend gives out client secrets, if that is not beside the page.
  public var backend: String?
  /// The sites that may show the page in a frame.
  public var embedOn: [String] = []
  /// The page that says what becomes of what is said.
  public var privacy: String?
  /// How often one person may begin; nil means the default that the target writes out.
  public var rateLimit: Rate?
  public var eventLog: EventLog = .off
  /// The page's own words, where they are not the English ones.
  public var words: [Word] = []

  public init(node: NodeID) { self.node = node }

  /// The words of one place of the page.
  public struct Word: Sendable, Hashable {
    public let name: String
    public let text: String
  }

  /// What becomes of the events of a conversation. `save`: the person may keep them as a file. `backend`: they are sent
  /// to the team's backend.
  public enum EventLog: String, Sendable, CaseIterable { case off, save, backend }
}

extension Agent {
  /// The words of one place of the agent's page: the contract's, or the English ones.
  public func pageWord(_ name: String) -> String {
    page?.words.first { $0.name == name }?.text ?? VoicePageWords.text(of: name) ?? ""
  }
}
