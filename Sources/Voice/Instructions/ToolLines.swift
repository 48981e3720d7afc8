import Language

/// A tool's own part of the instructions: when to use it, and what to say before.
struct ToolLines {
  private(set) var lines: [Instructions.Line] = []

  init(_ tool: Tool) {
    let isRead = tool.effect == .read
    add(.heading, "\(tool.name): \(isRead ? "PROACTIVE" : "CONFIRMATION FIRST")", .init(tool.node, "effect"))
    for sentence in tool.description.sentences {
      bullet(Self.condition(sentence).asSentence, .init(tool.node, "description"))
    }
    if isRead {
      if let status = tool.status, let running = status.running {
        bullet(
          "Preamble, for example: \(running.onOneLine.withoutEllipsis.quoted)", .init(status.node, "running"))
      }
    } else {
      if tool.effect == .destructive {
        bullet("It can't be undone: say so before you ask.", .init(tool.node, "effect"))
      }
      if let confirm = tool.confirm { bullet("Ask: \(confirm.spoken.quoted)", .init(tool.node, "confirm")) }
    }
  }

  private mutating func bullet(_ text: String, _ source: Instructions.Source) { add(.bullet, text, source) }

  private mutating func add(_ form: Instructions.Line.Form, _ text: String, _ source: Instructions.Source) {
    lines.append(.init(form: form, text: text, source: source))
  }

  /// The form of the guide: "Use when …", "Do NOT use …".
  private static func condition(_ sentence: String) -> String {
    for (written, wanted) in openings where sentence.hasPrefix(written) {
      return wanted + sentence.dropFirst(written.count)
    }
    return sentence
  }

  private static let openings = [
    ("Use this tool when ", "Use when "), ("Use this when ", "Use when "), ("Use this to ", "Use to "),
    ("Do not use this tool ", "Do NOT use "), ("Do not use this ", "Do NOT use "),
    ("Do not use it ", "Do NOT use "),
    ("Don't use it ", "Do NOT use "),
  ]
}

extension Template {
  /// As it is said: a binding is the last name of its path, in square brackets.
  public var spoken: String {
    var text = ""
    for segment in segments {
      switch segment {
      case .literal(let part): text += part
      case .binding(let binding): text += "[\((binding.path.last?.name ?? binding.root.rawValue).spaced)]"
      }
    }
    return text
  }
}

extension String {
  /// Without the dots that show on a screen that something goes on.
  var withoutEllipsis: String {
    if hasSuffix("…") { return String(dropLast()) + "." }
    return hasSuffix("...") ? String(dropLast(3)) + "." : self
  }
}
