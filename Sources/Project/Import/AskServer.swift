import Findings
import Import
import JSONValues
import Language
import SourceText
import Syntax

/// Reads the list of a live server. `tokenVariable` names the variable of the process environment that holds a bearer
/// token; the token itself never stands on a command line, in a file or in a message.
public func askServer(_ url: String, tokenVariable: String?, timeout: Int, version: String) throws(ToolError)
  -> Staged<ImportSource>
{
  let address = try ServerAddress(url)
  let client = ServerClient(
    address: address, token: try token(tokenVariable, for: address), timeout: timeout, version: version)
  let (server, pages) = try client.listing()
  var source = ImportSource(
    sources: SourceSet(), tree: NodeTree(), documents: [], shownName: address.shown, fallbackName: address.host)
  source.url = address.shown
  var findings: [Finding] = []
  for (place, page) in pages.enumerated() {
    let read = source.add("\(address.shown) (page \(place + 1))", JSONWriter.pretty(page))
    findings += read.findings
    if let root = read.value { source.documents.append(root) }
  }
  source.server = source.add("\(address.shown) (about itself)", JSONWriter.pretty(server)).value
  return Staged(source, findings)
}
