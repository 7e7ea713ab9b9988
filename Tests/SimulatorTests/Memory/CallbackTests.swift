import CStrand
import Testing
import Trace

@testable import Simulator

/// Every call that a compiler can put before an access, made by hand on memory that is a variable.
@Suite struct CallbackTests {
  /// A call, and how many steps it is: a copy within the variable reads and writes.
  private struct Call: Sendable {
    var name: String
    var steps: Int
    var make: @Sendable (UnsafeMutableRawPointer) -> Void
  }

  private typealias Callback = @Sendable (UnsafeMutableRawPointer) -> Void

  private static let calls: [Call] =
    ([
      ("read1", tsanRead1), ("read2", tsanRead2), ("read4", tsanRead4), ("read8", tsanRead8),
      ("read16", tsanRead16), ("unaligned_read2", tsanUnalignedRead2),
      ("unaligned_read4", tsanUnalignedRead4), ("unaligned_read8", tsanUnalignedRead8),
      ("unaligned_read16", tsanUnalignedRead16), ("write1", tsanWrite1), ("write2", tsanWrite2),
      ("write4", tsanWrite4), ("write8", tsanWrite8), ("write16", tsanWrite16),
      ("unaligned_write2", tsanUnalignedWrite2), ("unaligned_write4", tsanUnalignedWrite4),
      ("unaligned_write8", tsanUnalignedWrite8), ("unaligned_write16", tsanUnalignedWrite16),
      ("volatile_read8", tsanVolatileRead8), ("volatile_write8", tsanVolatileWrite8),
    ] as [(String, Callback)]).map { name, call in Call(name: name, steps: 1) { call($0 + 3) } } + [
      Call(name: "read_write8", steps: 2) { tsanReadWrite8($0) },
      Call(name: "read_range", steps: 1) { tsanReadRange($0, 24) },
      Call(name: "write_range", steps: 1) { tsanWriteRange($0, 24) },
      Call(name: "memcpy, from", steps: 1) { variable in
        withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { copy in
          _ = tsanMemcpy(copy.baseAddress, variable, 8)
        }
      },
      Call(name: "memmove, within", steps: 2) { _ = tsanMemmove($0, $0 + 8, 8) },
      Call(name: "memset", steps: 0) { _ = tsanMemset($0, 0, 8) },
    ]

  /// An object of the program with one property of 40 bytes.
  ///
  /// Safe: one OS thread runs all strands of a simulation.
  private final class Object: @unchecked Sendable {
    let memory: UnsafeMutableRawPointer
    let metadata: UnsafeMutablePointer<UInt>

    init() {
      memory = .allocate(byteCount: 56, alignment: 16)
      memory.initializeMemory(as: UInt8.self, repeating: 0, count: 56)
      // As a box has it: no class.
      metadata = .allocate(capacity: 1)
      metadata.initialize(to: 0x400)
      cs_register(UInt(bitPattern: memory), 56, UInt(bitPattern: metadata))
    }

    var variable: UnsafeMutableRawPointer { memory + 16 }

    deinit {
      cs_unregister(UInt(bitPattern: memory))
      memory.deallocate()
      metadata.deallocate()
    }
  }

  @Test func `each is as many steps as it has accesses, of any size and at any address`() {
    for call in Self.calls {
      var isDone = false
      let subject = Subject(
        body: .thread {
          let object = Object()
          let other: (UnsafeMutableRawPointer) -> Void = { tsanWrite8($0) }
          World.current?.together(2) { number in
            number == 0 ? call.make(object.variable) : other(object.variable)
          }
          isDone = true
        },
        judge: {
          defer { isDone = false }
          return isDone ? Subject.Judgement(isRight: true, outcome: 0) : nil
        }, describe: { _ in "" }, headline: { _ in "" })
      // The other's one step comes before, between or after.
      let survey = Explorer().survey(subject, by: .exhaustive)
      #expect(survey.executions == call.steps + 1, "\(call.name)")
      let race = Explorer().explore(subject).findings.first?.kind
      #expect(race == (call.steps > 0 ? .dataRace : nil), "\(call.name)")
    }
  }
}

@_silgen_name("__tsan_read1") private func tsanRead1(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_read2") private func tsanRead2(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_read4") private func tsanRead4(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_read8") private func tsanRead8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_read16") private func tsanRead16(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_read2") private func tsanUnalignedRead2(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_read4") private func tsanUnalignedRead4(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_read8") private func tsanUnalignedRead8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_read16")
private func tsanUnalignedRead16(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_write1") private func tsanWrite1(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_write2") private func tsanWrite2(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_write4") private func tsanWrite4(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_write8") private func tsanWrite8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_write16") private func tsanWrite16(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_write2")
private func tsanUnalignedWrite2(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_write4")
private func tsanUnalignedWrite4(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_write8")
private func tsanUnalignedWrite8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_unaligned_write16")
private func tsanUnalignedWrite16(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_volatile_read8") private func tsanVolatileRead8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_volatile_write8") private func tsanVolatileWrite8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_read_write8") private func tsanReadWrite8(_: UnsafeMutableRawPointer)
@_silgen_name("__tsan_read_range") private func tsanReadRange(_: UnsafeMutableRawPointer, _: Int)
@_silgen_name("__tsan_write_range") private func tsanWriteRange(_: UnsafeMutableRawPointer, _: Int)
@_silgen_name("__tsan_memcpy")
private func tsanMemcpy(_: UnsafeMutableRawPointer?, _: UnsafeRawPointer, _: Int)
  -> UnsafeMutableRawPointer?
@_silgen_name("__tsan_memmove")
private func tsanMemmove(_: UnsafeMutableRawPointer, _: UnsafeRawPointer, _: Int)
  -> UnsafeMutableRawPointer
@_silgen_name("__tsan_memset")
private func tsanMemset(_: UnsafeMutableRawPointer, _: Int32, _: Int) -> UnsafeMutableRawPointer
