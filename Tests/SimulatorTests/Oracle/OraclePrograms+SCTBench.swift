/// Programs of the SCTBench collection, re-expressed.
extension OraclePrograms {
  static func account() -> ModelProgram {
    let (balance, deposited, withdrawn) = (0, 1, 2)
    let check = ModelThread { code in
      code.lock(0)
      code.read(deposited, into: 0)
      code.when({ $0[0] != 0 }) { code in
        code.read(withdrawn, into: 1)
        code.when({ $0[1] != 0 }) { code in
          code.read(balance, into: 2)
          code.check { $0[2] == (1 - 2) - 4 }
        }
      }
      code.unlock(0)
    }
    let deposit = ModelThread { code in
      code.lock(0)
      code.increment(balance, by: 2)
      code.write(deposited, 1)
      code.unlock(0)
    }
    let withdraw = ModelThread { code in
      code.lock(0)
      code.increment(balance, by: -4)
      code.write(withdrawn, 1)
      code.unlock(0)
    }
    return ModelProgram(
      name: "CS.account_bad", variables: [1, 0, 0], locks: 1, threads: [check, deposit, withdraw])
  }

  static func deadlock01() -> ModelProgram {
    func thread(_ first: Int, _ second: Int, _ amount: Int) -> ModelThread {
      ModelThread { code in
        code.lock(first)
        code.lock(second)
        code.increment(0, by: amount)
        code.unlock(second)
        code.unlock(first)
      }
    }
    return ModelProgram(
      name: "CS.deadlock01_bad", variables: [1], locks: 2,
      threads: [thread(0, 1, 1), thread(1, 0, -1)])
  }

  static func lazy01() -> ModelProgram {
    func adder(_ amount: Int) -> ModelThread {
      ModelThread { code in
        code.lock(0)
        code.increment(0, by: amount)
        code.unlock(0)
      }
    }
    let checker = ModelThread { code in
      code.lock(0)
      code.read(0, into: 0)
      code.check { $0[0] < 3 }
      code.unlock(0)
    }
    return ModelProgram(
      name: "CS.lazy01_bad", variables: [0], locks: 1, threads: [adder(1), adder(2), checker])
  }

  static func phase01() -> ModelProgram {
    let thread = ModelThread { code in
      code.lock(0)
      code.unlock(0)
      code.lock(0)
      code.lock(1)
      code.unlock(1)
      code.lock(1)
      code.unlock(1)
    }
    return ModelProgram(name: "CS.phase01_bad", locks: 2, threads: [thread, thread])
  }

  static func sync01() -> ModelProgram {
    let (empty, full) = (0, 1)
    let producer = ModelThread { code in
      code.lock(0)
      code.loop { code in
        code.read(0, into: 0)
        code.leave { $0[0] <= 0 }
        code.wait(empty, 0)
      }
      code.increment(0)
      code.unlock(0)
      code.signal(full)
    }
    let consumer = ModelThread { code in
      code.lock(0)
      code.loop { code in
        code.read(0, into: 0)
        code.leave { $0[0] != 0 }
        code.wait(full, 0)
      }
      code.unlock(0)
      code.signal(empty)
    }
    return ModelProgram(
      name: "CS.sync01_bad", variables: [1], locks: 1, conditions: 2,
      threads: [producer, consumer])
  }

  static func twoStage() -> ModelProgram {
    let writer = ModelThread { code in
      code.lock(0)
      code.write(0, 1)
      code.unlock(0)
      code.lock(1)
      code.read(0, into: 0)
      code.write(1) { $0[0] + 1 }
      code.unlock(1)
    }
    let reader = ModelThread { code in
      code.lock(0)
      code.read(0, into: 0)
      code.when({ $0[0] == 0 }) { code in
        code.unlock(0)
        code.finish()
      }
      code.read(0, into: 1)
      code.unlock(0)
      code.lock(1)
      code.read(1, into: 2)
      code.unlock(1)
      code.check { $0[2] == $0[1] + 1 }
    }
    return ModelProgram(
      name: "CS.twostage_bad", variables: [0, 0], locks: 2, threads: [writer, reader])
  }

  static func wrongLock() -> ModelProgram {
    let first = ModelThread { code in
      code.lock(0)
      code.read(0, into: 0)
      code.increment(0)
      code.read(0, into: 1)
      code.check { $0[1] == $0[0] + 1 }
      code.unlock(0)
    }
    let other = ModelThread { code in
      code.lock(1)
      code.increment(0)
      code.unlock(1)
    }
    return ModelProgram(
      name: "CS.wronglock_3_bad (1+3)", variables: [0], locks: 2,
      threads: [first, other, other, other])
  }

  static func reorder(_ setters: Int) -> ModelProgram {
    let setter = ModelThread { code in
      code.write(0, 1)
      code.write(1, -1)
    }
    let checker = ModelThread { code in
      code.set(3) { _ in 0 }
      code.read(0, into: 0)
      code.when({ $0[0] == 0 }) { code in
        code.read(1, into: 1)
        code.set(3) { $0[1] == 0 ? 1 : 0 }
      }
      code.when({ $0[3] == 0 }) { code in
        code.read(0, into: 0)
        code.when({ $0[0] == 1 }) { code in
          code.read(1, into: 1)
          code.set(3) { $0[1] == -1 ? 1 : 0 }
        }
      }
      code.check { $0[3] == 1 }
    }
    return ModelProgram(
      name: "CS.reorder_\(setters + 1)_bad (\(setters)+1)", variables: [0, 0],
      threads: Array(repeating: setter, count: setters) + [checker])
  }
}
