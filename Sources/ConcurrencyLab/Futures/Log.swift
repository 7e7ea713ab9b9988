@preconcurrency internal import Glibc
internal import Simulator
internal import Trace

/// Tells what went wrong where nobody waits for an answer: a picture in a simulation, standard error for real.
func log(_ text: String) {
  observer.withLock { $0 }?(text)
  if let world = World.current {
    if world.isRecording { world.record(.note, text) }
  } else {
    fputs(text + "\n", stderr)
  }
}

/// Registers who is told of everything that is logged; nil for nobody.
@_spi(Testing) public func observeLog(_ body: (@Sendable (String) -> Void)?) {
  observer.withLock { $0 = body }
}

private let observer = RealMutex<(@Sendable (String) -> Void)?>(nil)
