/// The fourth rule, which carries the weight: what the compiled file defines lies in its own
/// module, and what it refers to is what a solution may use.
struct ObjectGate: Sendable {
  /// A reference or definition that is not let through.
  struct Objection: Hashable, Sendable {
    /// The symbols about which this has to be said, to find its line by; none for a section.
    var symbols: [String] = []
    /// What is said about it.
    var refusal: Refusal
  }

  /// The name of the module that a solution is compiled as.
  static let module = "Solution"

  /// Checks an object file; the first objection is returned, in the order of the symbols, with all that it is about.
  static func check(_ object: ELFObject) -> Objection? {
    if let odd = object.sections.first(where: { !isAllowed(section: $0.name) }) {
      return Objection(
        refusal: Refusal(.reach, "it makes a section of its own in the program, '\(odd.name)'"))
    }
    if let odd = initializer(of: object) { return odd }
    var objection: Objection?
    for symbol in object.symbols where symbol.binding != .local && !symbol.name.isEmpty {
      guard let refusal = symbol.isDefined ? definition(symbol) : reference(symbol.name) else {
        continue
      }
      if objection == nil { objection = Objection(refusal: refusal) }
      if objection?.refusal == refusal { objection?.symbols.append(symbol.name) }
    }
    return objection
  }

  private static func isAllowed(section name: String) -> Bool {
    let plain = name.hasPrefix(".rela") ? String(name.dropFirst(5)) : name
    return plain.isEmpty || GateLists.sections.contains(plain)
      || GateLists.sectionPrefixes.contains { prefix in
        plain == prefix || plain.hasPrefix(prefix + ".") || plain.hasPrefix(prefix + "_")
      }
  }

  /// The one function that runs before main has to be the instrumentation's own.
  private static func initializer(of object: ELFObject) -> Objection? {
    let sections = object.sections.filter { $0.name.hasPrefix(".init_array") }
    let names = try? sections.flatMap { try object.relocations(of: $0.name) }
    let sizes = sections.reduce(0) { $0 + $1.size }
    if let names, names.allSatisfy({ isOurs($0, in: object) }), names.count <= 1,
      sizes == 8 * names.count
    {
      return nil
    }
    return Objection(refusal: Refusal(.reach, "it runs code before the program begins"))
  }

  private static func isOurs(_ symbol: ELFObject.Symbol, in object: ELFObject) -> Bool {
    if symbol.name == "tsan.module_ctor" { return true }
    // A relocation may name the section of the function, which then holds nothing else.
    return symbol.name.isEmpty && object.sections.indices.contains(symbol.section)
      && object.sections[symbol.section].name == ".text.tsan.module_ctor"
  }

  /// What is said about a symbol that the file defines.
  static func definition(_ symbol: ELFObject.Symbol) -> Refusal? {
    let own = "\(module.utf8.count)\(module)"
    if symbol.isIndirect {
      return Refusal(.reach, "'\(symbol.name)' chooses its code when the program starts")
    }
    if symbol.binding == .weak {
      if !symbol.isHidden || !GateLists.weakPrefixes.contains(where: symbol.name.hasPrefix) {
        return takeover(symbol.name)
      }
      return nil
    }
    if !symbol.name.hasPrefix("$s") || !symbol.name.contains(own) {
      // Debug information of a file without a function of its own leaves such a name.
      return symbol.name.hasPrefix("__swift_") && symbol.isHidden ? nil : takeover(symbol.name)
    }
    return foreignConformance(symbol.name)
  }

  private static func takeover(_ name: String) -> Refusal {
    Refusal(
      .reach, "it defines '\(demangle(name) ?? name)', which belongs to somebody else",
      instead: "Declare it as a type or a function of your own.")
  }

