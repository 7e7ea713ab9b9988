import Glibc
import Synchronization

/// The state that the process's terminal is put into while a screen of ours is on it, and the way
/// back, which any thread can take at any time.
///
/// Keys arrive one by one and unseen, the cursor is hidden, and what is drawn stands on the
/// terminal's second page, so that what was there before is there again afterwards. Ctrl-C and
/// Ctrl-Z stay signals; whoever takes them calls ``leave()`` and ``suspend()``.
public enum TerminalModes {
  /// A terminal that is ours for a while.
  private struct Taken {
    var input: Int32
    var output: Output
    /// Where a byte is written when somebody has to draw again.
    var bell: Int32
    var before: termios
    var isAway = false
  }

  private static let taken = Mutex<Taken?>(nil)

  /// The second page.
  private static let arrival = "\u{1B}[?1049h"
  /// No cursor, no lines that run over, and nothing there.
  private static let manners = "\u{1B}[?25l\u{1B}[?7l\u{1B}[H\u{1B}[2J"
  private static let departure = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  /// Takes the terminal; false if it cannot be, or somebody has it.
  static func enter(input: Int32, output: Output, bell: Int32) -> Bool {
    taken.withLock { taken in
      var before = termios()
      guard taken == nil, tcgetattr(input, &before) == 0 else { return false }
      var terminal = Taken(
        input: input, output: output, bell: bell, before: before, isAway: true)
      guard take(&terminal) else { return false }
      taken = terminal
      return true
    }
  }

  /// Writes to the screen, unless the terminal has been given back.
  static func write(_ text: String) throws(Output.Failure) {
    // The lock is held, so that nothing is drawn once the terminal has been given back.
    try taken.withLock { taken throws(Output.Failure) in
      guard let terminal = taken, !terminal.isAway else { return }
      try terminal.output.write(bytes: text)
    }
  }

  /// Gives the terminal back as it was; does nothing if nobody has it.
  public static func leave() {
    taken.withLock { taken in
      if let terminal = taken, !terminal.isAway { giveBack(terminal) }
      taken = nil
    }
  }

  /// Gives the terminal back and stops the process, as Ctrl-Z asks; takes it again when the process
  /// goes on.
  ///
  /// For the thread that takes signals, which all others block. The system decides whether the process
  /// stops: it does not where nobody is there who could let it go on.
  public static func suspend() {
    taken.withLock { taken in
      if let terminal = taken, !terminal.isAway { giveBack(terminal) }
      taken?.isAway = true
    }
    var stop = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    kill(getpid(), SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, nil)
    pthread_sigmask(SIG_BLOCK, &stop, nil)
    takeAgain()
  }

  /// Takes the terminal again, after the process was stopped or another program has had it.
  public static func takeAgain() {
    taken.withLock { taken in
      guard var terminal = taken else { return }
      _ = take(&terminal)
      taken = terminal
      ring(terminal.bell)
    }
  }

  /// Says that the window has another size.
  public static func noteResize() {
    taken.withLock { taken in
      if let bell = taken?.bell { ring(bell) }
    }
  }

  private static func take(_ terminal: inout Taken) -> Bool {
    var modes = terminal.before
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    modes.c_iflag &= ~tcflag_t(IXON)
    guard tcsetattr(terminal.input, TCSADRAIN, &modes) == 0 else { return false }
    // If nobody can see the screen, that shows with the first line that is drawn.
    try? terminal.output.write(bytes: (terminal.isAway ? arrival : "") + manners)
    terminal.isAway = false
    return true
  }

  private static func giveBack(_ terminal: Taken) {
    try? terminal.output.write(bytes: departure)
    var modes = terminal.before
    // Keys that nobody has read are not for whoever comes next.
    tcsetattr(terminal.input, TCSAFLUSH, &modes)
  }

  private static func ring(_ bell: Int32) {
    var byte: UInt8 = 1
    _ = Glibc.write(bell, &byte, 1)
  }
}
