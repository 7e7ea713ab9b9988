/// The style of a page: light and dark, wide and narrow, with or without motion, on paper.
enum PageStyle {
  /// The hash by which the page's policy lets it through: `sha256-` and the digest in base 64.
  ///
  /// A test holds it against the text; whoever changes the text finds the new hash in what it says.
  static let hash = "sha256-ZFntXYy/DfLjSeSplYzNEn8ZfRTIy/7ERguANXaGxLQ="

  /// The style sheet, without `<` and `&`: as it stands in HTML, and the same to a parser of XML.
  static let text: StaticString = """

    :root {
      --paper: #ffffff; --ink: #1b1e23; --faint: #5a626d; --rule: #d8dce2; --shade: #f4f5f7;
      --accent: #0b57c4; --here: #fff3c4; --wrong: #b3261e; --wrong-shade: #fdeceb;
      --running: #1c7d4d; --big: #6f3fb0; --big-figure: #d9c8f2; --ready: #8f5a00; --io: #2f6fc1;
      --io-ground: #dbe8f8; --lock: #b3261e; --lock-ground: #fbe1df; --strand: #7b838e;
      --sleep: #5f7188;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14161a; --ink: #e6e8eb; --faint: #a0a8b3; --rule: #343941; --shade: #1c1f24;
        --accent: #8ab4f8; --here: #423a14; --wrong: #ff8a80; --wrong-shade: #3a1d1b;
        --running: #4cc38a; --big: #b794f6; --big-figure: #4c2f80; --ready: #f0b429; --io: #7fb0ee;
        --io-ground: #1e3350; --lock: #ff8a80; --lock-ground: #4a2320; --strand: #8c95a1;
        --sleep: #94a7c0;
      }
    }
    * { box-sizing: border-box; }
    html { background: var(--paper); color: var(--ink); }
    body {
      margin: 0 auto; max-width: 76rem; padding: 1.5rem clamp(0.75rem, 3vw, 2.5rem) 4rem;
      font: 1rem/1.5 system-ui, sans-serif;
    }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
    h3 { font-size: 0.9rem; margin: 0 0 0.25rem; color: var(--faint); font-weight: 600; }
    p { margin: 0.25rem 0 0.75rem; max-width: 46rem; overflow-wrap: anywhere; }
    a { color: var(--accent); }
    code, .act, .line, .values, .caption { font-family: ui-monospace, monospace; }
    code { font-size: 0.9em; }
    figure { margin: 0.75rem 0 0; }
    .hidden {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
    }
    .patterns { position: absolute; }
    .subtitle, .note, .facts-line { color: var(--faint); }
    header { margin-bottom: 1.5rem; }
    nav ol { margin: 0.75rem 0 0; padding-left: 1.5rem; }
    .status { color: var(--faint); font-size: 0.85rem; margin-left: 0.35rem; }
    .status.failed { color: var(--wrong); }
    section { border-top: 1px solid var(--rule); padding-top: 1.25rem; margin-top: 1.5rem; }
    .needs-script { display: none; }
    .scripted .needs-script { display: flex; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    button {
      font: inherit; color: inherit; background: var(--shade); border: 1px solid var(--rule);
      border-radius: 6px; min-width: 2.5rem; min-height: 2.25rem; padding: 0 0.6rem; cursor: pointer;
    }
    button:hover { border-color: var(--accent); }
    button:disabled { opacity: 0.4; cursor: default; }
    table { border-collapse: collapse; font-size: 0.95rem; }
    th, td { text-align: left; padding: 0.2rem 0.75rem 0.2rem 0; vertical-align: top; }
    th { font-weight: 600; }
    .wide { overflow-x: auto; }
    details { margin-top: 0.75rem; }
    summary { cursor: pointer; color: var(--faint); }
    details td, details th { border-top: 1px solid var(--rule); white-space: nowrap; }

    /* Timelines */
    .toolbar { align-items: center; gap: 0.4rem; margin-bottom: 0.5rem; flex-wrap: wrap; }
    .readout { flex: 1 1 14rem; font-size: 0.85rem; color: var(--faint); padding-left: 0.5rem; }
    .grid { display: flex; align-items: stretch; }
    .names { flex: 0 0 auto; max-width: 30%; padding-right: 0.75rem; }
    .name, .fact, .grid div.axis { height: 24px; line-height: 24px; font-size: 0.85rem; }
    .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
    .name.core { font-weight: 400; color: var(--faint); }
    .facts { flex: 0 0 auto; padding-left: 0.75rem; text-align: right; }
    .fact { color: var(--faint); white-space: nowrap; font-variant-numeric: tabular-nums; }
    .scroll { flex: 1 1 auto; min-width: 0; overflow-x: auto; overflow-y: hidden; padding: 0 8px 6px; }
    .canvas { position: relative; width: 100%; }
    .canvas svg { display: block; overflow: visible; }
    .lane { border-top: 1px solid var(--rule); height: 24px; }
    .axis text { font: 0.75rem system-ui, sans-serif; fill: var(--faint); text-anchor: middle; }
    .axis .begin text { text-anchor: start; }
    .axis .end text { text-anchor: end; }
    .core rect.span { stroke: var(--paper); }
    .who { font: 0.75rem system-ui, sans-serif; fill: var(--paper); pointer-events: none; }
    .holds-lock .who { font-weight: 700; stroke: var(--big); stroke-width: 3; paint-order: stroke; }
    .tick line { stroke: var(--faint); }
    .span { stroke-width: 1; }
    .running { fill: var(--running); stroke: var(--running); }
    .holdingBigLock { fill: url(#pattern-big); stroke: var(--big); }
    .ready { fill: none; stroke: var(--ready); stroke-dasharray: 4 3; }
    .waitingForIO { fill: url(#pattern-io); stroke: var(--io); }
    .waitingForLock { fill: url(#pattern-lock); stroke: var(--lock); }
    .waitingForStrand { fill: var(--strand); stroke: none; }
    .sleeping { fill: url(#pattern-sleep); stroke: none; }
    .moment { stroke-width: 3; }
    .ground-big { fill: var(--big); } .figure-big { stroke: var(--big-figure); stroke-width: 1.5; }
    .ground-lock { fill: var(--lock-ground); } .figure-lock { stroke: var(--lock); stroke-width: 1.5; }
    .ground-io { fill: var(--io-ground); } .figure-io { stroke: var(--io); stroke-width: 1; }
    .ground-sleep { fill: none; } .figure-sleep { stroke: var(--sleep); stroke-width: 1; }
    .interrupted, .failed, .cancelled { fill: none; stroke: var(--ink); stroke-width: 2; }
    .failed { stroke: var(--wrong); stroke-width: 3; }
    .said { fill: var(--accent); }
    .span.selected { stroke: var(--ink); stroke-width: 3; stroke-dasharray: none; }
    .scripted .span { cursor: pointer; }
    .legend {
      list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0.5rem 0 0; padding: 0;
      font-size: 0.85rem; color: var(--faint);
    }
    .legend li { display: flex; align-items: center; gap: 0.4rem; }

    /* Findings */
    .headline { font-size: 1.05rem; }
    .wrong { border-left: 4px solid var(--wrong); padding-left: 0.75rem; }
    .wrong strong { color: var(--wrong); margin-right: 0.35rem; }
    .cycle { font-size: 1.05rem; line-height: 2.2; }
    .node { border: 1px solid var(--ink); padding: 0.15rem 0.6rem; white-space: nowrap; }
    .node.strand { border-radius: 4px; font-weight: 600; }
    .node.resource { border-radius: 1rem; border-style: dashed; }
    .arrow { margin: 0 0.5rem; color: var(--wrong); }
    .outcomes { margin-bottom: 0.75rem; }
    .outcomes code { overflow-wrap: break-word; }
    .outcomes .count { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .outcomes svg { vertical-align: middle; width: clamp(3rem, 20vw, 10rem); }
    rect.all { fill: var(--rule); } rect.right { fill: var(--running); } rect.wrong { fill: var(--wrong); }
    .schedule { font-size: 0.85rem; color: var(--faint); margin-top: 1rem; }

    /* Interleavings */
    .stepper { align-items: center; gap: 0.5rem; flex-wrap: wrap; margin-bottom: 0.75rem; }
    .stepper input { flex: 1 1 8rem; max-width: 24rem; min-height: 2.25rem; accent-color: var(--accent); }
    .caption { flex: 1 1 16rem; font-size: 0.9rem; min-height: 1.5em; overflow-wrap: anywhere; }
    .beside { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    .steps table { width: 100%; }
    .steps thead th { border-bottom: 2px solid var(--rule); }
    .steps td, .steps th { padding: 0.25rem 0.6rem; border-left: 3px solid transparent; }
    .steps td + td { border-left: 1px solid var(--rule); }
    .line { width: 3rem; text-align: right; color: var(--faint); font-weight: 400; font-size: 0.85rem; }
    .act { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.9rem; }
    /* A remark is as wide as its column, and does not make it wider. */
    .remark { display: block; width: 0; min-width: 100%; color: var(--wrong); font-size: 0.9rem; }
    .switch td.switched {
      font-size: 0.8rem; font-style: italic; color: var(--faint); border-top: 1px dashed var(--faint);
      border-bottom: 1px dashed var(--faint); text-align: center;
    }
    .after-gap .line::before { content: "…\\00a0"; }
    .current th.line { border-left-color: var(--accent); color: var(--ink); font-weight: 700; }
    .current th.line::before { content: "▶\\00a0"; color: var(--accent); }
    .current td, .current th { background: var(--here); }
    .later { opacity: 0.45; }
    .source {
      list-style: none; margin: 0; padding: 0; counter-reset: line; font-size: 0.85rem;
      border: 1px solid var(--rule); border-radius: 6px; min-width: max-content;
    }
    .sides { min-width: 0; }
    .sides h3 { margin-top: 0.75rem; }
    .source li { counter-increment: line; display: flex; padding-right: 0.75rem; }
    .source li::before {
      content: counter(line); flex: 0 0 2.75rem; text-align: right; padding-right: 0.75rem;
      color: var(--faint);
    }
    .source code { white-space: pre; font-size: 1em; }
    .source .touched { background: var(--shade); }
    .source .here { background: var(--here); box-shadow: inset 4px 0 var(--accent); }
    .badge {
      align-self: center; margin-left: 0.5rem; padding: 0 0.4rem; border: 1px dashed var(--faint);
      border-radius: 4px; font: 0.75rem/1.4 system-ui, sans-serif; color: var(--faint);
    }
    .badge.moved {
      border: 1px solid var(--accent); background: var(--accent); color: var(--paper);
      font-weight: 700;
    }
    .values { flex-wrap: wrap; gap: 0.4rem; margin: 0; font-size: 0.85rem; }
    .values div {
      display: flex; gap: 0.4rem; border: 1px solid var(--rule); border-radius: 6px;
      padding: 0.15rem 0.6rem; max-width: 100%; overflow-wrap: anywhere;
    }
    .values dt { color: var(--faint); }
    .values dd { margin: 0; font-weight: 600; }
    .values .touched { border: 2px solid var(--accent); }
    @media (max-width: 48rem) {
      .beside { grid-template-columns: minmax(0, 1fr); }
      .facts { display: none; }
      .names { max-width: 38%; padding-right: 0.5rem; }
      .steps td, .steps th { padding: 0.25rem 0.35rem; }
    }
    @media (prefers-reduced-motion: no-preference) {
      .later, .current td, .current th { transition: opacity 0.15s, background-color 0.15s; }
    }
    @media print {
      .needs-script, .scripted .needs-script { display: none; }
      .later { opacity: 1; }
    }

    """
}
