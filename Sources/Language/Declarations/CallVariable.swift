import Syntax

/// A variable of a call: `variables: {topic: {enum: [billing, repairs]}}`. Steps give it one of a few values that the contract has.
public struct CallVariable: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// `enum:` the words that it can be.
  public var words: [String] = []
  /// `type:` nil where `enum` says it.
  public var type: ValueKind?
  /// `minimum:` and `maximum:` of an integer.
  public var minimum: Int?
  public var maximum: Int?
  /// `default:` what it is before a step sets it.
  public var initial: String?
  public init(node: NodeID) { self.node = node }

  /// The types, in JSON Schema's words.
  public enum ValueKind: String, Sendable, CaseIterable { case string, integer, boolean }

  /// Whether a text, as it is written, is a value that it can be.
  public func takes(_ text: String) -> Bool {
    switch type {
    case .boolean: return text == "true" || text == "false"
    case .integer:
      guard let number = Int(text), String(number) == text, let minimum, let maximum else { return false }
      return minimum <= number && number <= maximum
    case .string, nil: return words.contains(text)
    }
  }

  /// Whether a value of it is what a case of a switch looks for.
  public func fits(_ text: String, _ wanted: Branch.Case.Wanted) -> Bool {
    switch wanted {
    case .word(let word): return text == word
    case .number(let least, let limit):
      guard type == .integer, let number = Int(text) else { return false }
      return least.map { $0 <= number } ?? true && limit.map { number < $0 } ?? true
    }
  }
}

/// `set: {topic: billing}`: what a variable is from a step on, the step itself included.
public struct VariableSetting: Sendable {
  public let name: String
  public let key: NodeID
  public let node: NodeID
  /// A value of the contract, as it is written.
  public let value: String
}

/// A place where a step makes use of a variable.
public struct VariableUse: Sendable {
  public let name: String
  /// Where it stands; with the key that it stands under, if the node is what holds it.
  public let node: NodeID
  public let key: String?
}

extension Step {
  /// Where it makes use of variables, in order.
  public var variableUses: [VariableUse] {
    var uses: [VariableUse] = []
    for value in spokenValues + toldValues {
      if case .variable(let name) = value.source { uses.append(VariableUse(name: name, node: value.node, key: nil)) }
    }
    switch act {
    case .branch(let branch):
      for item in branch.cases {
        if case .variable(let name)? = item.value {
          uses.append(VariableUse(name: name, node: item.node, key: "value"))
        }
      }
    case .call(let call):
      for argument in call.arguments {
        if case .variable(let name) = argument.value {
          uses.append(VariableUse(name: name, node: argument.node, key: nil))
        }
      }
    case .refer(let referral):
      for header in referral.headers {
        if case .variable(let name) = header.value {
          uses.append(VariableUse(name: name, node: header.node, key: nil))
        }
      }
    default: break
    }
    return uses
  }
}
