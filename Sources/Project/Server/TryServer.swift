import Facts
import JSONValues
import Outputs

/// One call of a tool that a live server is to answer.
public struct ServerCall: Sendable {
  /// Who calls: whoever the token belongs to, nobody, or somebody with a token that no sign-in has given.
  public enum Caller: Sendable { case own, nobody, stranger }

  let tool: String
  let arguments: JSONValue
  let caller: Caller
  /// Where its answer stands among the answers.
  let path: String

  public init(tool: String, arguments: JSONValue, caller: Caller, path: String) {
    self.path = path
    self.tool = tool
    self.arguments = arguments
    self.caller = caller
  }
}

/// What a live server answered, laid out like the files of a build, so that the same checks can read it.
///
/// - `server/VERSION.json`: its word on itself, in each age of the protocol that it speaks; of an earlier one than the newest
///   also `server/VERSION/tools.json`, all pages of its list as one.
/// - `mcp/tools.json`, `mcp/resources.json`, `mcp/resources/NAME.json` and `mcp/oauth-protected-resource.json`: what the
///   files of those names promise, in the newest age.
/// - at the path of each call its `status`, `challenge` (the header `WWW-Authenticate`) and `result` or `error`,
///   or `trouble` where nothing came.
public struct ServerAnswers: Sendable {
  /// Each with the name that a finding shows.
  public var files: [(path: String, name: String, bytes: [UInt8])] = []

  mutating func add(_ path: String, _ name: String, _ value: JSONValue) {
    files.append((path, name, JSONWriter.pretty(value)))
  }
}

/// Asks a live server what a contract promises of it, in each age of the protocol that it speaks, and makes the calls in
/// the newest. Throws where the server does not answer at all, or gives no list.
///
/// - Parameters:
///   - tokenVariable: the variable of the process environment that holds a bearer token.
///   - timeout: seconds for each request.
///   - widgets: the names of the contract's widgets, whose pages are read.
///   - signsIn: whether the metadata of a sign-in is asked for.
public func tryServer(
  _ url: String, tokenVariable: String?, timeout: Int, version: String, widgets: [String], signsIn: Bool,
  calls: [ServerCall]
) throws(ToolError) -> ServerAnswers {
  let address = try ServerAddress(url)
  let client = ServerClient(
    address: address, token: try token(tokenVariable, for: address), timeout: timeout, version: version)
  var answers = ServerAnswers()
  var first: ServerClient.Age?
  defer { if let first { client.close(first) } }
  if let (age, opening) = try client.discover() {
    first = age
    try note(MCPFacts.protocolVersion, age, opening, client, &answers)
  }
  do {
    let (age, opening) = try client.shakeHands()
    try note(MCPFacts.handshakeVersion, age, opening, client, &answers)
    if first == nil { first = age } else { client.close(age) }
  } catch {
    // A server of the current age alone has no handshake; that it should is for a check to say.
    if first == nil { throw error }
  }
  guard let age = first else { return answers }
  if !widgets.isEmpty { try noteResources(of: widgets, age, client, &answers) }
  if signsIn { noteMetadata(client, &answers) }
  noteCalls(calls, age, client, &answers)
  return answers
}

private func note(
  _ version: String, _ age: ServerClient.Age, _ opening: JSONValue, _ client: ServerClient,
  _ answers: inout ServerAnswers
) throws(ToolError) {
  let shown = client.address.shown
  let isNewest = answers.files.isEmpty
  let method = if case .stateless = age { "server/discover" } else { "initialize" }
  answers.add("server/\(version).json", "\(shown): \(method)", opening)
  let tools = whole(try client.pages("tools/list", age), "tools")
  if isNewest {
    answers.add("mcp/tools.json", "\(shown): tools/list", tools)
  } else {
    answers.add("server/\(version)/tools.json", "\(shown): tools/list, \(version)", tools)
  }
}

/// The pages of a list as one: the first, with the elements of all.
private func whole(_ pages: [JSONValue], _ key: String) -> JSONValue {
  guard pages.count > 1, var first = pages[0].object else { return pages.first ?? [:] }
  first[key] = .array(pages.flatMap { $0[key]?.array ?? [] })
  first["nextCursor"] = nil
  return .object(first)
}

private func noteResources(
  of widgets: [String], _ age: ServerClient.Age, _ client: ServerClient, _ answers: inout ServerAnswers
) throws(ToolError) {
  let shown = client.address.shown
  let list = whole(try client.pages("resources/list", age), "resources")
  answers.add("mcp/resources.json", "\(shown): resources/list", list)
  for resource in list["resources"]?.array ?? [] {
    guard let name = resource["name"]?.string, widgets.contains(name), let uri = resource["uri"]?.string,
      uri.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { continue }
    let answer = try client.request(
      "resources/read", ["uri": .string(uri)], age, about: uri, limit: ServerClient.byteLimit)
    answers.add(
      "mcp/resources/\(FileName.encoded(name)).json", "\(shown): resources/read \(name)",
      answer.result ?? answer.message ?? [:])
  }
}

/// Where clients look for it: behind the path of the endpoint, else at the root (RFC 9728, section 3.1).
private func noteMetadata(_ client: ServerClient, _ answers: inout ServerAnswers) {
  let address = client.address
  for path in [address.path == "/" ? "" : address.path, ""] {
    let url = address.origin + MCPFacts.protectedResourcePath + path
    var request = Curl(url: url, timeout: client.timeout, limit: 1 << 20)
    request.method = "GET"
    guard let answer = try? request.run(), answer.status == 200,
      let document = readJSON(answer.body, name: "metadata.json")
    else { continue }
    answers.add("mcp/oauth-protected-resource.json", url, document)
    return
  }
}

private func noteCalls(
  _ calls: [ServerCall], _ age: ServerClient.Age, _ client: ServerClient, _ answers: inout ServerAnswers
) {
  var silent = 0
  for call in calls {
    var reply = JSONObject()
    if silent == 3 {
      reply.append("trouble", "not asked: the server has left three calls without an answer")
    } else {
      do {
        let answer = try client.seen(as: call.caller).request(
          "tools/call", ["name": .string(call.tool), "arguments": call.arguments], age, about: call.tool,
          limit: ServerClient.byteLimit)
        silent = 0
        reply.append("status", .int(answer.status))
        reply.append("challenge", answer.headers["www-authenticate"].map { .string($0) })
        reply.append("result", answer.result)
        reply.append("error", answer.message?["error"])
      } catch {
        silent += 1
        reply.append("trouble", .string(error.description.firstLine))
      }
    }
    answers.add(call.path, "\(client.address.shown): tools/call \(call.tool)", .object(reply))
  }
}

extension ServerClient {
  fileprivate func seen(as caller: ServerCall.Caller) -> ServerClient {
    let token: String? =
      switch caller {
      case .own: self.token
      case .nobody: nil
      case .stranger: "parlance-no-such-token"
      }
    return ServerClient(address: address, token: token, timeout: timeout, version: version)
  }
}

extension String {
  fileprivate var firstLine: String { String(prefix { !$0.isNewline }) }
}
