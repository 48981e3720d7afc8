import Testing

/// What a file may be: short, finished, and named for what it does.
@Suite struct FileTests {
  @Test func isShort() {
    let lengths = Repository.sources.map(\.lines.count).sorted()
    for file in Repository.sources {
      #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
    }
    #expect(lengths.count > 100)
    #expect(lengths[lengths.count / 2] <= 90, "the median file has \(lengths[lengths.count / 2]) lines")
  }

  @Test func isFinished() {
    let marks = /\b(TODO|FIXME|XXX|HACK)\b/
    for file in Repository.sources {
      for (number, line) in file.lines.enumerated() {
        #expect(line.firstMatch(of: marks) == nil, "\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test func isNamedForWhatItDoes() {
    let vague = /(Utilit(?:y|ies)|Utils?|Helpers?|Common|Managers?|Handlers?|Misc)$/
    for file in Repository.sources {
      for part in file.path.dropLast(".swift".count).split(separator: "/") {
        #expect(part.firstMatch(of: vague) == nil, "\(file.path)")
      }
      for line in file.lines {
        if let type = line.firstMatch(of: /\b(?:struct|enum|class|actor|protocol) (\w+)/)?.1 {
          #expect(type.firstMatch(of: vague) == nil, "\(file.path): \(type)")
        }
      }
    }
  }

  @Test func holdsNoTabsNorSpacesAtItsLinesEnds() {
    for file in Repository.sources {
      for (number, line) in file.lines.enumerated() {
        #expect(!line.contains("\t") && !line.hasSuffix(" "), "\(file.path):\(number + 1)")
      }
    }
  }
}
