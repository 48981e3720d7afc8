import JSONValues
import Syntax

/// A golden prompt: what should happen when a person says this.
public struct Evaluation: Record {
  public var node: NodeID
  public var kind: Kind = .direct
  public var prompt = ""
  public var calls: [Call] = []
  public var expect: String?
  /// Why nothing should happen (negative prompts).
  public var why: String?
  public init(node: NodeID) { self.node = node }

  /// `direct` names the product, `indirect` states an outcome, `negative` is none of our business.
  public enum Kind: String, Sendable, CaseIterable { case direct, indirect, negative }

  /// A call that a case expects.
  public struct Call: Record {
    public var node: NodeID
    public var tool = ""
    /// The arguments that matter, if any do.
    public var input: JSONValue?
    public init(node: NodeID) { self.node = node }
  }
}

/// What the directory shows and reviewers ask for.
public struct Submission: Record {
  public var node: NodeID
  public var displayName = ""
  public var subtitle: String?
  public var description: String?
  public var developer: String?
  public var category: String?
  public var logo: String?
  public var urls: URLs?
  public var starterPrompts: [String] = []
  public var audience: String?
  public var isCommerce: Bool?
  public var countries: [String] = []
  public var recipients: [String] = []
  public var controls: String?
  public var releaseNotes: String?
  public init(node: NodeID) { self.node = node }

  /// The addresses of a listing.
  public struct URLs: Record {
    public var node: NodeID
    public var website: String?
    public var support: String?
    public var privacy: String?
    public var terms: String?
    public var demo: String?
    public init(node: NodeID) { self.node = node }
  }
}
