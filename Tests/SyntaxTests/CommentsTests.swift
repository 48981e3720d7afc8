import SourceText
import Testing

@testable import Syntax

@Suite struct CommentsTests {
  private func comments(_ source: String) -> [String] {
    let read = ReadText(source)
    #expect(read.errors.isEmpty)
    return read.tree.comments(in: read.file, of: read.sources).map { range in
      read.slice(Location(file: read.file, range: range))!
    }
  }

  @Test func findsThoseBetweenTheNodes() {
    #expect(
      comments(
        """
        # first
        key: value # second
        '# no': "# no" # third
        list: [a#no, # fourth
          b] # fifth
        text: | # sixth
          # no
        # seventh
        &a x: !!str # eighth
          y # ninth
        """) == [
          "# first", "# second", "# third", "# fourth", "# fifth", "# sixth", "# seventh", "# eighth",
          "# ninth",
        ])
  }

  @Test func findsThoseAroundAByteOrderMarkAndMergedPairs() {
    #expect(
      comments("\u{FEFF}# one\na: &a {x: 1} # two\nb:\n  <<: *a # three\n  y: 2 # four") == [
        "# one", "# two", "# three", "# four",
      ])
  }

  @Test func findsNoneInJSON() {
    let read = ReadText("{\"a\": \" # no\"}", name: "a.json")
    #expect(read.tree.comments(in: read.file, of: read.sources).isEmpty)
  }
}
