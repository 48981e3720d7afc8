/// Names as a message lists them: `a`, `b` and `c`.
public func listed(_ names: [String]) -> String {
  let quoted = names.map { "`\($0)`" }
  guard quoted.count > 1 else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
}
