import Findings
import Review

/// Colours of a terminal (ECMA-48 SGR), or none.
struct Palette {
  let isColoured: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  /// Frames, arrows and line numbers.
  func frame(_ text: String) -> String { wrap(text, "1;34") }
  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap(text, "1;31")
    case .warning: wrap(text, "1;33")
    case .info: wrap(text, "1;36")
    }
  }

  /// How bad a change is.
  func impact(_ impact: Impact, _ text: String) -> String {
    switch impact {
    case .breaks: wrap(text, "1;31")
    case .exposes: wrap(text, "1;35")
    case .changes: wrap(text, "1;33")
    case .safe: wrap(text, "1;32")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
