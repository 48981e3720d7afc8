import Facts
import Language
import Resolve

extension StepContext {
  /// Asks whoever sent the call to make a new one. In angle brackets: without them `?` would end the address (RFC 3261, section
  /// 20). It waits until it is told what came of it; only then the call is over here.
  func write(_ referral: Referral, to text: inout DialplanText) {
    let address = ReferredAddress.text(
      referral, plan, keys: { "${\(PhoneNames.keys(flow, $0))}" }, variable: { "${\(PhoneNames.variable(flow, $0))}" })
    text.run("Transfer(PJSIP/<\(ConfigurationValue.value(address))>)")
    text.run("NoOp(Handed over: ${TRANSFERSTATUS} ${TRANSFERSTATUSPROTOCOL})")
    text.run("GotoIf($[\"${TRANSFERSTATUS}\" = \"SUCCESS\"]?gone)")
    leave("failed", to: &text)
    text.run("Hangup(\(PhoneFacts.normalClearing))", label: "gone")
  }
}
