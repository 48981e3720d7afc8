import Facts
import Language
import Resolve

/// Days and times that a tool has answered: kept as seconds since 1970, and said by `SayUnixTime` (see `SpokenValueText`).
extension StepContext {
  /// Keeps a moment whose text fits its pattern: `member` is that text, and holds digits and signs only.
  ///
  /// `STRPTIME` makes the 2nd of March of the 30th of February: a day that comes back as another one is kept by nobody.
  func keepMoment(_ value: SpokenValue, _ member: String, _ label: String, to text: inout DialplanText) {
    let variable = PhoneNames.value(value, flow)
    text.run("Set(TOOL_TEXT=\(member))")
    guard value.timezone != nil else {
      text.run("Set(TOOL_TIME=${STRPTIME(${TOOL_TEXT},UTC,%Y-%m-%d)})")
      text.run("GotoIf($[\"${STRFTIME(${TOOL_TIME},UTC,%Y-%m-%d)}\" != \"${TOOL_TEXT}\"]?\(label))")
      text.run("Set(\(variable)=${TOOL_TIME})")
      return
    }
    text.run("Set(TOOL_TIME=${STRPTIME(${TOOL_TEXT:0:10} ${TOOL_TEXT:11:8},UTC,%Y-%m-%d %H:%M:%S)})")
    text.run("GotoIf($[\"${STRFTIME(${TOOL_TIME},UTC,%Y-%m-%d)}\" != \"${TOOL_TEXT:0:10}\"]?\(label))")
    text.run("GotoIf($[\"${TOOL_TEXT:-1}\" = \"Z\"]?\(label)utc)")
    // How far the clock of the text is from that of UTC.
    text.run("Set(TOOL_OFFSET=${STRPTIME(1970-01-01 ${TOOL_TEXT:-5},UTC,%Y-%m-%d %H:%M)})")
    text.run("Set(TOOL_TIME=$[${TOOL_TIME} ${IF($[\"${TOOL_TEXT:-6:1}\" = \"+\"]?-:+)} ${TOOL_OFFSET}])")
    text.run("Set(\(variable)=${TOOL_TIME})", label: "\(label)utc")
  }
}
