import Findings
import JSONValues

enum ProtectedResourceExpectation: ServerExpectation {
  static let name = "where clients sign in, and for which scopes"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let document = subject.files.json("mcp/oauth-protected-resource.json") else { return }
    let claim = Claim(ConformanceFindings.protectedResource, "the document", declared: subject.place(of: "server"))
    let contract = subject.contract
    guard let server = contract.server, !server.authorizationServers.isEmpty else {
      verdict.expect(false, claim.kind, at: document.location, "the contract has nobody sign in")
      return
    }
    verdict.expect(document, "resource", .string(server.url), claim, because: "`server.url`")
    verdict.expect(
      document, "authorization_servers", .strings(server.authorizationServers), claim, because: "`server.auth`")
    // The only way in which the protocol lets a token travel.
    verdict.expect(document, "bearer_methods_supported", ["header"], claim, because: "the protocol")
    let reading = Set(contract.tools.filter { $0.effect == .read }.flatMap(\.scopes))
    let wanted = reading.isEmpty ? Set(contract.tools.flatMap(\.scopes)) : reading
    let scopes = contract.scopes.names.filter(wanted.contains)
    verdict.expect(
      document, "scopes_supported", scopes.isEmpty ? nil : .strings(scopes), claim,
      because: "what the tools that read need")
    verdict.expect(
      document, "resource_name", contract.title.isEmpty ? nil : .string(contract.title), claim, because: "`title`")
    verdict.expect(
      document, "resource_tos_uri", contract.submission?.urls?.terms.map { .string($0) }, claim,
      because: "`submission.urls.terms`")
  }
}
