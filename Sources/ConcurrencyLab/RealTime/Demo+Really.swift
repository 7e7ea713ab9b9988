internal import Simulator
internal import Synchronization
internal import Trace

extension Demo {
  /// Runs it for real: real threads, real sleep.
  /// - Parameter cores: how many cores it may use; nil for as many as the demo says. There are no more than
  ///   the machine has.
  @_spi(Grading) public func runForReal(cores: Int?) async -> Performance {
    let wanted = cores ?? self.cores
    let available = MachineCores.use(wanted) ?? wanted
    switch body {
    case .thread(let body):
      let outcome = Synchronization.Mutex<Performance?>(nil)
      let thread = Thread {
        let performance = Self.perform(body, cores: available)
        outcome.withLock { $0 = performance }
      }
      thread.start()
      thread.join()
      return outcome.withLock { $0 } ?? Performance(run: Run(cores: available, clock: .real))
    case .task(let body):
      return await Task.detached { await Self.perform(body, cores: available) }.value
    }
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
