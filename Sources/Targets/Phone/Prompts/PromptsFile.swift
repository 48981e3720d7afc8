import JSONValues
import Outputs

/// `phone/prompts.json`: every text that is spoken, and the sound file that an exchange plays for it. Sounds are made
/// from it at deployment; a bench makes each as long as `BenchTimes.prompt` says.
enum PromptsFile {
  /// `prompts` is what each dialplan adds to the list.
  static func output(_ plan: PhonePlan, _ prompts: [[UInt8]]) -> Output {
    let stretches: [ArraySlice<UInt8>] = JSONWriter.pretty { writer in
      writer.begin()
      writer.write("version", 1)
      writer.write("environment", plan.contract.environment)
      writer.write("format", "WAV, 8,000 samples a second, 16 bits, one channel; below the folder of sounds")
      writer.name("prompts")
      writer.beginList()
      for prompts in prompts { writer.write(members: prompts) }
      writer.endList()
      writer.end()
    }
    return Output(
      path: "phone/prompts.json", content: FileContent(stretches),
      declarations: plan.flows.map { "dialplan.\($0.name)" })
  }

  /// The elements of the list that tell of one dialplan.
  static func prompts(of flow: PhonePlan.Flow, _ plan: PhonePlan) -> [UInt8] {
    let announced = plan.shared.announcements.flatMap(\.prompts).filter { $0.dialplan == flow.name }
    let prompts = flow.prompts.prompts + announced
    return JSONWriter.pretty(depth: 2, room: prompts.count * 512) { writer in
      writer.beginMembers()
      for prompt in prompts { write(prompt, to: &writer) }
    }
  }

  private static func write(_ prompt: Prompt, to writer: inout JSONWriter) {
    writer.next()
    writer.begin()
    writer.write("id", prompt.id)
    writer.write("dialplan", prompt.dialplan)
    writer.write("part", prompt.part)
    writer.write("language", prompt.language)
    writer.write("text", prompt.text)
    writer.write("file", String(joining: prompt.id, ".wav"))
    if prompt.sound != prompt.id { writer.write("sound", prompt.sound) }
    writer.end()
  }
}
