/// Keeps a value until the process ends. To take a large contract apart costs a twentieth of what it took to check it,
/// and a process that ends gives all its memory back at once.
func keepUntilExit<Value>(_ value: Value) {
  _ = Unmanaged.passRetained(Kept(value))
}

private final class Kept<Value> {
  let value: Value
  init(_ value: Value) { self.value = value }
}
