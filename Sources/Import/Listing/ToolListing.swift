import Findings
import JSONValues
import SourceText
import Syntax

/// The entries of a source's list of tools, whatever form it has.
struct ToolListing {
  /// An entry; `name` is the key of lists that are mappings.
  struct Entry {
    let node: NodeID
    var name: String?
    /// What a package says of the tool beside its list: asked before a call.
    var question: String?
  }

  private let source: ImportSource
  private(set) var entries: [Entry] = []
  private(set) var identity = Identity()
  private(set) var findings: [Finding] = []
  private var isFound = false
  /// Files that are being followed: a package can't lead round in a circle.
  private var depth = 0

  init(_ source: ImportSource) {
    self.source = source
    identity.url = source.url
    if let server = source.server { identity.take(answer: value(server)) }
    for document in source.documents { read(document) }
    guard !isFound else { return }
    if !findings.isEmpty {
      // Without the file that a package names there is no list at all.
      for place in findings.indices { findings[place].severity = .error }
      return
    }
    let place = source.documents.first.map { source.tree.location($0) }
    findings.append(
      Finding(
        ImportFindings.noTools,
        at: place.map { Location(file: $0.file, range: ByteRange(start: $0.range.start, end: $0.range.start)) },
        "\(source.shownName) holds no list of tools",
        help: "give `{\"tools\": […]}`, the answer to `tools/list`, or a manifest that lists tools"))
  }

  private var tree: NodeTree { source.tree }

  private func value(_ node: NodeID) -> JSONValue { tree.jsonValue(node).value }

  private func member(_ node: NodeID, _ name: String) -> NodeID? { tree.pair(node, name)?.value }

  private mutating func read(_ node: NodeID) {
    switch tree.kind(node) {
    case .scalar: break
    case .sequence:
      let elements = Array(tree.elements(node))
      // Answers in one batch (revision 2025-03-26).
      if !elements.isEmpty, elements.allSatisfy({ member($0, "jsonrpc") != nil }) {
        for element in elements { read(element) }
      } else {
        take(elements.map { Entry(node: $0) })
      }
    case .mapping: readObject(node)
    }
  }

  private mutating func readObject(_ node: NodeID) {
    if member(node, "jsonrpc") != nil, let error = member(node, "error") {
      let message = member(error, "message").map { tree.string($0) } ?? "no message"
      findings.append(
        Finding(
          ImportFindings.noTools, at: tree.location(error), "the source is an error, not a list: \(message)",
          help: "ask the server again"))
    } else if let result = member(node, "result"), tree.kind(result) == .mapping {
      read(result)
    } else if let tools = member(node, "tools"), isList(tools) {
      readList(tools, in: node)
    } else if member(node, "runtimes") != nil || member(node, "functions") != nil {
      readPlugin(node)
    } else if let agents = member(node, "copilotAgents").flatMap({ member($0, "declarativeAgents") }) {
      takePackage(node)
      follow(filesNamed(in: agents))
    } else if let actions = member(node, "actions"), tree.kind(actions) == .sequence {
      takePackage(node)
      follow(filesNamed(in: actions))
    } else if isTool(node) {
      take([Entry(node: node)])
    }
  }

  /// A list of entries, or a mapping from names to them; no mapping of capabilities.
  private func isList(_ node: NodeID) -> Bool {
    switch tree.kind(node) {
    case .scalar: false
    case .sequence: true
    case .mapping: tree.count(node) > 0 && tree.pairs(node).allSatisfy { tree.kind($0.value) == .mapping }
    }
  }

  /// A single entry of a list.
  private func isTool(_ node: NodeID) -> Bool {
    guard let name = member(node, "name"), tree.kind(name) == .scalar else { return false }
    return ["inputSchema", "outputSchema"].contains { member(node, $0) != nil }
  }

  private mutating func readList(_ tools: NodeID, in node: NodeID) {
    if tree.kind(tools) == .sequence {
      take(tree.elements(tools).map { Entry(node: $0) })
    } else {
      take(tree.pairs(tools).map { Entry(node: $0.value, name: tree.string($0.key)) })
    }
    let isBundle = member(node, "manifest_version") != nil || member(node, "dxt_version") != nil
    if isBundle { identity.take(bundle: value(node)) } else { identity.take(answer: value(node)) }
    // `null` is what some libraries write for a member that isn't there.
    if source.url == nil, let cursor = member(node, "nextCursor"), value(cursor) != .null {
      findings.append(
        Finding(
          ImportFindings.incomplete, at: tree.location(cursor), "more tools follow on another page of this list",
          help: "import from the server's address, which reads all pages"))
    }
    tellRest(
      of: node,
      known: isBundle
        ? ["name", "display_name", "version", "description", "author", "homepage", "support", "privacy_policies"] : [])
  }