  private static func foreignConformance(_ name: String) -> Refusal? {
    guard name.hasSuffix("Mc"), let text = demangle(name),
      let colon = text.firstRange(of: " : ")
    else { return nil }
    let end = text.ranges(of: " in ").last?.lowerBound ?? text.endIndex
    let type = text[..<colon.lowerBound]
    let proto = text[colon.upperBound..<max(colon.upperBound, end)]
    if type.contains("\(module).") || proto.contains("\(module).") { return nil }
    if proto.hasSuffix(".Error") || proto.hasSuffix(".LocalizedError") { return nil }
    let subject = type.ranges(of: " for ").last.map { type[$0.upperBound...] } ?? type
    return Refusal(
      .reach, "it makes '\(subject)' a '\(proto)', and both belong to somebody else",
      instead: "Wrap it in a type of your own.")
  }

  /// What is said about a symbol that the file refers to.
  static func reference(_ name: String) -> Refusal? {
    if name.hasPrefix("$s") || name.hasPrefix("$S") { return swiftReference(name) }
    if name == "__tsan_atomic_thread_fence" {
      return Refusal(
        .simulation, "what a memory fence orders is not simulated",
        instead: "Give the atomic operations themselves an ordering.")
    }
    if name.hasPrefix("__tsan_") { return nil }
    if name.hasPrefix("swift_") {
      guard name.hasSuffix("_hook") || name == "swift_job_run" else { return nil }
      return Refusal(
        .reach, "'\(name)' reaches into the runtime", instead: GateLists.ownMeans)
    }
    if name.hasPrefix("_swiftEmpty") || GateLists.cNames.contains(name) { return nil }
    return GateLists.refusal(ofC: name)
  }

  private static func swiftReference(_ name: String) -> Refusal? {
    guard let demangled = DemangledName(name) else {
      return Refusal(.reach, "it refers to '\(name)', which is no Swift name")
    }
    let text = demangled.text
    for rule in GateLists.realWorld where rule.matches(demangled) {
      return Refusal(.simulation, rule.what, instead: rule.instead)
    }
    for member in demangled.members {
      if let refusal = refusal(of: member, in: text) { return refusal }
    }
    for module in demangled.modules where !GateLists.modules.contains(module) {
      if module == "__C", text.contains("__C._NSRange") || text.contains("__C.timespec") {
        continue
      }
      return Refusal(
        .reach, "'\(short(text))' is in the module '\(module)', which a solution may not use",
        instead: GateLists.ownMeans)
    }
    for (patterns, instead) in GateLists.deniedMembers where patterns.contains(where: text.contains)
    {
      return Refusal(
        .reach, "'\(short(text))' reaches outside the solution", instead: instead)
    }
    return nil
  }

  private static func refusal(of member: DemangledName.Member, in text: String) -> Refusal? {
    switch member.module {
    case "Swift" where GateLists.isDenied(swift: member.name):
      return Refusal(
        .reach, "'\(member.name)' reaches into the runtime", instead: GateLists.ownMeans)
    case "Foundation", "FoundationEssentials", "FoundationInternationalization":
      if GateLists.isAllowed(foundation: member.name) { return nil }
      return Refusal(
        .reach, "'\(member.name)' of Foundation is not among the types that a solution may use",
        instead: GateLists.advice(foundation: member.name))
    case "__C" where member.name != "_NSRange" && member.name != "timespec":
      return Refusal(
        .reach, "'\(member.name)' is a C declaration that a solution may not use",
        instead: GateLists.ownMeans)
    default: return nil
    }
  }

  /// A demangled name without what a learner has no use for: `ProcessInfo.environment`.
  static func short(_ text: String) -> String {
    var plain = text
    for part in [
      "(extension in Foundation):", "(extension in FoundationEssentials):",
      "FoundationInternationalization.", "FoundationEssentials.", "Foundation.", "_Concurrency.",
      "Swift.", "dispatch thunk of ", "type metadata accessor for ", "type metadata for ",
      "nominal type descriptor for ", "async function pointer to ", "static ", "__owned ",
    ] {
      plain = plain.replacing(part, with: "")
    }
    for mark in [".getter :", ".setter :", ".modify :", " -> ", ".getter", ".setter"] {
      if let range = plain.firstRange(of: mark) { plain = String(plain[..<range.lowerBound]) }
    }
    return plain.count > 80 ? plain.prefix(77) + "..." : plain
  }
}
