internal import Simulator
public import Trace

/// What showing a demo once came to.
@_spi(Grading) public struct Performance: Sendable {
  /// Who did what, when.
  public var run: Run
  /// What it threw, as Swift prints it; nil if it came to its end, or if the run's findings say why not.
  public var error: String?
}

extension Demo {
  /// Runs it in virtual time.
  /// - Parameter cores: how many strands can run at once; nil for as many as the demo says.
  @_spi(Grading) public func simulate(cores: Int?) -> Performance {
    let results = Results<Void>(areEqual: { _, _ in true })
    let subject = Subject(
      body: subjectBody(into: results),
      judge: { results.latest == nil ? nil : Subject.Judgement(isRight: true, outcome: 0) },
      describe: { _ in "" }, headline: { _ in "" })
    let run = TimedRunner(cores: cores ?? self.cores, slice: timeSlice.nanoseconds).run(subject)
    switch results.latest {
    case .success?: return Performance(run: run)
    case .failure(let error)?: return Performance(run: run, error: String(describing: error))
    case nil:
      let isTold = !run.findings.isEmpty
      return Performance(run: run, error: isTold ? nil : "the demo did not come to its end")
    }
  }

  private func subjectBody(into results: Results<Void>) -> Subject.Body {
    switch body {
    case .thread(let body): .thread { results.latest = Result { try body() } }
    case .task(let body): launch(body, into: results)
    }
  }
}
