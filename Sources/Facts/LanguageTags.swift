/// Which tags of languages there are (BCP 47, RFC 5646).
public enum LanguageTags {
  /// ISO 639-1: each code of two letters, and after the colon the codes of three that stand for the same language and are no
  /// tags of BCP 47, which takes the shorter (ISO 639-2, from Debian's iso-codes 4.15.0, read 2026-11-26).
  private static let table = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bh:bih \
    bi:bis bm:bam bn:ben bo:bod,tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces,cze cu:chu cv:chv \
    cy:cym,wel da:dan de:deu,ger dv:div dz:dzo ee:ewe el:ell,gre en:eng eo:epo es:spa et:est eu:eus,baq fa:fas,per \
    ff:ful fi:fin fj:fij fo:fao fr:fra,fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin \
    ho:hmo hr:hrv ht:hat hu:hun hy:hye,arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl,ice it:ita \
    iu:iku ja:jpn jv:jav ka:kat,geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur \
    kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri,mao \
    mk:mkd,mac ml:mal mn:mon mr:mar ms:msa,may mt:mlt my:mya,bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld,dut \
    nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que \
    rm:roh rn:run ro:ron,rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk,slo sl:slv sm:smo sn:sna \
    so:som sq:sqi,alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl \
    tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol \
    xh:xho yi:yid yo:yor za:zha zh:zho,chi zu:zul
    """

  private static let short: Set<Substring> = Set(table.split(separator: " ").map { $0.prefix(2) })
  private static let long: [Substring: Substring] = {
    var long: [Substring: Substring] = [:]
    for entry in table.split(separator: " ") {
      for code in entry.dropFirst(3).split(separator: ",") { long[code] = entry.prefix(2) }
    }
    return long
  }()

  /// Codes of countries that are taken for those of their languages, and are no code of a language.
  private static let countries = [
    "jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "us": "en", "gb": "en", "at": "de",
    "sp": "es",
  ]

  /// Whether a tag is one, in the form that BCP 47 recommends: `pt-BR`, `zh-Hant`, `es-419`. A code of three letters that has
  /// no shorter one is taken as it is.
  public static func isValid(_ tag: String) -> Bool { suggestion(for: tag) == nil }

  /// What to write instead of a tag that is none; the empty text where there is no telling, nil for a tag.
  public static func suggestion(for tag: String) -> String? {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let first = String(parts[0]).lowercased()
    var primary = Substring(first)
    if primary.utf8.count == 2, !short.contains(primary) {
      guard let meant = countries[first] else { return "" }
      primary = Substring(meant)
    }
    primary = long[primary] ?? primary
    guard (2...3).contains(primary.utf8.count) else { return "" }
    var written = [String(primary)]
    for part in parts.dropFirst() {
      guard let subtag = subtag(part, isFirst: written.count == 1) else { return "" }
      written.append(subtag)
    }
    let whole = written.joined(separator: "-")
    return whole == tag ? nil : whole
  }

  /// A script, a region or a variant as it is written; nil for none of them.
  private static func subtag(_ part: Substring, isFirst: Bool) -> String? {
    let isLetters = part.allSatisfy { $0.isASCII && $0.isLetter }
    switch part.utf8.count {
    case 2 where isLetters: return part.uppercased()
    case 3 where part.allSatisfy { $0.isASCII && $0.isNumber }: return String(part)
    case 4 where isLetters && isFirst: return part.prefix(1).uppercased() + part.dropFirst().lowercased()
    case 4 where part.first?.isNumber == true: return part.lowercased()
    case 5...8: return part.lowercased()
    default: return nil
    }
  }
}
