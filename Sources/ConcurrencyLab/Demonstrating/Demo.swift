/// A program that shows a solution at work: what `lab run` runs and draws.
///
/// ```swift
/// public let demo = Demo(cores: 1) {
///   let web = SimulatedWeb(sites: Site.twelve)
///   async let one = web.get(web.sites[0])
///   async let other = web.get(web.sites[1])
///   print("\(try await one.size + other.size) bytes")
/// }
/// ```
/// An exercise's Demo.swift declares one, by the name `demo`. Its body runs once in virtual time on
/// simulated cores, and for real when somebody asks for that, so it makes what it needs anew.
public struct Demo: Sendable {
  /// How many strands can run at once, unless somebody asks for another number.
  public let cores: Int
  /// How long a thread may compute while others want its core.
  public let timeSlice: Duration
  let body: Body

  /// What is run.
  enum Body: Sendable {
    case thread(@Sendable () throws -> Void)
    case task(@Sendable () async throws -> Void)
  }

  /// Makes a demo that runs on a thread.
  ///
  /// ```swift
  /// let demo = Demo(cores: 2, timeSlice: .milliseconds(10)) {
  ///   together(2) { _ in compute(for: .milliseconds(30)) }
  /// }
  /// print(demo.cores, demo.timeSlice)  // 2 0.01 seconds
  /// ```
  /// - Parameters:
  ///   - cores: how many strands can run at once; less than one counts as one.
  ///   - timeSlice: how long a thread may compute while others want its core.
  ///   - body: what to run; what it throws is shown.
  public init(
    cores: Int = 1, timeSlice: Duration = .milliseconds(5),
    _ body: @escaping @Sendable () throws -> Void
  ) {
    self.cores = max(1, cores)
    self.timeSlice = timeSlice
    self.body = .thread(body)
  }

  /// Makes a demo that runs in a task.
  /// - Parameters:
  ///   - cores: how many strands can run at once; less than one counts as one.
  ///   - timeSlice: how long a thread may compute while others want its core.
  ///   - body: what to run; what it throws is shown.
  public init(
    cores: Int = 1, timeSlice: Duration = .milliseconds(5),
    _ body: @escaping @Sendable () async throws -> Void
  ) {
    self.cores = max(1, cores)
    self.timeSlice = timeSlice
    self.body = .task(body)
  }
}
