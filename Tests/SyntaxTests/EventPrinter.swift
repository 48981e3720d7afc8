import CLibYAML
import Findings
import SourceText

@testable import Syntax

/// Prints the events that the tree is built from in the notation of the YAML test suite's `test.event`.
enum EventPrinter {
  static func print(_ bytes: [UInt8]) -> (text: String, problem: Finding?) {
    bytes.withUnsafeBufferPointer { all in
      let check = TextCheck(all, isJSON: false)
      let file = FileID(index: 0)
      if let problem = check.problem { return ("", problem.finding(in: file)) }
      var events = YAMLEvents(
        UnsafeBufferPointer(rebasing: all[check.start...]), at: check.start, isASCII: check.isASCII, of: file)
      var text = ""
      while events.next() {
        text += line(events.event.pointee) + "\n"
        if events.type == YAML_STREAM_END_EVENT { return (text, nil) }
      }
      return (text, events.problem)
    }
  }

  private static func line(_ event: yaml_event_t) -> String {
    switch event.type {
    case YAML_STREAM_START_EVENT: return "+STR"
    case YAML_STREAM_END_EVENT: return "-STR"
    case YAML_DOCUMENT_START_EVENT: return event.data.document_start.implicit != 0 ? "+DOC" : "+DOC ---"
    case YAML_DOCUMENT_END_EVENT: return event.data.document_end.implicit != 0 ? "-DOC" : "-DOC ..."
    case YAML_SEQUENCE_END_EVENT: return "-SEQ"
    case YAML_MAPPING_END_EVENT: return "-MAP"
    case YAML_ALIAS_EVENT: return "=ALI *" + String(cString: event.data.alias.anchor)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return (start.style == YAML_FLOW_SEQUENCE_STYLE ? "+SEQ []" : "+SEQ")
        + properties(start.anchor, start.tag)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return (start.style == YAML_FLOW_MAPPING_STYLE ? "+MAP {}" : "+MAP")
        + properties(start.anchor, start.tag)
    default:
      let scalar = event.data.scalar
      let style =
        switch scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: "'"
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: "\""
        case YAML_LITERAL_SCALAR_STYLE: "|"
        case YAML_FOLDED_SCALAR_STYLE: ">"
        default: ":"
        }
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return "=VAL" + properties(scalar.anchor, scalar.tag) + " " + style
        + escaped(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func properties(_ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?)
    -> String
  {
    (anchor.map { " &" + String(cString: $0) } ?? "") + (tag.map { " <" + String(cString: $0) + ">" } ?? "")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\0": result += "\\0"
      case "\u{8}": result += "\\b"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
