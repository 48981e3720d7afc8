import Rendering
import TemplateStore

/// Scripts and style sheets as they stand in a page.
enum PageParts {
  /// The templates of some names, one after the other, without what only their authors read.
  static func joined(_ names: [String], of templates: TemplateStore) throws(TemplateError) -> [UInt8] {
    var bytes: [UInt8] = []
    for name in names {
      guard let part = templates[name] else { preconditionFailure("no template \(name)") }
      try WidgetPages.checkEnd(of: part)
      bytes += Compaction.compacted(part.text, isScript: name.hasSuffix(".js"))
    }
    return bytes
  }
}
