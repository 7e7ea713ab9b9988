import Simulator

/// Goes through the schedules of a body that says whether it went right.
func survey(
  _ strategy: Strategy, budget: Budget = Budget(executions: 200_000),
  judging body: @escaping () -> Bool
) -> Survey {
  let latest = Latest()
  let subject = Subject(
    body: .thread { latest.isRight = body() },
    judge: {
      defer { latest.isRight = nil }
      return latest.isRight.map { Subject.Judgement(isRight: $0, outcome: $0 ? 1 : 0) }
    },
    describe: { "\($0)" }, headline: { "\($0)" })
  return Explorer(budget: budget).survey(subject, by: strategy)
}

/// Goes through the schedules of a body, which is right whatever it does.
func survey(_ strategy: Strategy, _ body: @escaping () -> Void) -> Survey {
  survey(
    strategy,
    judging: {
      body()
      return true
    })
}

/// What the body of the execution that runs has returned, if it has.
private final class Latest {
  var isRight: Bool?
}
