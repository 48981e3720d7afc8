import Facts
import JSONValues
import Language
import Outputs

/// `realtime/service/addresses.json`: every address of the Realtime service that the environment's region decides. A session, a
/// call and a secret made in one region are not known in another, so all of them stand here together.
struct ServiceFile {
  let contract: Contract

  init(_ contract: Contract) { self.contract = contract }

  var output: Output {
    let isEuropean = contract.realtimeRegion == .eu
    let api = RealtimeFacts.apiHost(isEuropean: isEuropean)
    var file: JSONObject = ["region": .string(contract.realtimeRegion.rawValue)]
    file.append("project", contract.realtimeProject.map { .string($0) })
    file.append("client_secrets", .string("https://\(api)/v1/realtime/client_secrets"))
    file.append("calls", .string("https://\(api)/v1/realtime/calls"))
    file.append("websocket", .string("wss://\(api)/v1/realtime"))
    if let project = contract.realtimeProject {
      file.append(
        "sip", .string("sip:\(project)@\(PhoneFacts.modelHost(isEuropean: isEuropean));transport=tls"))
    }
    return Output(
      path: "realtime/service/addresses.json", bytes: JSONWriter.pretty(.object(file)),
      declarations: contract.agents.map { "agent.\($0.name)" })
  }
}
