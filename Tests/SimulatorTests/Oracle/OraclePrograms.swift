/// The programs whose exact figures are known, for the model machine.
enum OraclePrograms {
  static func counter(_ threads: Int, _ increments: Int) -> ModelProgram {
    let thread = ModelThread { code in
      for _ in 0..<increments { code.increment(0) }
    }
    return ModelProgram(
      name: "counter n=\(threads) k=\(increments) (x+=1 plain)", variables: [0],
      threads: Array(repeating: thread, count: threads),
      isRight: { $0[0] == threads * increments })
  }

  static func lockedCounter(_ threads: Int, _ increments: Int) -> ModelProgram {
    let thread = ModelThread { code in
      for _ in 0..<increments {
        code.lock(0)
        code.increment(0)
        code.unlock(0)
      }
    }
    return ModelProgram(
      name: "counter_lock n=\(threads) k=\(increments)", variables: [0], locks: 1,
      threads: Array(repeating: thread, count: threads),
      isRight: { $0[0] == threads * increments })
  }

  static func counterWithMain(_ threads: Int, _ increments: Int) -> ModelProgram {
    let main = ModelThread { code in
      for thread in 1...threads { code.spawn(thread) }
      for thread in 1...threads { code.join(thread) }
      code.read(0, into: 0)
      code.check { $0[0] == threads * increments }
    }
    let thread = ModelThread { code in
      for _ in 0..<increments { code.increment(0) }
    }
    return ModelProgram(
      name: "counter_main n=\(threads) k=\(increments) (main spawns, joins, reads)",
      variables: [0], threads: [main] + Array(repeating: thread, count: threads), started: [0])
  }

  static func atomicCounter(_ threads: Int, _ increments: Int) -> ModelProgram {
    let thread = ModelThread { code in
      for _ in 0..<increments { code.add(1, to: 0) }
    }
    return ModelProgram(
      name: "atomic counter n=\(threads) k=\(increments)", variables: [0],
      threads: Array(repeating: thread, count: threads),
      isRight: { $0[0] == threads * increments })
  }

  static func withdrawals() -> ModelProgram {
    let thread = ModelThread { code in
      code.read(0, into: 0)
      code.when({ $0[0] >= 70 }) { code in
        code.read(0, into: 1)
        code.write(0) { $0[1] - 70 }
      }
    }
    return ModelProgram(
      name: "check-then-act withdraw 70+70 of 100", variables: [100], threads: [thread, thread],
      isRight: { $0[0] >= 0 })
  }

  static func philosophers(_ count: Int, ordered: Bool = false) -> ModelProgram {
    let threads = (0..<count).map { seat in
      ModelThread { code in
        var (first, second) = (seat, (seat + 1) % count)
        if ordered && first > second { swap(&first, &second) }
        code.lock(first)
        code.lock(second)
        code.unlock(second)
        code.unlock(first)
      }
    }
    return ModelProgram(
      name: "philosophers n=\(count)\(ordered ? " ordered" : "")", locks: count, threads: threads)
  }

  static func storeBuffering() -> ModelProgram {
    func thread(_ mine: Int, _ other: Int, _ result: Int) -> ModelThread {
      ModelThread { code in
        code.write(mine, 1)
        code.read(other, into: 0)
        code.write(result) { $0[0] }
      }
    }
    return ModelProgram(
      name: "SB litmus (r1=r2=0 forbidden under SC)", variables: [0, 0, -1, -1],
      threads: [thread(0, 1, 2), thread(1, 0, 3)], isRight: { $0[2] != 0 || $0[3] != 0 })
  }

  static func lostWakeup() -> ModelProgram {
    let consumer = ModelThread { code in
      code.read(0, into: 0)
      code.when({ $0[0] == 0 }) { code in
        code.lock(0)
        code.wait(0, 0)
        code.unlock(0)
      }
    }
    let producer = ModelThread { code in
      code.write(0, 1)
      code.lock(0)
      code.signal(0)
      code.unlock(0)
    }
    return ModelProgram(
      name: "lost wake-up (flag tested outside the lock)", variables: [0], locks: 1,
      conditions: 1, threads: [consumer, producer])
  }

  static func peterson(broken: Bool = false) -> ModelProgram {
    let (turn, inside) = (2, 3)
    func thread(_ me: Int) -> ModelThread {
      let other = 1 - me
      return ModelThread { code in
        if !broken { code.write(me, 1) }
        code.write(turn, other)
        code.set(3) { _ in 0 }
        code.loop { code in
          for _ in 0..<2 {
            code.read(other, into: 0)
            code.leave { $0[0] == 0 }
            code.read(turn, into: 1)
            code.leave { $0[1] == me }
          }
          code.write(me, 0)
          code.finish()
        }
        if broken { code.write(me, 1) }
        code.read(inside, into: 2)
        code.write(inside) { $0[2] + 1 }
        code.read(inside, into: 3)
        code.check { $0[3] == 1 }
        code.write(inside) { $0[3] - 1 }
        code.write(me, 0)
      }
    }
    return ModelProgram(
      name: "peterson, 2 polls\(broken ? " BROKEN" : "")", variables: [0, 0, 0, 0],
      threads: [thread(0), thread(1)])
  }
}