  /// What stands beside the tools and is not taken over.
  private mutating func tellRest(of node: NodeID, known: Set<String>) {
    let protocolWords: Set<String> = [
      "tools", "nextCursor", "ttlMs", "cacheScope", "resultType", "_meta", "serverInfo", "instructions", "capabilities",
      "protocolVersion", "$schema", "manifest_version", "dxt_version",
    ]
    let rest = tree.pairs(node).filter { pair in
      let key = tree.string(pair.key)
      return !protocolWords.contains(key) && !known.contains(key)
    }
    guard let first = rest.first else { return }
    let names = rest.map { "`\(tree.string($0.key))`" }
    findings.append(
      Finding(
        ImportFindings.leftOut, at: tree.location(first.key),
        "\(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? "…" : "") \(names.count == 1 ? "is" : "are") no part of a list of tools and \(names.count == 1 ? "was" : "were") left out"
      ))
  }

  // MARK: - App packages

  private mutating func takePackage(_ node: NodeID) {
    identity.take(package: value(node))
    tellRest(
      of: node,
      known: [
        "manifestVersion", "version", "id", "name", "description", "developer", "instructions", "conversation_starters",
        "copilotAgents", "actions",
      ])
  }

  /// A plugin's manifest names functions for the model, and describes the server's tools in itself or in a file.
  private mutating func readPlugin(_ node: NodeID) {
    let plugin = value(node)
    identity.take(plugin: plugin)
    var described: [Entry] = []
    var isMissing = false
    for runtime in member(node, "runtimes").map(children) ?? [] {
      guard let spec = member(runtime, "spec") else { continue }
      for word in ["x-mcp_tool_description", "mcp_tool_description"] {
        guard let description = member(spec, word) else { continue }
        if let tools = member(description, "tools"), tree.kind(tools) == .sequence {
          described += tree.elements(tools).map { Entry(node: $0) }
        } else if let file = member(description, "file") {
          guard let list = source.attached[tree.string(file)].flatMap({ member($0, "tools") }) else {
            isMissing = true
            report(missing: file)
            continue
          }
          described += children(list).map { Entry(node: $0) }
        }
      }
    }
    if described.isEmpty, let functions = member(node, "functions") {
      take(children(functions).map { Entry(node: $0, question: question(of: $0)) })
      if !isMissing {
        identity.notes.append("The package names its functions only; what they take is in the running server.")
      }
      return
    }
    var questions: [String: String] = [:]
    for function in member(node, "functions").map(children) ?? [] {
      if let name = member(function, "name"), let question = question(of: function) {
        questions[tree.string(name)] = question
      }
    }
    take(
      described.map { entry in
        var entry = entry
        entry.question = member(entry.node, "name").flatMap { questions[tree.string($0)] }
        return entry
      })
  }

  /// What the package has asked before a call.
  private func question(of function: NodeID) -> String? {
    member(function, "capabilities").flatMap { member($0, "confirmation") }.flatMap { member($0, "body") }.flatMap {
      tree.kind($0) == .scalar ? tree.string($0) : nil
    }
  }

  private func children(_ node: NodeID) -> [NodeID] {
    tree.kind(node) == .sequence ? Array(tree.elements(node)) : []
  }

  private func filesNamed(in list: NodeID) -> [NodeID] { children(list).compactMap { member($0, "file") } }

  private mutating func follow(_ files: [NodeID]) {
    guard depth < 8 else { return }
    depth += 1
    defer { depth -= 1 }
    for file in files {
      if let document = source.attached[tree.string(file)] { read(document) } else { report(missing: file) }
    }
  }

  private mutating func report(missing file: NodeID) {
    findings.append(
      Finding(
        ImportFindings.missingFile, at: tree.location(file),
        "the package names `\(tree.string(file))`, which is not there",
        help: "put it beside the file that names it"))
  }

  private mutating func take(_ found: [Entry]) {
    isFound = true
    entries += found
  }
}

extension ImportSource {
  /// The files that a manifest among the documents or attached files names, and that are not attached yet.
  public var wantedFiles: [String] {
    var names: [String] = []
    func look(_ node: NodeID) {
      for path in [["copilotAgents", "declarativeAgents"], ["actions"], ["runtimes"]] {
        var found: NodeID? = node
        for name in path { found = found.flatMap { tree.pair($0, name)?.value } }
        guard let list = found, tree.kind(list) == .sequence else { continue }
        for element in tree.elements(list) {
          let file =
            tree.pair(element, "file")?.value
            ?? tree.pair(element, "spec").flatMap { tree.pair($0.value, "mcp_tool_description") }.flatMap {
              tree.pair($0.value, "file")?.value
            }
          if let file, tree.kind(file) == .scalar { names.append(tree.string(file)) }
        }
      }
    }
    for document in documents + attached.values where tree.kind(document) == .mapping { look(document) }
    return Set(names).subtracting(attached.keys).sorted()
  }
}
