extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"
  private static let freeswitchFlow = "phone/freeswitch/dialplan.xml"
  private static let coverage = "phone/sipp/coverage.json"

  /// Damages to calls that are handed over, in the files of `phone-referral`.
  static let ofReferrals = [
    // Asterisk
    Damage(
      "a call for somebody who is not in the contract", calls, .replace("<sip:desk@branch", "<sip:desk@evil"),
      "dialplan-dial"),
    Damage(
      "a call for whoever the caller wants", calls, .replace("<sip:desk@branch", "<sip:${EXTEN}@branch"),
      "dialplan-dial"),
    Damage(
      "a call for the other destination", calls, .replace("<sip:desk@branch.example?", "<sip:front@pbx.example?"),
      "dialplan-dial"),
    Damage("another case", calls, .replace("X-Case=${KEYS_1}", "X-Case=${KEYS_2}"), "referral"),
    Damage("the caller's number", calls, .replace("X-Case=${KEYS_1}", "X-Case=${CALLERID(num)}"), "referral"),
    Damage(
      "what nobody has looked at", calls, .replace("X-Case=${KEYS_1}", "X-Case=${CALLERID(num)}"), "dialplan-dial"),
    Damage("a header too few", calls, .replace("&X-Topic=billing", ""), "referral"),
    Damage("a header too many", calls, .replace("&X-Topic=billing", "&X-Topic=billing&X-More=1"), "referral"),
    Damage("a header by another name", calls, .replace("X-Topic", "Route"), "referral"),
    Damage("a value that ends early", calls, .replace("%2C%20line", ", line"), "referral"),
    Damage("a value that begins a header", calls, .replace("%26%20%3Cnow", "&X-Evil=%3Cnow"), "referral"),
    Damage(
      "an address without brackets", calls,
      .replace(
        "<sip:desk@branch.example?X-Case=${KEYS_1}&X-Topic=billing>",
        "sip:desk@branch.example?X-Case=${KEYS_1}&X-Topic=billing"), "referral"),
    Damage(
      "all that was pressed", calls, .replace("KEYS_1=${FILTER(0-9,${EXTEN})}", "KEYS_1=${EXTEN}"), "referral",
      at: .anywhere),
    Damage(
      "digits that are kept for one answer only", calls,
      .replaceAfter("exten => _ZXXXXX", "Set(KEYS_1=", "NoOp(KEYS_1="), "referral", at: .anywhere),
    Damage(
      "a refusal that ends the call", calls,
      .replace("${TRANSFERSTATUS}\" = \"SUCCESS\"", "${TRANSFERSTATUS}\" != \"\""), "dialplan-way"),
    Damage(
      "a call that is gone and goes on", calls,
      .replace("${TRANSFERSTATUS}\" = \"SUCCESS\"", "${TRANSFERSTATUS}\" = \"DONE\""), "dialplan-way", at: .anywhere),
    Damage(
      "a step that hands over what it should not", calls,
      .replaceAfter(
        "[cases-front]", "exten => s,1,", "exten => s,1,Transfer(PJSIP/<sip:desk@branch.example>)\n same => n,"),
      "referral", at: .anywhere),
    // TwiML
    Damage(
      "a provider's call for somebody else", "phone/twiml/cases/billing.refer.xml",
      .replace("sip:desk@branch", "sip:desk@evil"), "referral"),
    Damage(
      "a provider's header too few", "phone/twiml/cases/billing.refer.xml", .replace("&amp;X-Topic=billing", ""),
      "referral"),
    Damage(
      "the digits of another question", "phone/twiml/cases/billing.refer.xml",
      .replace("@keys(case)@", "@keys(topic)@"),
      "referral"),
    Damage(
      "a provider's call without its result", "phone/twiml/cases/billing.refer.xml",
      .replace(" action=\"billing/referred\"", ""), "referral", at: .anywhere),
    Damage(
      "a document that hands over what it should not", "phone/twiml/after_hours/bye.xml",
      .replace("<Hangup/>", "<Refer><Sip>sip:desk@branch.example</Sip></Refer>"), "referral"),
    Damage(
      "a number that is handed over", routes, .replaceAfter("\"cases/billing\"", "SipCallId", "From"), "referral",
      at: .anywhere),
    Damage(
      "a number that is handed over after all", routes,
      .replaceAfter(
        "\"cases/billing\"", "\"otherwise\": \"cases/front.xml\"", "\"otherwise\": \"cases/billing.refer.xml\""),
      "referral", at: .anywhere),
    Damage(
      "a busy line that counts as gone", routes,
      .replaceAfter("\"cases/billing/referred\"", "\"completed\"", "\"completed\",\n            \"busy\""), "referral",
      at: .anywhere),
    Damage(
      "digits that nobody kept", routes, .replaceAfter("\"cases/case/keys\"", "\"keep\": true", "\"keep\": false"),
      "referral", at: .anywhere),
    Damage(
      "digits from elsewhere", routes,
      .replaceAfter("\"cases/billing\"", "\"cases/case/keys\"", "\"cases/topic/keys\""), "referral", at: .anywhere),
    // FreeSWITCH
    Damage(
      "FreeSWITCH's call for somebody else", freeswitchFlow, .replace("sip:desk@branch", "sip:desk@evil"),
      "freeswitch-dial"
    ),
    Damage("FreeSWITCH's header too few", freeswitchFlow, .replace("&amp;X-Topic=after%20hours", ""), "referral"),
    Damage(
      "the key itself, as it came", freeswitchFlow, .replace("parlance_keys_1=1", "parlance_keys_1=${parlance_key}"),
      "freeswitch-form"),
    Damage(
      "another key than was pressed", freeswitchFlow, .replace("parlance_keys_1=1", "parlance_keys_1=2"), "referral",
      at: .anywhere),
    Damage(
      "an end whatever comes of it", freeswitchFlow,
      .replace("sip_refer_continue_after_reply=true", "sip_refer_continue_after_reply=false"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "the far end's own words", freeswitchFlow, .replace("${sip_refer_target_status_code}", "${sip_refer_reply}"),
      "freeswitch-form"),
    // The bench
    Damage(
      "a caller who looks at nothing", "phone/sipp/cases/billing-end.xml",
      .replace(" check_it=\"true\"", ""), "referral", at: .anywhere),
    Damage(
      "a caller who wants something else", "phone/sipp/cases/billing-end.xml",
      .replace("X-Topic=billing&gt;", "X-Topic=.*&gt;"), "referral", at: .anywhere),
    Damage(
      "a caller who refuses", "phone/sipp/cases/repair-end.xml", .replace("202 Accepted", "603 Decline"), "referral",
      at: .anywhere),
    Damage(
      "a caller who awaits no REFER", "phone/sipp/cases/repair-end.xml",
      .replace("<recv request=\"REFER\"", "<recv request=\"INFO\""), "referral", at: .anywhere),
    Damage(
      "a bench that is told something else", coverage, .replace("X-Topic=billing", "X-Topic=other"), "referral",
      at: .anywhere),
  ]
}
