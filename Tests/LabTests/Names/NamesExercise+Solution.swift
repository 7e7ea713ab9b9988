/// A learner's file with one small action for each way in which an access can arrive, each access on
/// a line that names its case.
enum NamesExercise {
  /// The solution.
  static let solution = """
    import Synchronization

    public typealias Action = () -> Void

    public final class Counter: @unchecked Sendable {
      var count = 0
      var flag = false
      var name = "abc"
      var list = [10, 20, 30]
      var dict = ["a": 1]
      var set: Set<Int> = [7]
      var pair = (1, 2)
      var inner = Outer()
      var mode = Mode.idle
      var maybe: Int?
      var next: Counter?
      weak var parent: Counter?
      lazy var late = 7
      var small: Int8 = 3
      var ratio = 0.5
      var watched = 0 {
        didSet { flag = true }  // didSet.observer
      }
      var doubled: Int {
        get { count * 2 }  // computed.get
        set { count = newValue / 2 }  // computed.set
      }
      public init() {}
      func bumpSelf() {
        self.count = self.count + 1  // selfAssign
      }
      func copy() {
        let old = count  // copyToLet.read
        count = old + 1  // copyToLet.write
      }
    }

    class Parent { var count = 0 }
    final class Child: Parent { var extra = 1 }
    final class Box<T> {
      var value: T
      init(_ value: T) { self.value = value }
    }
    struct Inner { var value = 0 }
    struct Outer {
      var inner = Inner()
      var label = false
    }
    enum Mode {
      case idle
      case running(Int)
    }
    protocol Countable: AnyObject { var count: Int { get set } }
    final class Tally: Countable { var count = 0 }
    final class Meter: Sendable { let level = Atomic(5) }

    nonisolated(unsafe) var total = 0
    nonisolated(unsafe) var table = [1, 2, 3]
    enum Statics { nonisolated(unsafe) static var sum = 0 }

    public actor Account {
      var balance = 100
      public init() {}
      public func deposit(_ amount: Int) {
        balance += amount  // actorSync
      }
      public func slow() async {
        let before = balance  // actorAsync.read
        await Task.yield()
        balance = before + 1  // actorAsync.write
      }
    }

    @inline(never) func use(_ number: Int) {}
    @inline(never) func say(_ text: String) {}
    func bump(_ number: inout Int) {
      number += 1  // inOut
    }
    func raise<T: Countable>(_ tally: T) {
      tally.count += 1  // someProtocol
    }
    func raiseAny(_ tally: any Countable) {
      tally.count += 1  // anyProtocol
    }

    public func action(_ name: String) -> Action {
      let c = Counter()
      switch name {
      case "compound": return { c.count += 1 }  // compound
      case "generic":
        let total = Box(3)
        return { total.value += 2 }  // generic
      case "captured":
        var x = 0
        return { x += 1 }  // captured
      case "global": return { total += 1 }  // global
      case "static": return { Statics.sum += 1 }  // static
      case "inherited":
        let child = Child()
        return { child.count += 1 }  // inherited
      case "keyPath":
        let path = \\Counter.count
        return { c[keyPath: path] += 1 }  // keyPath
      case "selfAssign": return { c.bumpSelf() }
      case "copyToLet": return { c.copy() }
      case "copyToVar":
        return {
          var t = c.count  // copyToVar
          t += 1
          use(t)
          c.count = 9  // copyToVar.write
        }
      case "twoObjects":
        let a = Counter()
        return { a.count = c.count + a.count }  // twoObjects
      case "negate": return { c.flag = !c.flag }  // negate
      case "condition":
        return {
          if c.count == 0 && !c.flag { use(1) }  // condition
          c.count = 1  // condition.count
          c.flag = true  // condition.flag
        }
      case "nestedStruct": return { c.inner.inner.value += 1 }  // nestedStruct
      case "tuple": return { c.pair.1 += 1 }  // tuple
      case "inOut": return { bump(&c.count) }
      case "element": return { c.list[1] += 1 }  // element
      case "globalElement": return { table[2] += 1 }  // globalElement
      case "capturedElement":
        var numbers = [1, 2]
        return { numbers[1] += 1 }  // capturedElement
      case "deepElement":
        let b = Box([Outer(), Outer()])
        return { b.value[1].inner.value += 1 }  // deepElement
      case "subscript":
        return {
          use(c.list[1])  // subscript
          c.list = []  // subscript.write
        }
      case "arrayCount":
        return {
          use(c.list.count)  // arrayCount
          c.list = []  // arrayCount.write
        }
      case "forIn":
        return {
          for x in c.list { use(x) }  // forIn
          c.list = []  // forIn.write
        }
      case "append": return { c.list.append(4) }  // append
      case "stringAppend": return { c.name += "d" }  // stringAppend
      case "insert": return { c.set.insert(7) }  // insert
      case "dictSet": return { c.dict["a"] = 5 }  // dictSet
      case "dictGet":
        return {
          use(c.dict["a"] ?? 0)  // dictGet
          c.dict = [:]  // dictGet.write
        }
      case "dictDefault": return { c.dict["a", default: 0] += 1 }  // dictDefault
      case "enumSet": return { c.mode = .running(3) }  // enumSet
      case "enumMatch":
        return {
          if case .running(let n) = c.mode { use(n) }  // enumMatch
          c.mode = .running(3)  // enumMatch.write
        }
      case "optionalSet": return { c.maybe = 3 }  // optionalSet
      case "optionalGet":
        return {
          use(c.maybe ?? 0)  // optionalGet
          c.maybe = nil  // optionalGet.write
        }
      case "structSet": return { c.inner = Outer(inner: Inner(value: 6)) }  // structSet
      case "reference":
        c.next = Counter()
        return { c.next?.count += 1 }  // reference
      case "referenceSet": return { c.next = Counter() }  // referenceSet
      case "computed": return { c.doubled += 4 }  // computed
      case "didSet": return { c.watched = 4 }  // didSet
      case "lazy": return { use(c.late) }  // lazy
      case "someProtocol":
        let tally = Tally()
        return { raise(tally) }
      case "anyProtocol":
        let tally = Tally()
        return { raiseAny(tally) }
      case "weak":
        c.parent = c
        return {
          use(c.parent == nil ? 1 : 0)  // weak
          c.parent = nil  // weak.write
        }
      case "library":
        return {
          use([3, 1, 2].sorted().reduce(0, +))
          c.count = 5  // library
        }
      case "atomic":
        let meter = Meter()
        return { meter.level.add(2, ordering: .relaxed) }  // atomic
      case "interpolation":
        return {
          say("there are \\(c.count)")  // interpolation
          c.count = 8  // interpolation.write
        }
      case "small": return { c.small -= 5 }  // small
      case "double": return { c.ratio *= 3 }  // double
      default: return {}
      }
    }

    """
}
