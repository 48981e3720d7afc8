import Language
import Outputs
import Resolve
import Voice

/// The agents' pages on the website, and what a team's backend needs for them.
enum WebTarget: Target {
  static let name = "web"
  static let summary = "voice pages, what embeds them, and the few lines of a backend"

  static func emit(_ emission: Emission) throws -> [Output] {
    let agents = emission.contract.contract.agents.filter { $0.voiceSurfaces.contains(.web) }
    if agents.isEmpty { return [] }
    let pages = WebPages(templates: emission.templates)
    var outputs: [Output] = []
    for agent in agents {
      let program = WebProgram(agent, in: emission.contract)
      let names = declarations(of: program)
      let file = FileName.encoded(agent.name)
      outputs.append(
        Output(path: "\(name)/\(file).html", bytes: try pages.page(of: program), declarations: names))
      outputs.append(
        Output(path: "\(name)/\(file).embed.js", bytes: try pages.embedding(of: program), declarations: names))
    }
    outputs +=
      BackendFiles(
        agents: Array(agents), contract: emission.contract.contract, templates: emission.templates
      ).outputs
    return outputs
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    WebExplanation(emission.contract).lines(about: declaration)
  }

  private static func declarations(of program: WebProgram) -> [String] {
    let sessions = [program.session] + program.others
    return sessions.map { "agent." + $0.agent.name } + sessions.flatMap(\.writes).map { "tool." + $0 }
  }
}
