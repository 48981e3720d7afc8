/// What is to be recorded by a voice: a table for whoever does it (CSV, RFC 4180).
enum RecordingList {
  static let fileName = "recordings.csv"

  static func text(_ sounds: [(prompt: SpokenPrompt, milliseconds: Int)], _ format: SoundFormat) -> String {
    var text = "file,language,seconds,dialplan,part,text\r\n"
    for (prompt, milliseconds) in sounds {
      let fields = [
        "\(prompt.id).\(format.ending)", prompt.language, "\(milliseconds / 1_000).\(milliseconds / 100 % 10)",
        prompt.dialplan, prompt.part, prompt.text,
      ]
      text += fields.map(field).joined(separator: ",") + "\r\n"
    }
    return text
  }

  /// A text that begins like a formula is one to a spreadsheet: a blank before it makes it text.
  private static func field(_ text: String) -> String {
    let isFormula = text.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
    let safe = isFormula ? " " + text : text
    guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
