import JSONValues
import Language
import Outputs
import Resolve
import TemplateStore

/// What `parlance preview` shows: a page that is a host, and the widgets with the examples of their tools. The page
/// is opened from disk; it looks again and again for a new version, and then takes the new state.
public enum Preview {
  /// The page and its script, which do not change with the contract.
  public static func shell(_ templates: TemplateStore) -> [(name: String, bytes: [UInt8])] {
    ["index.html", "preview.css", "preview.js"].compactMap { name in
      templates["preview/\(name)"].map { (name, Array($0.text.utf8)) }
    }
  }

  /// The script that hands the widgets over.
  public static func state(of emission: Emission) -> [UInt8] {
    Array("receive(".utf8) + JSONWriter.compact(value(of: emission)) + Array(");\n".utf8)
  }

  /// The script that tells which state is the newest, and what is wrong with the contract now.
  public static func version(of state: [UInt8], problem: String) -> [UInt8] {
    let digest = JSONValue.string(String(SHA256.hex(of: state).prefix(16)))
    return Array("announce(".utf8) + JSONWriter.compact(digest) + Array(", ".utf8)
      + JSONWriter.compact(.string(problem)) + Array(");\n".utf8)
  }

  private static func value(of emission: Emission) -> JSONValue {
    let contract = emission.contract
    let widgets = contract.widgets.compactMap { widget -> JSONValue? in
      guard let page = emission.page(of: widget.name) else { return nil }
      let resource = WidgetResource(widget.widget, page: page, defaults: contract.contract.widgetDefaults)
      let program = PageProgram(widget, in: contract)
      return [
        "name": .string(widget.name), "title": .string(widget.widget.title), "contents": resource.contents,
        "modes": program.json["modes"] ?? ["inline"], "tools": .strings(widget.tools),
      ]
    }
    let languages = contract.widgets.flatMap { PageProgram($0, in: contract).languages }
    return [
      "title": .string(contract.contract.title),
      "version": .string(contract.contract.version), "locales": .strings(Set(languages).sorted()),
      "widgets": .array(widgets), "tools": .array(contract.tools.map { tool($0, in: contract) }),
    ]
  }

  private static func tool(_ tool: ResolvedTool, in contract: ResolvedContract) -> JSONValue {
    let words = PlainText(contract)
    let examples = tool.tool.examples.map { example -> JSONValue in
      var value: JSONObject = ["name": .string(example.name), "input": example.input ?? .object(JSONObject())]
      value.append("output", example.output)
      value.append("hidden", example.hidden)
      value.append("error", example.error.map { .string($0) })
      value.append("text", .string(words.text(of: example, of: tool)))
      return .object(value)
    }
    return ["name": .string(tool.name), "examples": .array(examples)]
  }
}
