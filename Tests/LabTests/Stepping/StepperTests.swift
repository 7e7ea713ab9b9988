import Terminal
import Testing
import Trace

@testable import lab

struct StepperTests {
  /// Somebody who has pressed these keys, one character each.
  private func stepper(_ keys: String = "", at finding: Finding = Schedules.lostUpdate) -> Stepper {
    var stepper = Stepper(finding)
    for key in keys { _ = stepper.take(.character(key)) }
    return stepper
  }

  @Test func `one begins before the first step`() {
    #expect(stepper().scene.done == 0)
    #expect(stepper().choices == [1, 2])
  }

  @Test(arguments: [
    ("n", 1), ("nn", 2), ("nnp", 1), ("np", 0), ("nnnnn", 5), ("nnnnnn", 5), ("p", 0), ("G", 5),
    ("Gg", 0), (" ", 1),
    // By line: each thread is on its line until the other comes.
    ("j", 1), ("jj", 3), ("jjj", 4), ("jjjj", 5), ("Gk", 4), ("Gkk", 3), ("Gkkk", 1), ("Gkkkk", 0),
  ])
  func `keys move by steps, by lines and to the ends`(keys: String, done: Int) {
    #expect(stepper(keys).scene.done == done)
  }

  @Test(arguments: [
    (Key.right, 3), (.enter, 3), (.left, 1), (.backspace, 1), (.down, 3), (.up, 1), (.home, 0),
    (.end, 5), (.pageDown, 5), (.pageUp, 0),
  ])
  func `keys without a letter move too`(key: Key, done: Int) {
    var stepper = stepper("nn")
    #expect(stepper.take(key) == .draw)
    #expect(stepper.scene.done == done)
  }

  @Test func `at the ends it says so`() {
    #expect(stepper("p").message == "this is the beginning")
    #expect(stepper("Gn").message == "this is the end")
    #expect(stepper("Gnp").message == nil)
  }

  @Test(arguments: [Key.character("q"), .escape, .control("c"), .control("d")])
  func `one leaves from anywhere`(key: Key) {
    for keys in ["", "n", "G"] {
      var stepper = stepper(keys)
      #expect(stepper.take(key) == .leave)
    }
  }

  @Test func `keys and schedule cover the steps until the next key`() {
    #expect(stepper("?").overlay == .keys)
    #expect(stepper("s").overlay == .schedule)
    #expect(stepper("sn").overlay == nil)
    #expect(stepper("sn").scene.done == 0)
    #expect(stepper("?q").overlay == nil)
  }

  @Test func `the strand that is next anyway just goes on`() {
    #expect(stepper("1").scene.done == 1)
    #expect(stepper("12").scene.done == 2)
    #expect(stepper("1").scenes.count == 1)
  }

  @Test func `another strand is tried with the steps so far before it`() {
    var stepper = stepper("n")
    #expect(stepper.choices == [2, 1])
    #expect(stepper.take(.character("1")) == .play(Schedule([0, 1, 1])))
    stepper.arrive(Schedules.inOrder, by: Schedule([0, 1, 1]))
    #expect(stepper.scene.finding == Schedules.inOrder)
    #expect(stepper.scene.done == 2)
  }

  @Test func `going back from a choice undoes it, and so does u`() {
    for undo in ["p", "k", "g", "u", "nnu"] {
      var stepper = stepper("n")
      stepper.arrive(Schedules.inOrder, by: Schedule([0, 1, 1]))
      for key in undo { _ = stepper.take(.character(key)) }
      #expect(stepper.scenes.count == 1, "after \(undo)")
      #expect(stepper.scene.done == 1)
    }
    #expect(stepper("u").message == "nothing was chosen that could be undone")
  }

  @Test func `within what was chosen, back goes back`() {
    var stepper = stepper("n")
    stepper.arrive(Schedules.inOrder, by: Schedule([0, 1, 1]))
    for key in "nnp" { _ = stepper.take(.character(key)) }
    #expect(stepper.scenes.count == 2)
    #expect(stepper.scene.done == 3)
    _ = stepper.take(.character("g"))
    #expect(stepper.scene.done == 2)
  }

  @Test(arguments: [
    ("7", "there is no strand 7"), ("0", "main cannot go on here"),
    ("nnn2", "B cannot go on here"), ("nnnn2", "nobody can come between these two steps"),
    ("G2", "everything is done"), ("x", "? lists the keys"),
  ])
  func `what cannot be is said`(keys: String, sentence: String) {
    #expect(stepper(keys).message == sentence)
  }

  @Test func `a schedule that is shorter than its steps say plays nothing`() {
    var finding = Schedules.lostUpdate
    finding.schedule = "no schedule"
    var stepper = stepper("n", at: finding)
    #expect(stepper.take(.character("1")) == .draw)
    #expect(stepper.scenes.count == 1)
  }

  @Test func `whatever is pressed, one stays between the first step and the last`() {
    let keys = "np jkgG012u?sx".map { Key.character($0) } + [.left, .right, .pageUp, .pageDown]
    for first in keys {
      for second in keys {
        for third in keys {
          for fourth in keys {
            var stepper = stepper()
            for key in [first, second, third, fourth] {
              if case .play(let schedule) = stepper.take(key) {
                #expect(schedule.strands.count >= 2)
                stepper.arrive(Schedules.inOrder, by: schedule)
              }
              let scene = stepper.scene
              #expect((scene.parting...scene.finding.steps.count).contains(scene.done))
            }
          }
        }
      }
    }
  }

  @Test func `without any step there is only leaving`() {
    var stepper = Stepper(Finding(kind: .shown, headline: "returns 2"))
    for key in "npjkgGu12" { #expect(stepper.take(.character(key)) == .draw) }
    #expect(stepper.scene.done == 0)
    #expect(stepper.choices == [])
  }
}
