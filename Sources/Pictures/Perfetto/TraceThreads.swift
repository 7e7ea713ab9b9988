/// The processes and threads of a trace, by name and in their order.
struct TraceThreads {
  /// The process whose threads are strands; a process that is 0 would be the idle one of a kernel.
  static let strands = 1
  /// The process whose threads are cores.
  static let cores = 2

  /// The thread of a strand or a core: viewers give thread 0 to the kernel.
  static func thread(of number: Int) -> Int { number + 1 }

  /// What names a process and sets its place.
  static func process(_ process: Int, named name: String) -> [TraceEvent] {
    [
      metadata("process_name", process, 0, .string(name), argument: "name"),
      metadata("process_sort_index", process, 0, .integer(process), argument: "sort_index"),
    ]
  }

  /// What names a thread and sets its place.
  static func thread(_ number: Int, in process: Int, named name: String) -> [TraceEvent] {
    let thread = thread(of: number)
    return [
      metadata("thread_name", process, thread, .string(name), argument: "name"),
      metadata("thread_sort_index", process, thread, .integer(thread), argument: "sort_index"),
    ]
  }

  private static func metadata(
    _ name: String, _ process: Int, _ thread: Int, _ value: JSONText, argument: String
  ) -> TraceEvent {
    TraceEvent(
      phase: .metadata, name: name, process: process, thread: thread,
      arguments: [JSONText.Member(argument, value)])
  }
}
