/// What is dialled for help in each country (Google's libphonenumber 9.0.43, short numbers of emergency services, read
/// 2026-11-25). 3GPP TS 22.101 (release 18, section 10.1.1) has every handset know 112 and 911 besides.
public enum EmergencyNumbers {
  /// A country's, by the digits with which its numbers begin after the plus.
  public struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2.
    public let name: String
    /// In the order of their digits.
    public let numbers: [String]
  }

  /// Dialled everywhere, whether or not a country has them.
  public static let everywhere = ["112", "911"]

  /// Every number that some country has.
  public static let all: Set<String> = Set(countries.values.flatMap(\.numbers) + everywhere + handsets)

  /// What a handset without a SIM also takes for one (3GPP TS 22.101, as above).
  private static let handsets = ["000", "08", "110", "118", "119", "999"]

  /// The country that a number in full (`+49…`) belongs to; nil where none is known. Of countries that share a code the one
  /// that the code is for, unless more digits tell them apart.
  public static func country(of number: String) -> Country? {
    let digits = number.filter { $0.isASCII && $0.isNumber }
    for length in stride(from: min(digits.count, 5), through: 1, by: -1) {
      if let country = countries[String(digits.prefix(length))] { return country }
    }
    return nil
  }

  private static let countries: [String: Country] = {
    var countries: [String: Country] = [:]
    for entry in table.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let words = entry.split(separator: " ").map(String.init)
      guard words.count > 2 else { continue }
      countries[words[0]] = Country(name: words[1], numbers: Array(words[2...]))
    }
    return countries
  }()

  /// Code, country, numbers.
  private static let table = """
    1 US 112 911; 1242 BS 911 919; 1246 BB 211 311 511 911; 1264 AI 911; 1268 AG 911 999; 1284 VG 911 999
    1340 VI 911; 1345 KY 911; 1441 BM 911; 1473 GD 911; 1649 TC 911 999; 1664 MS 911 999; 1670 MP 911; 1671 GU 911
    1684 AS 911; 1721 SX 919; 1758 LC 911 999; 1767 DM 333 911 999; 1784 VC 911 999; 1868 TT 990 999
    1869 KN 333 911 999; 20 EG 122 123 180; 211 SS 999; 212 MA 15 19 177; 213 DZ 14 17 112; 216 TN 190 197 198
    218 LY 190 191 193; 220 GM 16 17 18 116 117 118; 221 SN 17 18; 222 MR 17 18; 223 ML 15 17 18
    225 CI 110 111 170 180; 226 BF 17 18; 227 NE 15 17 18 118; 228 TG 117 118 171 172 177
    229 BJ 112 114 116 117 118; 230 MU 114 115 995 999; 231 LR 355 911; 232 SL 019 999; 233 GH 191 192 193 999
    234 NG 199; 235 TD 17 18; 236 CF 117 118 1220; 237 CM 13 17 113 117; 238 CV 130 131 132; 239 ST 112; 241 GA 18
    242 CG 117 118; 243 CD 113 114 118 177 188; 244 AO 112 113 115; 245 GW 113 117 118; 247 AC 911 999; 248 SC 999
    249 SD 999; 250 RW 111 112; 251 ET 91 92 93 911 939 991 997; 252 SO 555 888 999; 253 DJ 17 18
    254 KE 112 114 999; 255 TZ 110 111 112 114 115 999; 256 UG 999; 257 BI 112 113 117; 258 MZ 117 119 197 198
    260 ZM 112 991 993 999; 261 MG 17 18 117 118; 262 RE 15 17 18 112; 263 ZW 112 993 994 995 999; 264 NA 10111
    265 MW 199 997 998 999; 266 LS 112 115 117; 267 BW 111 112 911 997 998 999; 268 SZ 999; 269 KM 17 18
    27 ZA 112 10111 10177; 290 SH 911 999; 291 ER 112 113 114 116; 297 AW 100 911; 298 FO 112 114; 299 GL 112
    30 GR 100 112 166 199; 31 NL 112 911; 32 BE 100 101 112; 33 FR 15 17 18 112; 34 ES 085 088 112
    350 GI 112 190 199; 351 PT 112 115; 352 LU 112 113; 353 IE 112 999; 354 IS 112; 355 AL 112 127 128 129
    356 MT 112; 357 CY 112 199; 358 FI 112; 35818 AX 112; 359 BG 112 150 160 166; 36 HU 104 105 107 112
    370 LT 01 02 03 011 022 033 101 102 103 112; 371 LV 01 02 03 110 112 113; 372 EE 110 112; 373 MD 112 901 902 903
    374 AM 101 102 103; 375 BY 101 102 103 112; 376 AD 110 112 116 118; 377 MC 15 17 18 112; 378 SM 113 115 118
    380 UA 101 102 103 112; 381 RS 92 93 94 112; 382 ME 112 122 123 124; 383 XK 112 192 193 194
    385 HR 93 94 112 192 193 194; 386 SI 112 113; 387 BA 122 123 124; 389 MK 112 192 193 194; 39 IT 112 113 115 118
    3906698 VA 112 113 115 118; 40 RO 112; 41 CH 112 117 118 144; 420 CZ 112 150 151 152 153 154 155 156 157 158 159
    421 SK 112 150 155 158; 423 LI 112 117 118 144; 43 AT 112 122 133 144; 44 GB 112 999; 45 DK 112 114
    46 SE 112 90000; 47 NO 110 112 113; 4779 SJ 110 112 113; 48 PL 112 997 998 999; 49 DE 110 112; 500 FK 999
    501 BZ 90 911 990; 502 GT 110 120 123; 503 SV 911 913; 504 HN 199; 505 NI 115 118 120 128; 506 CR 112 911
    507 PA 911; 508 PM 15 17 18; 509 HT 114 118; 51 PE 105 116 117; 52 MX 060 065 066 068 080 911; 53 CU 104 105 106
    54 AR 100 101 107 911; 55 BR 112 128 190 192 193 911; 56 CL 131 132 133 911; 57 CO 112 119 123 132 156
    58 VE 112 171 911; 590 GP 15 17 18; 591 BO 110 118 119; 592 GY 911 912 913; 593 EC 101 102 112 911
    594 GF 15 17 18; 595 PY 128 911; 596 MQ 15 17 18 112; 597 SR 115; 598 UY 128 911; 599 CW 112 911; 60 MY 112 999
    61 AU 000 106 112; 62 ID 110 112 113 118 119; 63 PH 112 117 911; 64 NZ 111; 65 SG 993 995 999
    66 TH 191 199 1669; 670 TL 112 115; 672 NF 911 955 977; 673 BN 991 993 995; 674 NR 110 111 112
    675 PG 000 110 111; 676 TO 911 922 933 999; 677 SB 999; 678 VU 112; 679 FJ 911 917; 680 PW 911; 681 WF 15 17 18
    682 CK 996 998 999; 683 NU 999; 685 WS 911 994 995 996 999; 686 KI 192 193 194 195 992 993 994
    687 NC 15 16 17 18; 688 TV 911; 689 PF 15 17 18; 691 FM 911; 692 MH 911; 7 RU 01 02 03 101 102 103 112
    77 KZ 101 102 103 112; 81 JP 110 119; 82 KR 112 119; 84 VN 113 114 115; 850 KP 112 119 819; 852 HK 112 992 999
    853 MO 999; 855 KH 117 118 119 666; 856 LA 190 191 195; 86 CN 110 119 120; 880 BD 100 101 102 199 999
    886 TW 110 112 119; 90 TR 110 112 155; 91 IN 100 101 102 108 112 1298 2611; 92 PK 15 16 112 115 1122
    93 AF 100 102 119; 94 LK 110 112 116 118 119; 95 MM 199; 960 MV 102 118 119; 961 LB 112 140 175 999
    962 JO 112 191 192 197 911; 963 SY 110 112 113; 964 IQ 100 104 115 122; 965 KW 112; 966 SA 112 911 997 999
    967 YE 191 194 195 199; 968 OM 1444 9999; 970 PS 100 101 102; 971 AE 112 997 998 999; 972 IL 100 101 102 112
    973 BH 199 999; 974 QA 999; 975 BT 110 112 113; 976 MN 100 101 102 103 105; 977 NP 100 101 102 103 112
    98 IR 110 112 115 125 911; 992 TJ 101 102 103 112; 993 TM 01 02 03; 994 AZ 101 102 103 112
    995 GE 011 022 033 111 112 113 122; 996 KG 101 102 103; 998 UZ 01 02 03 001 002 003 050
    """
}
