/// Asks the program `git` about the repository of a folder. It is told to read objects only: no file of the work tree
/// and no setting is touched.
struct Git {
  let folder: String

  /// What a command printed; nil if it ended with another code than 0. `input` goes to its standard input.
  func ask(_ words: [String], input: String? = nil) throws(ToolError) -> [UInt8]? {
    var child: ChildProcess
    do {
      child = try ChildProcess.start(["git", "-C", folder] + words)
    } catch .refused {
      throw .refused(
        "the program `git` is not installed, and a revision can't be read without it",
        help: "install it (on Debian: `apt-get install git`), or compare with a folder")
    }
    defer { child.end() }
    child.send(input ?? "")
    var output: [UInt8] = []
    while let more = child.read() { output += more }
    return child.wait() == 0 ? output : nil
  }
}
