internal import Simulator
internal import Trace

extension Demo {
  /// Runs it for real: real threads, real sleep.
  /// - Parameter cores: how many cores it has: see ``takeCores(_:)``.
  @_spi(Grading) public func runForReal(cores: Int) async -> Performance {
    switch body {
    case .thread(let body):
      let outcome = RealMutex<Performance?>(nil)
      let thread = Thread {
        let performance = Self.perform(body, cores: cores)
        outcome.withLock { $0 = performance }
      }
      thread.start()
      thread.join()
      return outcome.withLock { $0 } ?? Performance(run: Run(cores: cores, clock: .real))
    case .task(let body):
      return await Task.detached { await Self.perform(body, cores: cores) }.value
    }
  }

  /// Keeps this process to so many of the machine's cores; called on its first thread, before any other starts.
  /// - Parameter wanted: how many; nil for as many as the demo says.
  /// - Returns: how many it got: no more than the machine has.
  @_spi(Grading) public func takeCores(_ wanted: Int?) -> Int {
    MachineCores.use(wanted ?? cores) ?? wanted ?? cores
  }

  private static func perform(_ body: () throws -> Void, cores: Int) -> Performance {
    let recorder = RealRecorder.begin(cores: cores)
    let result = Result { try body() }
    return Performance(result, recorder.finish())
  }

  private static func perform(_ body: () async throws -> Void, cores: Int) async -> Performance {
    let recorder = RealRecorder.begin(cores: cores)
    let result: Result<Void, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    return Performance(result, recorder.finish())
  }
}

extension Performance {
  fileprivate init(_ result: Result<Void, any Error>, _ run: Run) {
    self.init(run: run)
    if case .failure(let error) = result { self.error = String(describing: error) }
  }
}
