// Plain Swift as a learner writes it, one small action for each way in which an access can arrive.
// Each function sets up and returns the action, so that a test can look at the action alone.

final class NamedCounter {
  var count = 0
  var flag = false
  var name = "abc"
  var list = [10, 20, 30]
  var dict = ["a": 1]
  var pair = (1, 2)
  var inner = NamedOuter()
  var mode = NamedMode.idle
  var maybe: Int?
  var next: NamedCounter?
  weak var parent: NamedCounter?
  lazy var late = 7
  var small: Int8 = 3
  var ratio = 0.5
  var watched = 0 {
    didSet { flag = true }
  }
  init() {}
  func bumpSelf() { self.count = self.count + 1 }
}

class NamedParent {
  var count = 0
}

final class NamedChild: NamedParent {
  var extra = 1
}

final class NamedBox<T> {
  var value: T
  init(_ value: T) { self.value = value }
}

struct NamedInner {
  var value = 0
}

struct NamedOuter {
  var inner = NamedInner()
  var label = false
}

enum NamedMode {
  case idle
  case running(Int)
}

final class NamedAccount {
  var balance: Int
  init(balance: Int) { self.balance = balance }
}

final class NamedBank {
  var accounts = [NamedAccount(balance: 10), NamedAccount(balance: 20)]
  init() {}
}

nonisolated(unsafe) var namedTotal = 0
nonisolated(unsafe) var namedTable = [1, 2, 3]
nonisolated(unsafe) var namedOuter = NamedOuter()
nonisolated(unsafe) private var namedHidden = 0

enum NamedStatics {
  nonisolated(unsafe) static var total = 0
}

/// The actions, by what each shows.
public enum NamesSpecimen: String, CaseIterable, Sendable {
  case compound, selfAssign, copyToLet, copyToVar, negate, nestedStruct, tuple, inherited, generic
  case element, genericElement, wholeArrayCopy, append, stringAppend, dictSet, dictDefault
  case enumSet, enumMatch, optionalSet, reference, referenceSet, weakRead, lazyRead, smallInteger,
    double
  case global, globalElement, globalStruct, hiddenGlobal, staticVariable
  case captured, capturedArray, twoObjects, bank, structSet, observed

  /// Sets up, and returns the action itself.
  public func action() -> () -> Void {
    let c = NamedCounter()
    switch self {
    case .compound: return { c.count += 1 }
    case .selfAssign: return { c.bumpSelf() }
    case .copyToLet:
      return {
        let t = c.count; c.count = t + 1
      }
    case .copyToVar:
      return {
        var t = c.count; t += 1; use(t)
      }
    case .negate: return { c.flag = !c.flag }
    case .nestedStruct: return { c.inner.inner.value += 1 }
    case .tuple: return { c.pair.1 += 1 }
    case .inherited:
      let child = NamedChild()
      return {
        child.count += 1; child.extra += 1
      }
    case .generic:
      let box = NamedBox(3)
      return { box.value += 1 }
    case .element: return { c.list[1] += 1 }
    case .genericElement:
      let box = NamedBox([NamedOuter(), NamedOuter()])
      return { box.value[1].inner.value += 1 }
    case .wholeArrayCopy:
      return {
        let t = c.list; use(t.count)
      }
    case .append: return { c.list.append(40) }
    case .stringAppend: return { c.name += "d" }
    case .dictSet: return { c.dict["a"] = 5 }
    case .dictDefault: return { c.dict["a", default: 0] += 1 }
    case .enumSet: return { c.mode = .running(3) }
    case .enumMatch: return { if case .running(let n) = c.mode { use(n) } }
    case .optionalSet: return { c.maybe = 3 }
    case .reference:
      c.next = NamedCounter()
      return { c.next?.count += 1 }
    case .referenceSet:
      let other = NamedCounter()
      return { c.next = other }
    case .weakRead:
      c.parent = c
      return { use(c.parent == nil ? 1 : 0) }
    case .lazyRead: return { use(c.late) }
    case .smallInteger: return { c.small -= 5 }
    case .double: return { c.ratio *= 3 }
    case .global: return { namedTotal += 1 }
    case .globalElement: return { namedTable[2] += 1 }
    case .globalStruct: return { namedOuter.inner.value += 1 }
    case .hiddenGlobal: return { namedHidden += 1 }
    case .staticVariable: return { NamedStatics.total += 1 }
    case .captured:
      var x = 0
      return { x += 1 }
    case .capturedArray:
      var xs = [1, 2]
      return { xs[1] += 1 }
    case .twoObjects:
      let other = NamedCounter()
      return {
        c.count += 1; other.count += 2
      }
    case .bank:
      let bank = NamedBank()
      return {
        bank.accounts[0].balance -= 5; bank.accounts[1].balance += 5
      }
    case .structSet: return { c.inner = NamedOuter() }
    case .observed: return { c.watched = 4 }
    }
  }
}

@inline(never) private func use(_ number: Int) {}
