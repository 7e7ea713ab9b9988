/// The style of a picture: light, or dark where the reader's page is; colours stand in full, since not
/// every viewer of SVG knows variables.
enum SVGStyle {
  /// The style sheet, without `<` and `&`.
  static let text: StaticString = """

    text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; }
    .title { font: 600 16px system-ui, sans-serif; }
    .strong { font-weight: 700; }
    .tick { font-size: 11px; text-anchor: middle; }
    .switching { font-size: 11px; text-anchor: middle; }
    .moment { stroke-width: 3; }
    .who { font-size: 11px; }
    .holds-lock .who { font-weight: 700; stroke-width: 3; paint-order: stroke; }
    .holdingBigLock { fill: url(#pattern-big); }
    .ready { fill: none; stroke-dasharray: 4 3; }
    .waitingForIO { fill: url(#pattern-io); }
    .waitingForLock { fill: url(#pattern-lock); }
    .sleeping { fill: url(#pattern-sleep); }
    .figure-big, .figure-lock { stroke-width: 1.5; }
    .ground-sleep { fill: none; }
    .interrupted, .cancelled, .failed { fill: none; stroke-width: 2; }
    .lifeline { stroke-width: 1; stroke-dasharray: 2 3; }
    .switch { fill: none; stroke-width: 1.5; stroke-dasharray: 5 3; }
    .arrow { fill: none; stroke-width: 1.5; }
    .node { fill: none; }
    .resource { stroke-dasharray: 4 3; }
    text { fill: #1b1e23; }
    .paper { fill: #ffffff; stroke: #d8dce2; }
    .faint, .tick { fill: #5a626d; }
    .code { fill: #0b57c4; }
    text.wrong, circle.wrong { fill: #b3261e; }
    .core rect.span { stroke: #ffffff; }
    .who { fill: #ffffff; }
    .holds-lock .who { stroke: #6f3fb0; }
    .guide { stroke: #d8dce2; }
    .lifeline { stroke: #7b838e; }
    .dot { fill: #1b1e23; }
    .switch, .arrow { stroke: #b3261e; }
    .switching { fill: #b3261e; }
    .node { stroke: #1b1e23; }
    .running { fill: #1c7d4d; stroke: #1c7d4d; }
    .holdingBigLock { stroke: #6f3fb0; }
    .ready { stroke: #8f5a00; }
    .waitingForIO { stroke: #2f6fc1; }
    .waitingForLock { stroke: #b3261e; }
    .waitingForStrand { fill: #7b838e; }
    .ground-big { fill: #6f3fb0; }
    .figure-big { stroke: #d9c8f2; }
    .ground-lock { fill: #fbe1df; }
    .figure-lock { stroke: #b3261e; }
    .ground-io { fill: #dbe8f8; }
    .figure-io { stroke: #2f6fc1; }
    .figure-sleep { stroke: #5f7188; }
    .interrupted, .cancelled { stroke: #1b1e23; }
    .failed { stroke: #b3261e; }
    .said { fill: #0b57c4; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6e8eb; }
      .paper { fill: #14161a; stroke: #343941; }
      .faint, .tick { fill: #a0a8b3; }
      .code { fill: #8ab4f8; }
      text.wrong, circle.wrong { fill: #ff8a80; }
      .core rect.span { stroke: #14161a; }
      .who { fill: #14161a; }
      .holds-lock .who { stroke: #b794f6; }
      .guide { stroke: #343941; }
      .lifeline { stroke: #8c95a1; }
      .dot { fill: #e6e8eb; }
      .switch, .arrow { stroke: #ff8a80; }
      .switching { fill: #ff8a80; }
      .node { stroke: #e6e8eb; }
      .running { fill: #4cc38a; stroke: #4cc38a; }
      .holdingBigLock { stroke: #b794f6; }
      .ready { stroke: #f0b429; }
      .waitingForIO { stroke: #7fb0ee; }
      .waitingForLock { stroke: #ff8a80; }
      .waitingForStrand { fill: #8c95a1; }
      .ground-big { fill: #b794f6; }
      .figure-big { stroke: #4c2f80; }
      .ground-lock { fill: #4a2320; }
      .figure-lock { stroke: #ff8a80; }
      .ground-io { fill: #1e3350; }
      .figure-io { stroke: #7fb0ee; }
      .figure-sleep { stroke: #94a7c0; }
      .interrupted, .cancelled { stroke: #e6e8eb; }
      .failed { stroke: #ff8a80; }
      .said { fill: #8ab4f8; }
    }

    """
}
