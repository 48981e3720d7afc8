import JSONValues
import Language

/// What happens on a surface when something fails, with every default written out.
public struct FailurePlan: Sendable, Hashable {
  /// One kind of failure.
  public struct Step: Sendable, Hashable {
    /// Failures in a row after which it is given up.
    public let tries: Int
    /// What the person hears or reads then; nil if the contract gives no words.
    public let say: String?
    /// What comes after that.
    public let then: FailureStep.Then

    /// As the policies, the page and call control carry it.
    public var json: JSONValue {
      var value: JSONObject = ["tries": .int(tries)]
      value.append("say", say.map { .string($0) })
      value.append("then", .string(then.rawValue))
      return .object(value)
    }
  }

  /// A tool's call failed.
  public let tool: Step
  /// The model's response failed.
  public let model: Step
  /// The connection is lost.
  public let network: Step

  /// All three, as the policies, the page and call control carry them.
  public var json: JSONValue { ["tool": tool.json, "model": model.json, "network": network.json] }

  /// What an agent's `on_failure` means on a surface.
  public init(_ agent: Agent, on surface: Surface) {
    let hasPerson = agent.escalation?.way(on: surface) != nil
    func step(_ written: FailureStep?, tries: Int, _ then: FailureStep.Then) -> Step {
      Step(tries: written?.tries ?? tries, say: agent.words(written?.say), then: written?.then ?? then)
    }
    tool = step(agent.onFailure?.tool, tries: 2, hasPerson ? .escalate : .goOn)
    model = step(agent.onFailure?.model, tries: 2, hasPerson ? .escalate : .end)
    // A caller can still be put through when nobody looks after the session any more; a page has lost its line.
    network = step(agent.onFailure?.network, tries: 3, surface == .phone && hasPerson ? .escalate : .end)
  }
}

extension VoiceSession {
  /// What happens here when something fails.
  public var failures: FailurePlan { FailurePlan(agent, on: surface) }
}
