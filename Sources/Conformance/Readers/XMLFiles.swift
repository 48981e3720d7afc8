extension Subject {
  /// The XML files of a folder, read; what can't be read is told, and left out.
  func markups(in folder: String, _ verdict: inout Verdict) -> [(markup: Markup, file: GeneratedFiles.Entry)] {
    files.paths(folder, ".xml").compactMap { path in
      guard let file = files[path] else { return nil }
      let markup = XMLReader.read(file.bytes)
      verdict.count(1)
      for problem in markup.problems {
        verdict.report(ConformanceFindings.xmlSyntax, at: file.location(problem.range), problem.message)
      }
      return markup.problems.isEmpty ? (markup, file) : nil
    }
  }
}
