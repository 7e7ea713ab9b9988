import Glibc

/// Names and types of global and static variables, by address.
struct GlobalVariables {
  /// A global or static variable, as far as it could be found out.
  struct Global {
    var address: UInt
    var size: Int
    /// The module that defines it.
    var module: String
    /// Its name without the module: `total`, `Statics.total`.
    var name: String
    /// Its type; nil where the symbol's text does not lead to one.
    var type: Any.Type?
  }

  private let executableBase: UInt
  /// Read when it is first asked for: some milliseconds.
  private lazy var table = SymbolTable(path: "/proc/self/exe")
  private var known: [UInt: Global] = [:]

  /// The variables of the executable that was loaded at an address.
  init(executableBase: UInt) {
    self.executableBase = executableBase
  }

  /// The variable that holds an address, if the executable defines one there.
  mutating func global(at address: UInt) -> Global? {
    guard address >= executableBase else { return nil }
    return table.variable(at: address - executableBase).map { global($0) }
  }

  /// Every variable of the modules that are explored, by rising address: nobody else changes them meanwhile.
  mutating func all() -> [Global] {
    let explored = table.variables.filter { symbol in
      Self.explored.contains { symbol.mangledName.hasPrefix($0) }
    }
    return explored.map { global($0) }
  }

  /// How the mangled names begin of what the learner, the tests of an exercise and our own specimens declare.
  private static let explored = ["$s8Solution", "$s7Support", "$s5Tests", "$s9Specimens"]

  private mutating func global(_ symbol: SymbolTable.Symbol) -> Global {
    let address = executableBase + symbol.address
    if let found = known[address] { return found }
    let (module, name, typeName) = Self.parts(of: Self.demangled(symbol.mangledName))
    let global = Global(
      address: address, size: symbol.size, module: module, name: name,
      type: typeName.flatMap { DemangledType.type(named: $0) })
    known[address] = global
    return global
  }

  /// `Solution.total : Swift.Int` or `static Solution.Statics.total : Swift.Int`, taken apart.
  static func parts(of demangled: String) -> (module: String, name: String, type: String?) {
    var text = demangled[...]
    if text.hasPrefix("static ") { text = text.dropFirst("static ".count) }
    var name = text
    var type: String?
    if let colon = text.firstRange(of: " : ") {
      name = text[..<colon.lowerBound]
      type = String(text[colon.upperBound...])
    }
    // `Solution.(total in _1234)` for a private one.
    var words: [Substring] = []
    for component in name.split(separator: ".") {
      let word = component.split(separator: " ").first ?? component
      words.append(word.hasPrefix("(") ? word.dropFirst() : word)
    }
    let module = words.first.map(String.init) ?? ""
    return (module, words.dropFirst().joined(separator: "."), type)
  }

  private static func demangled(_ name: String) -> String {
    guard let text = demangle(name, name.utf8.count, nil, nil, 0) else { return name }
    defer { free(text) }
    return String(cString: text)
  }
}

extension Substring {
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

@_silgen_name("swift_demangle")
private func demangle(
  _ name: UnsafePointer<CChar>, _ length: Int, _ output: UnsafeMutablePointer<CChar>?,
  _ outputSize: UnsafeMutablePointer<Int>?, _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?
