/// One key that a person pressed.
public enum Key: Hashable, Sendable {
  /// A key that writes something: a letter, a digit, a blank.
  case character(Character)
  /// A letter with Ctrl held: `control("c")`; the terminal itself takes Ctrl-C and Ctrl-Z.
  case control(Character)
  case enter, tab, backTab, backspace, escape, delete
  case up, down, left, right
  case home, end, pageUp, pageDown
}
