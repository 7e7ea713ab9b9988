/// The instances of classes that one execution touched, and what to call each.
struct SeenInstances {
  private var touched: [Variable.Instance] = []
  private var referrers: [Variable.Instance: Variable] = [:]
  /// How often a variable that refers to each was looked for.
  private var searches: [Variable.Instance: Int] = [:]
  private static let searchLimit = 32
  /// For each class its objects, by their serial numbers, in the order that they were made.
  private var numbered: [String: [Int64]] = [:]

  /// Whether it is still worth looking for a variable that refers to an instance.
  func seeksReferrer(_ instance: Variable.Instance) -> Bool {
    referrers[instance] == nil && searches[instance, default: 0] < Self.searchLimit
  }

  /// Takes note of an instance that was touched, and of a variable that refers to it, if there is one yet.
  mutating func add(_ instance: Variable.Instance, referrer: Variable?) {
    if searches[instance] == nil {
      touched.append(instance)
      _ = number(instance.serial, className: instance.className)
    }
    searches[instance, default: 0] += 1
    referrers[instance] = referrer
  }

  /// What an object is called where it is a value: `Counter #1`.
  mutating func label(_ serial: Int64, className: String) -> String {
    "\(className) #\(number(serial, className: className))"
  }

  /// The name of a variable: its path alone where that says which object is meant.
  func text(of variable: Variable) -> String {
    switch variable.root {
    case .global, .unnamed:
      return variable.path
    case .captured(let allocation):
      let name = CapturedName.text(allocation: allocation)
      return name + (variable.path.hasPrefix("[") || variable.path.isEmpty ? "" : ".")
        + variable.path
    case .object(let instance):
      let prefix = prefix(of: instance)
      return prefix.isEmpty ? variable.path : "\(prefix).\(variable.path)"
    }
  }

  private func prefix(of instance: Variable.Instance) -> String {
    let others = touched.filter { $0.className == instance.className }
    guard others.count > 1 else { return "" }
    let names = others.map(nameByReferrer)
    if !names.contains(nil), Set(names).count == names.count, let name = nameByReferrer(instance) {
      return name
    }
    let number = numbered[instance.className]?.firstIndex(of: instance.serial) ?? 0
    return instance.className.prefix(1).lowercased() + instance.className.dropFirst()
      + " #\(number + 1)"
  }

  /// The name of the one variable that refers to an instance, where that is a name for everybody: a
  /// global, or a property of the only touched instance of another class.
  private func nameByReferrer(_ instance: Variable.Instance) -> String? {
    guard let referrer = referrers[instance] else { return nil }
    switch referrer.root {
    case .global: return referrer.path
    case .captured, .unnamed: return nil
    case .object(let owner):
      let isOnly =
        touched.filter { $0.className == owner.className && $0 != owner }.isEmpty
        && owner.className != instance.className
      let isSharedOwner = referrers.values.contains { other in
        if case .object(let otherOwner) = other.root {
          return otherOwner.className == owner.className && otherOwner != owner
        }
        return false
      }
      return isOnly && !isSharedOwner ? referrer.path : nil
    }
  }

  /// The number of an object; those of one class are to be given in the order that they were made.
  @discardableResult mutating func number(_ serial: Int64, className: String) -> Int {
    if let index = numbered[className, default: []].firstIndex(of: serial) { return index + 1 }
    numbered[className, default: []].append(serial)
    return numbered[className, default: []].count
  }
}
