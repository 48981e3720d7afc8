/// What the recognizer of a provider of TwiML takes (`<Gather input="dtmf speech">`).
public enum SpeechFacts {
  /// Words and phrases of one question at most (twilio.com/docs/api/errors/13330, read 2026-11-26).
  public static let mostHints = 500
  /// Characters of one of them at most.
  public static let longestHint = 100

  /// The region of a language that names none: the one in which most of its speakers are meant, of the languages that
  /// recognizers usually know (CLDR 48, likely subtags, read 2026-11-26).
  private static let table = """
    af:ZA am:ET ar:EG az:AZ bg:BG bn:BD bs:BA ca:ES cs:CZ da:DK de:DE el:GR en:US es:ES et:EE eu:ES fa:IR fi:FI fr:FR \
    gl:ES gu:IN he:IL hi:IN hr:HR hu:HU hy:AM id:ID is:IS it:IT ja:JP jv:ID ka:GE kk:KZ km:KH kn:IN ko:KR lo:LA lt:LT \
    lv:LV mk:MK ml:IN mn:MN mr:IN ms:MY my:MM nb:NO ne:NP nl:NL pl:PL pt:BR ro:RO ru:RU si:LK sk:SK sl:SI sq:AL sr:RS \
    su:ID sv:SE sw:TZ ta:IN te:IN th:TH tr:TR uk:UA ur:PK uz:UZ vi:VN zh:CN zu:ZA
    """

  private static let regions: [Substring: Substring] = Dictionary(
    uniqueKeysWithValues: table.split(separator: " ").map { ($0.prefix(2), $0.suffix(2)) })

  /// The tag by which a recognizer is told a language. It takes none without a region: `en` is malformed to it, and the
  /// question fails in the call (twilio.com/docs/api/errors/13331, read 2026-11-26). Nil where the region is anybody's guess.
  public static func recognizedLanguage(of tag: String) -> String? {
    let parts = tag.split(separator: "-")
    let hasRegion = parts.dropFirst().contains { part in
      part.utf8.count == 2 || part.utf8.count == 3 && part.allSatisfy(\.isNumber)
    }
    if hasRegion { return tag }
    guard parts.count == 1 else { return nil }
    return regions[parts[0]].map { "\(tag)-\($0)" }
  }
}
