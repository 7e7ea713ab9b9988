/// Prints values of any type as a person reads them in a table, without running the learner's code.
///
/// A learner's `description` could do anything, and reading through it would be accesses of its own;
/// so a struct prints as its fields, an enum as its case, an object as its type and number.
struct ValueText {
  /// The longest text of one value, in characters.
  static let limit = 20

  /// How an object is called: `Counter`, or `Counter #2` where there are several.
  var objectName: (_ base: UInt, _ type: Any.Type) -> String

  /// The value of a type at an address, cut to `limit`.
  func text(of type: Any.Type, at pointer: UnsafeRawPointer) -> String {
    cut(fullText(of: type, at: pointer, depth: 0))
  }

  /// Up to eight bytes as an unsigned number, for memory of which no type is known.
  func rawText(at pointer: UnsafeRawPointer, size: Int) -> String? {
    switch size {
    case 1: "\(pointer.loadUnaligned(as: UInt8.self))"
    case 2: "\(pointer.loadUnaligned(as: Int16.self))"
    case 4: "\(pointer.loadUnaligned(as: Int32.self))"
    case 8: "\(pointer.loadUnaligned(as: Int.self))"
    default: nil
    }
  }

  private func cut(_ text: String) -> String {
    guard text.count > Self.limit else { return text }
    // A string keeps its closing quotation mark, so that the cut is seen to be ours.
    let end = text.hasPrefix("\"") ? "…\"" : "…"
    return text.prefix(Self.limit - end.count) + end
  }

  private func fullText(of type: Any.Type, at pointer: UnsafeRawPointer, depth: Int) -> String {
    func open<T>(_: T.Type) -> String {
      fullText(of: pointer.assumingMemoryBound(to: T.self).pointee, depth: depth)
    }
    if type is AnyClass {
      // Not loaded as a value: a field that is being initialised may hold nothing yet.
      guard let base = ReadableMemory.word(at: UInt(bitPattern: pointer)), base != 0 else {
        return "nil"
      }
      return objectName(base, type)
    }
    if Reflection.hasVisibleFields(type) {
      return fieldsText(of: type, at: pointer, depth: depth)
    }
    guard Reflection.isCopyable(type) else { return Reflection.name(of: type) }
    return _openExistential(type, do: open)
  }

  private func fullText<T>(of value: T, depth: Int) -> String {
    let mirrored = value as Any
    if let printed = mirrored as? any DirectlyPrinted { return printed.directText }
    if let container = mirrored as? any PrintedByParts {
      return depth < 4 ? container.text { part in partText(part, depth: depth + 1) } : "…"
    }
    let type = Swift.type(of: mirrored)
    if type is AnyClass { return objectText(mirrored as AnyObject) }
    if let metatype = mirrored as? Any.Type { return Reflection.name(of: metatype) + ".self" }
    return withUnsafePointer(to: value) { pointer in
      // An existential is printed as what it holds.
      if T.self != type {
        return partText(mirrored, depth: depth + 1)
      }
      if Reflection.hasVisibleFields(type) {
        return fieldsText(of: type, at: UnsafeRawPointer(pointer), depth: depth)
      }
      return otherText(of: value, depth: depth)
    }
  }

  private func partText(_ part: Any, depth: Int) -> String {
    func open<T>(_ value: T) -> String { fullText(of: value, depth: depth) }
    guard depth < 5 else { return "…" }
    return _openExistential(part, do: open)
  }

  private func fieldsText(
    of type: Any.Type, at pointer: UnsafeRawPointer, depth: Int
  ) -> String {
    guard depth < 4 else { return "…" }
    let fields = Reflection.fields(of: type, size: Reflection.size(of: type))
    let parts = fields.map { field in
      let text =
        if let fieldType = field.type, field.isStrong {
          fullText(of: fieldType, at: pointer + field.offset, depth: depth + 1)
        } else {
          "…"
        }
      return field.name.hasPrefix(".") ? text : "\(field.name): \(text)"
    }
    let isTuple = Reflection.module(of: type) == nil
    return (isTuple ? "" : Reflection.name(of: type)) + "(" + parts.joined(separator: ", ") + ")"
  }

  private func objectText(_ object: AnyObject) -> String {
    let base = UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque())
    return objectName(base, type(of: object))
  }

  /// Enums, functions and whatever else there is.
  private func otherText<T>(of value: T, depth: Int) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .enum {
      let name = enumCaseName(value).map { String(cString: $0) } ?? Reflection.name(of: T.self)
      guard let payload = mirror.children.first?.value else { return name }
      let text = partText(payload, depth: depth + 1)
      return name + (text.hasPrefix("(") ? text : "(\(text))")
    }
    let text = "\(value)"
    return text == "(Function)" ? "a function" : text
  }
}

/// The runtime's name of the case that a value of an enum is in.
@_silgen_name("swift_EnumCaseName")
private func enumCaseName<T>(_ value: T) -> UnsafePointer<CChar>?
