public import Trace

/// One file of HTML that shows runs and counterexamples, with no network: styles and script are inside.
///
/// It is well-formed XML too. Without scripts everything on it can still be read.
public struct Page: Hashable, Sendable {
  /// One of the things that a page shows.
  public struct Section: Hashable, Sendable {
    /// What is shown.
    public enum Content: Hashable, Sendable {
      /// A timeline.
      case run(Run)
      /// An interleaving, who waits for whom, the accesses of a data race: what explains the finding.
      case finding(Finding)
      /// Nothing: the note says it all.
      case nothing
    }

    /// What it is: the name of the test, mostly.
    public var heading: String
    /// What there is to say about it, in a sentence; empty if nothing.
    public var note: String
    /// How it went, in a word or two beside its link at the top: `failed`; empty if that does not apply.
    public var status: String
    /// Whether the note says what is wrong.
    public var isWrong: Bool
    /// What is shown.
    public var content: Content
    /// The search that it is about, to be told with its counts; nil if there is none, or if another section tells it.
    public var search: Exploration?

    /// Makes a section.
    public init(
      heading: String, note: String = "", status: String = "", isWrong: Bool = false,
      content: Content, search: Exploration? = nil
    ) {
      self.heading = heading
      self.note = note
      self.status = status
      self.isWrong = isWrong
      self.content = content
      self.search = search
    }
  }

  /// What stands at its top, and in the browser's tab.
  public var title: String
  /// What stands below that; empty if nothing.
  public var subtitle: String
  /// What is shown, from top to bottom.
  public var sections: [Section]
  /// Where lines of source come from.
  public var source: SourceText

  /// Makes a page of sections.
  public init(
    title: String, subtitle: String = "", sections: [Section], source: SourceText = SourceText()
  ) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
    self.source = source
  }

  /// Makes a page that shows one run.
  public init(_ run: Run, title: String, subtitle: String = "") {
    self.init(
      title: title, subtitle: subtitle, sections: [Section(heading: title, content: .run(run))])
  }

  /// Makes a page that shows one finding.
  public init(
    _ finding: Finding, title: String, subtitle: String = "", source: SourceText = SourceText()
  ) {
    self.init(
      title: title, subtitle: subtitle,
      sections: [Section(heading: title, content: .finding(finding))], source: source)
  }

  /// The file's text.
  public var html: String {
    let page = Markup(
      "html", ["lang": "en"], [PageHead(title: title).markup, Markup("body", [:], body)])
    return "<!DOCTYPE html>\n" + page.text
  }

  private var body: [Markup] {
    let patterns = Markup(
      "svg", ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true"],
      [Patterns.definitions])
    let header = Markup(
      "header", [:],
      [Markup("h1", text: title)]
        + (subtitle.isEmpty ? [] : [Markup("p", ["class": "subtitle"], text: subtitle)])
        + contents)
    let main = Markup("main", [:], sections.enumerated().map(section))
    return [patterns, header, main, Markup("script", [:], [Markup(constant: PageScript.text)])]
  }

  /// Links to the sections, where there are several.
  private var contents: [Markup] {
    guard sections.count > 1 else { return [] }
    let links = sections.enumerated().map { index, section in
      let link = Markup("a", ["href": "#section-\(index + 1)"], text: section.heading)
      let status = Markup(
        "span", ["class": section.isWrong ? "status failed" : "status"], text: section.status)
      return Markup(
        "li", [:], section.status.isEmpty ? [link] : [link, Markup(text: " "), status])
    }
    return [Markup("nav", ["aria-label": "Contents"], [Markup("ol", [:], links)])]
  }

  private func section(_ index: Int, _ section: Section) -> Markup {
    let id = "section-\(index + 1)"
    // Where there is one section, its heading is the page's.
    let isAlone = sections.count == 1 && section.heading == title
    let heading = Markup(
      "h2", ["id": "\(id)-heading", "class": isAlone ? "hidden" : nil], text: section.heading)
    let note =
      section.note.isEmpty
      ? []
      : [Markup("p", ["class": section.isWrong ? "headline wrong" : "note"], text: section.note)]
    let search = section.search.map { SearchFigure($0).markup } ?? []
    let figures: [Markup] =
      switch section.content {
      case .run(let run): search + RunFigure(run, id: id).markup
      case .finding(let finding):
        FindingFigure(finding, source: source, id: id).markup(with: search)
      case .nothing: search
      }
    return Markup(
      "section", ["id": id, "aria-labelledby": "\(id)-heading"], [heading] + note + figures)
  }
}
