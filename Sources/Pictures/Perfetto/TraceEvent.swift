/// One event of the Trace Event Format.
struct TraceEvent: Hashable {
  /// Which of the format's event types it is: its `ph`.
  enum Phase: String {
    /// A slice with a begin and a duration.
    case complete = "X"
    /// Something at one moment.
    case instant = "i"
    /// The begin of an arrow.
    case flowStart = "s"
    /// The end of an arrow.
    case flowEnd = "f"
    /// The name or the place of a process or thread.
    case metadata = "M"
  }

  let phase: Phase
  let name: String
  var category = ""
  var process: Int
  var thread: Int
  /// In nanoseconds; written in microseconds, as the format wants it.
  var time = 0
  /// In nanoseconds, for a complete event.
  var duration: Int?
  /// What binds the two ends of an arrow.
  var id: Int?
  var arguments: [JSONText.Member] = []

  var json: JSONText {
    var members = [
      JSONText.Member("ph", .string(phase.rawValue)), JSONText.Member("name", .string(name)),
    ]
    if !category.isEmpty { members.append(JSONText.Member("cat", .string(category))) }
    members += [
      JSONText.Member("pid", .integer(process)), JSONText.Member("tid", .integer(thread)),
    ]
    if phase != .metadata { members.append(JSONText.Member("ts", .thousandths(time))) }
    if let duration { members.append(JSONText.Member("dur", .thousandths(duration))) }
    if let id { members.append(JSONText.Member("id", .integer(id))) }
    // An instant is the thread's own; the end of an arrow binds to the slice around it.
    if phase == .instant { members.append(JSONText.Member("s", .string("t"))) }
    if phase == .flowEnd { members.append(JSONText.Member("bp", .string("e"))) }
    if !arguments.isEmpty { members.append(JSONText.Member("args", .object(arguments))) }
    return .object(members)
  }
}
