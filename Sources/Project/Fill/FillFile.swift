/// The values of secrets by name, as the process's environment has them; nil for one that is not set.
public typealias SecretValues = (_ name: String) -> [UInt8]?

/// What keeps a file from being filled. Never holds a value.
enum FillProblem: Hashable {
  /// Not set, or empty.
  case missing(name: String)
  case unfit(path: String, name: String, reason: String)
  case malformed(path: String)
}

/// An output with the values of its secrets put in, each escaped for the file's format. A value is not
/// searched for references of its own.
func filled(_ bytes: [UInt8], path: String, _ values: SecretValues, problems: inout [FillProblem]) -> [UInt8] {
  let references = SecretReference.all(in: bytes)
  if references.isEmpty { return bytes }
  let escaping = SecretEscaping(for: path)
  var result: [UInt8] = []
  var end = 0
  for reference in references {
    result += bytes[end..<reference.range.lowerBound]
    end = reference.range.upperBound
    guard let name = reference.name else {
      problems.append(.malformed(path: path))
      continue
    }
    if case .refused(let reason) = escaping {
      problems.append(.unfit(path: path, name: name, reason: reason))
      continue
    }
    guard let value = values(name), !value.isEmpty else {
      problems.append(.missing(name: name))
      continue
    }
    do {
      result += try escaping.escaped(value, at: reference.range.lowerBound, of: bytes)
    } catch {
      problems.append(.unfit(path: path, name: name, reason: error.reason))
    }
  }
  return result + bytes[end...]
}
