import Facts
import JSONValues
import Language
import Outputs

/// `phone/outbound/<dialplan>.request.json`: the parameters of a provider's call request (POST …/Calls.json). The sender
/// puts in `@number@` and `@base@`, and keeps the window and the attempts of `control.json`: a provider knows neither.
enum CallRequest {
  static func output(_ flow: PhonePlan.Flow, first: String) -> Output {
    var request: JSONObject = ["To": "@number@"]
    request.append("From", flow.dialplan.callerID.map { .string($0) })
    request.append("Url", .string("@base@/\(first)"))
    request.append("Timeout", .string("\(PhoneFacts.usualRinging)"))
    if flow.detectsMachines { request.append("MachineDetection", "DetectMessageEnd") }
    return Output(
      path: "phone/outbound/\(NameTable.token(flow.name)).request.json",
      bytes: JSONWriter.pretty(.object(request)),
      declarations: ["dialplan.\(flow.name)"])
  }
}
