import Language

/// The keys of each record, made once: a record may contain itself, so the language makes them when asked.
final class FormTable {
  private var known: [String: [FieldForm]] = [:]

  func fields(_ record: RecordForm) -> [FieldForm] {
    if let fields = known[record.name] { return fields }
    let fields = record.fields
    known[record.name] = fields
    return fields
  }

  /// Whether each of some entries is a key of the record.
  func has(_ record: RecordForm, _ entries: [Side.Entry]) -> Bool {
    let fields = fields(record)
    return entries.allSatisfy { entry in fields.contains { $0.name == entry.name } }
  }

  /// The key that tells one element of a list from another: the first one, if it must be written.
  func identity(_ form: Form) -> String? {
    switch form {
    case .record(let record): fields(record).first.flatMap { $0.isRequired ? $0.name : nil }
    case .either(let forms): forms.lazy.compactMap { self.identity($0) }.first
    default: nil
    }
  }
}
