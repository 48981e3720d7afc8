import Language
import Resolve
import Rules
import TemplateStore

/// What the targets of one environment emit from: the contract, the templates, and what several of them need.
public struct Emission: Sendable {
  /// The contract of the environment.
  public let contract: ResolvedContract
  /// The templates, with the user's own laid over them.
  public let templates: TemplateStore
  /// The page of each widget, in declared order. The manifest names a page by its digest.
  public let pages: [WidgetPage]

  public init(_ checked: Checked, templates: TemplateStore) throws {
    contract = checked.resolved
    self.templates = templates
    pages = try WidgetPages(contract: checked.resolved, templates: templates).pages()
  }

  /// The page of a widget; nil if none of the name is declared.
  public func page(of widget: String) -> WidgetPage? { pages.first { $0.widget == widget } }
}

/// A widget's self-contained HTML.
public struct WidgetPage: Sendable {
  /// The widget's name.
  public let widget: String
  /// The whole page.
  public let html: [UInt8]
  /// `ui://<server>/<widget>-<first 8 of its HTML's digest>.html`: a changed page has a new name, so no host shows
  /// an old one from its cache.
  public let uri: String
}
