import Syntax

/// A button: it calls a tool, sends a message, opens a link or changes the display mode.
public struct Action: Record {
  public var node: NodeID
  public var label = Template.none
  public var style: Style = .secondary
  /// The message that is sent in the person's name.
  public var message: Template?
  /// The tool that is called.
  public var call: String?
  public var arguments: [Argument] = []
  /// The display mode that is asked for.
  public var open: DisplayMode?
  /// The URL that is opened.
  public var link: Template?
  public var then: Outcome?
  public var failed: Failure?

  public init(node: NodeID) { self.node = node }

  /// How much a button stands out.
  public enum Style: String, Sendable, CaseIterable { case primary, secondary }
}

/// How much room the host gives a widget.
public enum DisplayMode: String, Sendable, CaseIterable { case inline, fullscreen }

/// A tool's parameter and the value that it is given.
public struct Argument: Sendable {
  public let name: String
  public let key: NodeID
  public let value: Template

  public init(name: String, key: NodeID, value: Template) {
    self.name = name
    self.key = key
    self.value = value
  }
}

/// What is shown when a call has succeeded: another widget, over the call's result.
public struct Outcome: Record {
  public var node: NodeID
  public var show: String?

  public init(node: NodeID) { self.node = node }
}

/// What is said when a call has failed.
public struct Failure: Record {
  public var node: NodeID
  public var text = Template.none

  public init(node: NodeID) { self.node = node }
}

/// Inputs for a tool's parameters; limits come from the tool's schema.
public struct FormElement: Record {
  public var node: NodeID
  public var call = ""
  /// Parameters that the person fills in.
  public var fields: [FormInput] = []
  /// Parameters that are already known.
  public var arguments: [Argument] = []
  public var submit = Template.none
  public var then: Outcome?
  public var failed: Failure?

  public init(node: NodeID) { self.node = node }
}

/// One input of a form. What it asks for follows from the parameter's type.
public struct FormInput: Record {
  public var node: NodeID
  /// The tool's parameter.
  public var name = ""
  public var label: Template?
  public var hint: Template?
  /// What stands in it at first.
  public var value: Template?

  public init(node: NodeID) { self.node = node }
}
