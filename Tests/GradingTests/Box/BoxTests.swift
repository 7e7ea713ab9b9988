import Foundation
import Testing

@testable import Grading

struct BoxTests {
  private func run(
    _ script: String, input: String = "", limits change: (inout Limits) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws -> BoxResult {
    var limits = Limits(seconds: 20, cpuSeconds: 20, memory: 512, file: 1)
    change(&limits)
    let box = try Laboratory.shared.get().compiler.box
    let command = Command("/bin/sh", ["-c", script], in: "/tmp")
    return try box.run(command, limits: limits, input: input, isCancelled: isCancelled)
  }

  /// Whether a process is there and not merely unburied.
  private func isRunning(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !status.contains(") Z ")
  }

  @Test func `an ending is told as it was`() throws {
    #expect(try run("exit 3").end == .exited(3))
    #expect(try run("kill -SEGV $$").end == .signalled(11))
    #expect(try run("true").end == .exited(0))
  }

  @Test func `each channel arrives by itself`() throws {
    let result = try run(
      "read a; echo $a; echo two >&2; echo three >&3; echo four >&4", input: "one\n")
    #expect(result.text == "one\ntwo\n")
    #expect(String(decoding: result.events, as: UTF8.self) == "three\n")
    #expect(String(decoding: result.records, as: UTF8.self) == "four\n")
  }

  @Test func `a program gets no descriptor but its own five`() throws {
    let result = try run("ls /proc/self/fd | sort -n | tr '\\n' ' '")
    // `ls` opens the folder itself as one more.
    #expect(result.text == "0 1 2 3 4 5 ")
  }

  @Test func `the limit of time ends a program that waits`() throws {
    let result = try run("sleep 100") { $0.seconds = 0.2 }
    #expect(result.end == .outOfTime)
  }

  @Test func `the limit of CPU ends a program that computes`() throws {
    let result = try run("while :; do :; done") { $0.cpuSeconds = 1 }
    #expect(result.end == .signalled(24))
  }

  @Test func `a flood of output is cut, kept in part, and ended`() throws {
    let result = try run("yes") {
      $0.output = 1 << 20
      $0.kept = 1000
    }
    #expect(result.end == .outOfOutput)
    #expect(result.output.count == 1000)
    #expect(result.outputIsCut)
    let events = try run("yes >&3") { $0.output = 1 << 20 }
    #expect(events.end == .outOfOutput)
  }

  @Test func `output between what is kept and what is allowed ends nobody`() throws {
    let result = try run("head -c 100000 /dev/zero; exit 4") { $0.kept = 10 }
    #expect(result.end == .exited(4))
    #expect(result.output.count == 10)
    #expect(result.outputIsCut)
  }

  @Test func `a file larger than the limit is not written`() throws {
    let name = "/tmp/box-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: name) }
    let result = try run("exec head -c 3000000 /dev/zero > \(name)")
    #expect(result.end == .signalled(25))
    let size = try FileManager.default.attributesOfItem(atPath: name)[.size] as? Int
    #expect(size == 1 << 20)
  }

  @Test func `nothing stays behind, whatever group or session it moved to`() throws {
    let script =
      "sleep 300 & echo $!; setsid sleep 300 & echo $!; (setsid sh -c 'sleep 300 & echo $!; exit' &); "
      + "sleep 0.2; exit 0"
    let result = try run(script)
    let processes = result.text.split(separator: "\n").compactMap { Int32($0) }
    #expect(processes.count == 3)
    #expect(result.end == .exited(0))
    for process in processes { #expect(!isRunning(process)) }
  }

  @Test func `who is told to give up leaves nothing behind`() throws {
    var asked = 0
    let name = "/tmp/box-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: name) }
    #expect(throws: GradingError.cancelled) {
      try run(
        "echo $$ > \(name); sleep 300",
        isCancelled: {
          asked += 1
          return asked > 3 && FileManager.default.fileExists(atPath: name)
        })
    }
    let text = try String(contentsOfFile: name, encoding: .utf8)
    let process = try #require(Int32(text.dropLast()))
    #expect(!isRunning(process))
  }

  @Test func `a box whose owner dies leaves nothing behind`() throws {
    // The owner here is a shell that holds the life line, and is killed.
    let box = try Laboratory.shared.get().compiler.box.program
    let name = "/tmp/box-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: name) }
    let inner = "echo $$ > \(name); sleep 300"
    let script =
      "mkfifo \(name).life; (exec 5<\(name).life 6>/dev/null; exec \(box) 60000 60 512 1 8 /tmp "
      + "/bin/sh -c '\(inner)' </dev/null >/dev/null 2>&1 3>&1 4>&1) & exec 7>\(name).life; "
      + "while ! test -s \(name); do sleep 0.05; done; rm \(name).life; exec 7>&-; wait; cat \(name)"
    let result = try run(script)
    let process = try #require(Int32(result.text.dropLast()))
    #expect(!isRunning(process))
  }

  @Test func `a program that cannot be started is our trouble, not the submission's`() throws {
    let box = try Laboratory.shared.get().compiler.box
    #expect(
      throws: GradingError.cannotRun(program: "/nowhere", reason: "No such file or directory")
    ) {
      try box.run(Command("/nowhere", [], in: "/tmp"), limits: .running)
    }
  }
}
