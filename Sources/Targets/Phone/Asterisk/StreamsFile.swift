import Facts
import Language

/// `websocket_client.conf`: the web sockets to which calls are connected. Each call has a connection of its own, is encrypted,
/// and goes to nobody but the host of the address.
enum StreamsFile {
  static func text(_ plan: PhonePlan, _ streams: [MediaStream]) -> String {
    var text = AsteriskFiles.heading(plan, "Web sockets")
    for stream in streams {
      text += "\n"
      if let retention = stream.retention {
        let kept = stream.keeps ? "keeps what it hears for \(retention.words)" : "keeps nothing of what it hears"
        text += ConfigurationValue.comment("The far end \(kept).") + "\n"
      }
      text += "[\(plan.names.stream(stream.name))]\ntype=websocket_client\nconnection_type=per_call_config\n"
      text += "uri=\(ConfigurationValue.value(stream.url))\nprotocols=\(StreamFacts.subprotocol)\n"
      if let username = stream.username { text += "username=\(ConfigurationValue.value(username))\n" }
      if let password = stream.password { text += "password=@secret(\(password.secret))\n" }
      // Another try would keep the caller waiting in silence.
      text += "connection_timeout=\(StreamFacts.connecting)000\nreconnect_attempts=1\n"
      text += "tls_enabled=yes\nca_list_file=/etc/ssl/certs/ca-certificates.crt\n"
      text += "verify_server_cert=yes\nverify_server_hostname=yes\n"
    }
    return text
  }
}
