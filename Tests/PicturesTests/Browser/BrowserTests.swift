import Foundation
import Pictures
import Testing
import Trace

/// What only a browser can say of a page. Where there is none, these are skipped, and say so; with
/// `LAB_SCREENSHOTS` in the environment, the pictures that are taken are left in that folder.
@Suite(
  .serialized,
  .enabled(
    if: Browser.executable != nil,
    "no Chromium was found: install the package 'chromium', or name one in LAB_BROWSER"))
struct BrowserTests {
  private static let page = Page(
    title: "08 lost-update", subtitle: "not passed · 0.38 s",
    sections: [
      Page.Section(heading: "no update is lost", content: .finding(Samples.lostUpdate)),
      Page.Section(heading: "transfers end", content: .finding(Samples.deadlock)),
      Page.Section(heading: "everything at once", content: .run(Samples.everything)),
    ], source: Samples.source)

  /// Runs a test on a page in a browser of its own.
  private func browse(_ page: Page, _ test: (Browser, URL) throws -> Void) throws {
    let browser = try Browser(try #require(Browser.executable))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
    defer {
      browser.close()
      try? FileManager.default.removeItem(at: file)
    }
    try page.html.write(to: file, atomically: true, encoding: .utf8)
    try test(browser, file)
    #expect(browser.complaints.isEmpty)
  }

  @Test func `a page fits on a desk and on a phone, by day and by night`() throws {
    try browse(Self.page) { browser, file in
      var pictures: [Data] = []
      for (width, dark) in [(1280, false), (1280, true), (360, false), (360, true)] {
        try browser.resize(width, 900, dark: dark)
        try browser.open(file)
        let root = "document.documentElement"
        #expect(try browser.text("\(root).scrollWidth <= \(root).clientWidth") == "true")
        let picture = try browser.screenshot()
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        pictures.append(picture)
        if let folder = ProcessInfo.processInfo.environment["LAB_SCREENSHOTS"] {
          let name = "page-\(width)-\(dark ? "dark" : "light").png"
          try picture.write(to: URL(filePath: folder).appending(path: name))
        }
      }
      #expect(Set(pictures).count == 4)
    }
  }

  @Test func `keys move the slider, and the table, the source and the values follow`() throws {
    try browse(Self.page) { browser, file in
      try browser.open(file)
      let caption = "document.querySelector('.caption').textContent"
      let start = "Step 4 of 4 · A: write count ← 1 ✗ B's update is overwritten"
      #expect(try browser.text(caption) == start)
      _ = try browser.text("document.querySelector('input').focus()")
      try browser.press("ArrowLeft", code: 37)
      #expect(try browser.text(caption) == "Step 3 of 4 · B: write count ← 1")
      let current = "document.querySelector('[aria-current=step]').dataset.step"
      #expect(try browser.text(current) == "3")
      let badges = "Array.from(document.querySelectorAll('.badge')).map((b) => b.textContent)"
      #expect(try browser.text(badges) == "A,▶ B")
      #expect(try browser.text("document.querySelector('.values dd').textContent") == "1")
      try browser.press("Home", code: 36)
      #expect(try browser.text(caption) == "Step 1 of 4 · A: read count → 0")
      #expect(try browser.text("document.querySelectorAll('tr.later').length") == "4")
      #expect(try browser.text("location.hash") == "#step=1")
    }
  }

  @Test func `arrows step through where nothing else has the keys`() throws {
    try browse(Self.page) { browser, file in
      try browser.open(file)
      try browser.press("ArrowLeft", code: 37)
      try browser.press("ArrowLeft", code: 37)
      try browser.press("ArrowRight", code: 39)
      #expect(try browser.text("document.querySelector('input').value") == "3")
    }
  }

  @Test func `an address can name the step`() throws {
    try browse(Self.page) { browser, file in
      for (fragment, step) in [("step=2", "2"), ("finding=1,step=3", "3"), ("step=99", "4")] {
        try browser.open(file, fragment: fragment)
        #expect(try browser.text("document.querySelector('input').value") == step)
      }
      try browser.open(file, fragment: "finding=9,step=1")
      #expect(try browser.text("document.querySelector('input').value") == "4")
    }
  }

  @Test func `keys go through a timeline and zoom it`() throws {
    try browse(Self.page) { browser, file in
      try browser.open(file)
      _ = try browser.text("document.querySelector('.scroll').focus()")
      let readout = "document.querySelector('.readout').textContent"
      try browser.press("ArrowRight", code: 39)
      #expect(try browser.text(readout) == "main: running, 0 ms to 20 ms (20 ms), core 1")
      try browser.press("ArrowDown", code: 40)
      #expect(try browser.text(readout) == "reader: could run, has no core, 0 ms to 20 ms (20 ms)")
      try browser.press("End", code: 35)
      #expect(try browser.text(readout) == "reader: running, 300 ms to 340 ms (40 ms), core 1")
      let width = "document.querySelector('.canvas').style.width"
      let ticks = "document.querySelectorAll('svg.axis text').length > 2"
      for (key, zoom) in [("+", "200%"), ("+", "400%"), ("-", "200%"), ("0", "100%")] {
        try browser.press(key)
        #expect(try browser.text(width) == zoom)
        #expect(try browser.text(ticks) == "true")
      }
    }
  }

  @Test func `focus can be seen`() throws {
    try browse(Self.page) { browser, file in
      try browser.open(file)
      let outline = "getComputedStyle(document.activeElement).outlineStyle"
      // The links of the contents, the buttons and the slider, the steps, the source.
      for _ in 0..<8 {
        try browser.press("Tab", code: 9)
        #expect(try browser.text(outline) == "solid")
      }
    }
  }

  @Test func `text stands out from its ground, by day and by night`() throws {
    try browse(Self.page) { browser, file in
      for dark in [false, true] {
        try browser.resize(1280, 900, dark: dark)
        try browser.open(file)
        #expect(try browser.text(Self.leastContrast).hasPrefix("ok"))
      }
    }
  }

  /// The least contrast of any text with the ground behind it, as WCAG 2.2 defines it; `ok` from 4.5.
  private static let leastContrast = """
    (() => {
      const parse = (text) => text.match(/[0-9.]+/g).map(Number);
      const light = (color) => {
        const [r, g, b] = color.slice(0, 3).map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const color = parse(getComputedStyle(at).backgroundColor);
          if (color.length === 3 || color[3] === 1) { return color; }
        }
        return [255, 255, 255];
      };
      let least = [99, ""];
      document.querySelectorAll("body *").forEach((element) => {
        const isText = Array.from(element.childNodes).some(
          (node) => node.nodeType === 3 && node.textContent.trim());
        if (!isText || element.closest("svg, script, .later")) { return; }
        const [one, two] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
        const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        if (contrast < least[0]) { least = [contrast, element.outerHTML.slice(0, 80)]; }
      });
      return (least[0] >= 4.5 ? "ok " : "too little ") + least[0].toFixed(2) + " " + least[1];
    })()
    """

  @Test func `what a learner wrote runs nothing`() throws {
    let texts = Samples.hostileTexts
    let sections = texts.flatMap { text in
      [
        Page.Section(heading: text, note: text, content: .finding(Samples.finding(saying: text))),
        Page.Section(heading: text, note: text, content: .run(Samples.run(saying: text))),
      ]
    }
    let source = SourceText(Dictionary(texts.map { ($0, $0) }, uniquingKeysWith: { $1 }))
    try browse(Page(title: texts.joined(), sections: sections, source: source)) { browser, file in
      try browser.open(file)
      #expect(try browser.text("document.querySelectorAll('img').length") == "0")
      #expect(try browser.text("document.querySelectorAll('script').length") == "1")
      #expect(
        try browser.text("document.querySelectorAll('figure').length") == "\(2 * texts.count)")
    }
  }
}
