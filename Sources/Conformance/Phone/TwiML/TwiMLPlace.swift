import Resolve

/// What a document is for, by its name: `menu.es.no_match.xml` is for step `menu` and calls in Spanish, `menu.no_match.xml`
/// for those in the first language.
struct TwiMLPlace {
  let step: String
  let language: String
  /// What the names of all its documents and routes begin with: `menu.es`.
  let file: String

  init(_ path: String, _ flow: SpokenFlow) {
    let parts = path.split(separator: "/").last?.split(separator: ".").map(String.init) ?? []
    step = parts.first ?? ""
    language = parts.dropFirst().first.flatMap { flow.languages.contains($0) ? $0 : nil } ?? flow.first
    file = language == flow.first ? step : "\(step).\(language)"
  }
}
