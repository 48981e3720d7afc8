import Glibc

/// The folders in which systems keep their zones; `TZDIR` names another one.
private let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]

/// Reads a zone of the time zone database from the system's own files, so that no answer depends on a copy of ours.
public func readZone(_ name: String) throws(ToolError) -> ZoneFile {
  let own = getenv("TZDIR").map { String(cString: $0) }
  for folder in own.map({ [$0] }) ?? folders {
    let path = "\(folder)/\(name)"
    guard access(path, F_OK) == 0 else { continue }
    let bytes = try readFile(path)
    do {
      return try ZoneFile(bytes)
    } catch {
      throw .refused("can't read the time zone `\(name)` from \(path): \(words(for: error))")
    }
  }
  throw .refused(
    "this machine has no time zone `\(name)`", reasons: (own.map { [$0] } ?? folders).map { "not in \($0)" },
    help: "install the time zone database (Debian: tzdata), or let TZDIR name its folder")
}

private func words(for problem: ZoneFile.Problem) -> String {
  switch problem {
  case .noZone: "it is no zoneinfo file"
  case .tooOld: "it is of version 1, which knows nothing of the years to come"
  case .damaged: "it is damaged"
  case .rule(let text): "its rule `\(text)` is none"
  }
}
