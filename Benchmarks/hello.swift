import Glibc

@main enum Hello {
  static func main() { puts("hello") }
}
