/// The head of a page, with a policy that lets nothing in but the page's own style and script.
struct PageHead {
  let title: String

  var markup: Markup {
    Markup(
      "head", [:],
      [
        Markup("meta", ["charset": "utf-8"]),
        Markup("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
        Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        Markup("meta", ["name": "color-scheme", "content": "light dark"]),
        Markup("link", ["rel": "icon", "href": "data:,"]),
        Markup("title", text: title),
        Markup("style", [:], [Markup(constant: PageStyle.text)]),
      ])
  }

  /// What a browser lets the page do: run this script and use this style, known by their hashes, and
  /// nothing else; load nothing, send nothing. So markup that came in by a mistake of ours could do nothing.
  private static let policy = """
    default-src 'none'; img-src data:; style-src '\(PageStyle.hash)'; \
    script-src '\(PageScript.hash)'; base-uri 'none'; form-action 'none'
    """
}
