import Language
import Syntax

/// What an agent is told on one surface, in labelled sections of short bullets.
///
/// The sections and their order follow OpenAI's voice prompting guide (developers.openai.com/api/docs/guides/
/// voice-prompting, read 2026-10): one skeleton for models that reason (2.x), another for those before.
public struct Instructions: Sendable {
  /// The sections, in the order in which the model reads them.
  public var sections: [Section]

  /// A part under a heading of its own.
  public struct Section: Sendable, Hashable {
    /// The heading without its marks.
    public let title: String
    /// 1 for `#`, 2 for `##`.
    public let level: Int
    /// What stands under the heading.
    public var lines: [Line]

    /// The heading as it stands in the instructions.
    public var heading: String { (level == 1 ? "# " : "## ") + title }
  }

  /// One bullet, or the heading of a part of a section.
  public struct Line: Sendable, Hashable {
    /// How a line is set.
    public enum Form: Sendable {
      case heading, bullet, nested

      /// What stands before the line's text.
      public var mark: String {
        switch self {
        case .heading: "## "
        case .bullet: "- "
        case .nested: "  - "
        }
      }
    }

    /// How it is set.
    public var form: Form
    /// What it says, without its mark.
    public var text: String
    /// Where in the contract it comes from.
    public var source: Source

    /// As it stands in the instructions.
    public var rendered: String { form.mark + text }
  }

  /// What in the contract a sentence follows from: a key of a declaration, or one of the elements under it.
  public struct Source: Sendable, Hashable {
    /// The declaration, or the list that holds the element.
    public let node: NodeID
    /// The key of the declaration; empty for the declaration itself.
    public let key: String
    /// The element's place in the list, from 0; nil for the whole value.
    public let element: Int?

    public init(_ node: NodeID, _ key: String = "", element: Int? = nil) {
      self.node = node
      self.key = key
      self.element = element
    }
  }

  /// The length of `text` in bytes.
  public var byteCount: Int {
    var count = max(sections.count - 1, 0)
    for section in sections {
      count += section.level + 2 + section.title.utf8.count
      for (place, line) in section.lines.enumerated() {
        if line.form == .heading, place > 0 { count += 1 }
        count += line.form.mark.utf8.count + line.text.utf8.count + 1
      }
    }
    return count
  }

  /// As the model reads it.
  public var text: String {
    var text = ""
    text.reserveCapacity(byteCount)
    for section in sections {
      if !text.isEmpty { text += "\n" }
      text += section.level == 1 ? "# " : "## "
      text += section.title
      text += "\n"
      for (place, line) in section.lines.enumerated() {
        if line.form == .heading, place > 0 { text += "\n" }
        text += line.form.mark
        text += line.text
        text += "\n"
      }
    }
    return text
  }
}
