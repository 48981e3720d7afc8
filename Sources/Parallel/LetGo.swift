import Glibc

/// Lets go of an object on a thread of its own. To take a large one apart takes a while, which nobody needs to wait for.
public func letGo(of object: consuming some AnyObject & Sendable) {
  let handle = Unmanaged.passRetained(object as AnyObject)
  var thread = pthread_t()
  let started = pthread_create(
    &thread, nil,
    { argument in
      Unmanaged<AnyObject>.fromOpaque(argument!).release()
      return nil
    }, handle.toOpaque())
  if started == 0 { pthread_detach(thread) } else { handle.release() }
}
