import JSONValues
import Outputs

/// `phone/prompts.json`: every text that is spoken, and the sound file that an exchange plays for it. Sounds are made
/// from it at deployment; a bench makes each as long as `BenchTimes.prompt` says.
enum PromptsFile {
  static func output(_ plan: PhonePlan) -> Output {
    let announcements = Dictionary(grouping: plan.shared.announcements.flatMap(\.prompts), by: \.dialplan)
    let bytes = JSONWriter.pretty(around: []) { writer in
      writer.begin()
      writer.write("version", 1)
      writer.write("environment", plan.contract.environment)
      writer.write("format", "WAV, 8,000 samples a second, 16 bits, one channel; below the folder of sounds")
      writer.name("prompts")
      writer.beginList()
      for flow in plan.flows {
        for prompt in flow.prompts.prompts { write(prompt, to: &writer) }
        for prompt in announcements[flow.name] ?? [] { write(prompt, to: &writer) }
      }
      writer.endList()
      writer.end()
    }
    return Output(
      path: "phone/prompts.json", bytes: bytes, declarations: plan.flows.map { "dialplan.\($0.name)" })
  }

  private static func write(_ prompt: Prompt, to writer: inout JSONWriter) {
    writer.next()
    writer.begin()
    writer.write("id", prompt.id)
    writer.write("dialplan", prompt.dialplan)
    writer.write("part", prompt.part)
    writer.write("language", prompt.language)
    writer.write("text", prompt.text)
    writer.write("file", "\(prompt.id).wav")
    if prompt.sound != prompt.id { writer.write("sound", prompt.sound) }
    writer.end()
  }
}
