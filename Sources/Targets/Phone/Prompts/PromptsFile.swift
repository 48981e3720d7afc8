import JSONValues
import Outputs

/// `phone/prompts.json`: every text that is spoken, and the sound file that an exchange plays for it. Sounds are made
/// from it at deployment; a bench makes each as long as `BenchTimes.prompt` says.
enum PromptsFile {
  static func output(_ plan: PhonePlan) -> Output {
    var entries: [JSONValue] = []
    let announcements = Dictionary(grouping: plan.shared.announcements.flatMap(\.prompts), by: \.dialplan)
    for flow in plan.flows {
      let told = announcements[flow.name] ?? []
      for prompt in flow.prompts.prompts + told {
        var entry: JSONObject = [
          "id": .string(prompt.id), "dialplan": .string(prompt.dialplan), "part": .string(prompt.part),
          "language": .string(prompt.language), "text": .string(prompt.text),
          "file": .string("\(prompt.id).wav"),
        ]
        if prompt.sound != prompt.id { entry.append("sound", .string(prompt.sound)) }
        entries.append(.object(entry))
      }
    }
    let root: JSONValue = [
      "version": 1, "environment": .string(plan.contract.environment),
      "format": "WAV, 8,000 samples a second, 16 bits, one channel; below the folder of sounds",
      "prompts": .array(entries),
    ]
    return Output(
      path: "phone/prompts.json", bytes: JSONWriter.pretty(root),
      declarations: plan.flows.map { "dialplan.\($0.name)" })
  }
}
