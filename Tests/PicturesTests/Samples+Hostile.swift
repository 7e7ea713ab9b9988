import Trace

extension Samples {
  /// Text that would do harm if any of it became markup, script, or a command of a terminal.
  static let hostileTexts = [
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\" onload=\"alert(1)",
    "' style='position:fixed", "]]><![CDATA[<b>", "<!-- ", "&lt;b&gt; &amp; &#60;", "javascript:x",
    "\u{1B}[2J\u{1B}]0;title\u{7}", "\u{0}\u{1}\u{FFFE}\u{FFFF}", "\u{202E}drowssap\u{2066}",
    "line\nbreak\r\nand\ttab", "\\u003cscript\\u003e", "${x}`x`", "\u{2028}\u{2029}",
  ]

  /// A run whose every name and word is one of those texts.
  static func run(saying text: String) -> Run {
    var run = everything
    for index in run.strands.indices { run.strands[index].name = text }
    for index in run.intervals.indices { run.intervals[index].label = text }
    for index in run.events.indices { run.events[index].text = text }
    return run
  }

  /// A finding whose every name and word is one of those texts.
  static func finding(saying text: String) -> Finding {
    var finding = full(.lostWakeup)
    finding.headline = text
    finding.variable = text
    finding.schedule = text
    for index in finding.strands.indices { finding.strands[index].name = text }
    for index in finding.steps.indices {
      finding.steps[index].target = text
      finding.steps[index].before = text
      finding.steps[index].after = text
      finding.steps[index].remark = index == 3 ? text : nil
      finding.steps[index].stack = place(1, in: text)
    }
    for index in finding.waits.indices {
      finding.waits[index].resource = text
      finding.waits[index].holds = [text, text]
      finding.waits[index].stack = place(1, in: text)
    }
    return finding
  }
}
