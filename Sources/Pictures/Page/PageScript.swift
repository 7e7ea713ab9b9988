/// What a page does at a key or a click.
enum PageScript {
  /// The hash by which the page's policy lets it through: `sha256-` and the digest in base 64.
  ///
  /// A test holds it against the text; whoever changes the text finds the new hash in what it says.
  static let hash = "sha256-hlbxVe4ESJSQ8XBHqf8RGG/Hr9WY/AAGDZHJab3L7xw="

  /// The script, without `<` and `&`: as it stands in HTML, and the same to a parser of XML.
  static let text: StaticString = """

    (function () {
      "use strict";
      const root = document.documentElement;
      root.classList.add("scripted");
      const all = (within, selector) => Array.from(within.querySelectorAll(selector));
      const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
      const make = (name, style, text) => {
        const element = document.createElement(name);
        if (style) { element.className = style; }
        element.textContent = text;
        return element;
      };

      // A slider goes through the rows of a table; badges stand at the lines where strands stand.
      function interleaving(figure, isAlone, number) {
        const body = all(figure, "tbody tr");
        const steps = all(figure, "tr[data-step]");
        const slider = figure.querySelector("input");
        const caption = figure.querySelector(".caption");
        const values = figure.querySelector(".values");
        const frame = figure.querySelector(".steps");
        const [back, forward] = all(figure, ".stepper button");
        let shown = Number(slider.value);

        function badges(past, current) {
          all(figure, ".badge").forEach((badge) => badge.remove());
          all(figure, ".source .here").forEach((line) => line.classList.remove("here"));
          const places = new Map();
          past.forEach((row) => {
            if (row.dataset.source) { places.set(row.dataset.column, row); }
          });
          places.forEach((row) => {
            const line = document.getElementById(row.dataset.source);
            if (!line) { return; }
            const moved = row === current;
            line.append(make("span", moved ? "badge moved" : "badge",
              (moved ? "▶ " : "") + row.dataset.strand));
            if (moved) {
              line.classList.add("here");
              reveal(line.closest(".wide"), line);
            }
          });
        }

        function variables(past, current) {
          const held = new Map();
          past.forEach((row) => {
            if (row.dataset.target) { held.set(row.dataset.target, row.dataset.value); }
          });
          values.textContent = "";
          held.forEach((value, target) => {
            const isTouched = current.dataset.target === target;
            const pair = make("div", isTouched ? "touched" : "", "");
            pair.append(make("dt", "", target), make("dd", "", value));
            values.append(pair);
          });
        }

        // Only a box that scrolls is scrolled, never the page under the reader.
        function reveal(box, element) {
          if (!box) { return; }
          const outer = box.getBoundingClientRect();
          const inner = element.getBoundingClientRect();
          if (outer.top > inner.top) { box.scrollTop -= outer.top - inner.top; }
          if (inner.bottom > outer.bottom) { box.scrollTop += inner.bottom - outer.bottom; }
        }

        function show(step) {
          shown = clamp(Math.round(step) || 1, 1, steps.length);
          const current = steps[shown - 1];
          let isLater = false;
          body.forEach((row) => {
            row.classList.toggle("later", isLater);
            row.classList.toggle("current", row === current);
            row.removeAttribute("aria-current");
            if (row === current) { isLater = true; }
          });
          current.setAttribute("aria-current", "step");
          const past = steps.slice(0, shown);
          badges(past, current);
          variables(past, current);
          reveal(frame, current);
          const remark = current.dataset.remark ? " ✗ " + current.dataset.remark : "";
          const words = current.dataset.strand + ": " + current.dataset.act + remark;
          caption.textContent = "Step " + shown + " of " + steps.length + " · " + words;
          slider.value = shown;
          slider.setAttribute("aria-valuetext", shown + " of " + steps.length + ", " + words);
          back.disabled = shown === 1;
          forward.disabled = shown === steps.length;
        }

        function go(step) {
          show(step);
          const place = (isAlone ? "#" : "#finding=" + number + ",") + "step=" + shown;
          try { history.replaceState(null, "", place); } catch (error) { return; }
        }

        slider.addEventListener("input", () => go(Number(slider.value)));
        back.addEventListener("click", () => go(shown - 1));
        forward.addEventListener("click", () => go(shown + 1));
        steps.forEach((row, index) => row.addEventListener("click", () => go(index + 1)));
        show(shown);
        return { show: show, move: (steps) => go(shown + steps) };
      }

      // A timeline zooms; the keys of the arrows go from stretch to stretch.
      function timeline(figure) {
        const scroll = figure.querySelector(".scroll");
        const canvas = figure.querySelector(".canvas");
        const axis = figure.querySelector("svg.axis");
        const readout = figure.querySelector(".readout");
        const lanes = all(figure, "svg.lane").map((lane) => all(lane, ".span"));
        const elapsed = Number(figure.dataset.elapsed);
        const units = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];
        const unit = units.find((pair) => elapsed >= pair[1]) || units[3];
        let zoom = 1;
        let row = 0;
        let item = -1;

        function round(least) {
          let power = 1;
          while (true) {
            const factor = [1, 2, 5].find((digit) => digit * power >= least);
            if (factor) { return factor * power; }
            power *= 10;
          }
        }

        function drawing(name, attributes) {
          const element = document.createElementNS("http://www.w3.org/2000/svg", name);
          Object.entries(attributes).forEach((pair) => element.setAttribute(pair[0], pair[1]));
          return element;
        }

        function tick(time) {
          const x = 100 * (time / elapsed) + "%";
          const edge = x === "0%" ? " begin" : time / elapsed > 0.97 ? " end" : "";
          const group = drawing("g", { class: "tick" + edge });
          const label = drawing("text", { x: x, y: 14 });
          label.textContent = Number((time / unit[1]).toFixed(6)) + " " + unit[0];
          group.append(drawing("line", { x1: x, x2: x, y1: 18, y2: 24 }), label);
          return group;
        }

        function ticks() {
          const width = canvas.clientWidth;
          if (!elapsed || !width) { return; }
          const step = round(elapsed / width * 90);
          const last = Math.min((scroll.scrollLeft + scroll.clientWidth) / width * elapsed, elapsed);
          axis.textContent = "";
          let time = Math.ceil(scroll.scrollLeft / width * elapsed / step) * step;
          while (last >= time) {
            axis.append(tick(time));
            time += step;
          }
        }

        function zoomTo(next, at) {
          const share = at === undefined ? 0.5 : at;
          const fixed = (scroll.scrollLeft + share * scroll.clientWidth) / canvas.clientWidth;
          zoom = clamp(next, 1, 4096);
          canvas.style.width = zoom * 100 + "%";
          scroll.scrollLeft = fixed * canvas.clientWidth - share * scroll.clientWidth;
          ticks();
        }

        function select(nextRow, nextItem) {
          all(figure, ".selected").forEach((span) => span.classList.remove("selected"));
          row = clamp(nextRow, 0, lanes.length - 1);
          item = clamp(nextItem, 0, lanes[row].length - 1);
          const span = lanes[row][item];
          if (!span) { return; }
          span.classList.add("selected");
          readout.textContent = span.querySelector("title").textContent;
          const outer = scroll.getBoundingClientRect();
          const inner = span.getBoundingClientRect();
          if (outer.left > inner.left) { scroll.scrollLeft -= outer.left - inner.left + 16; }
          if (inner.left > outer.right - 16) { scroll.scrollLeft += inner.left - outer.right + 64; }
        }

        // The stretch of another row that begins last before the one that is selected ends.
        function across(step) {
          const next = row + step;
          const target = lanes[next];
          if (!target) { return false; }
          const here = item >= 0 ? lanes[row][item].getBoundingClientRect().left : 0;
          const later = target.findIndex((span) => span.getBoundingClientRect().left > here + 1);
          select(next, later === -1 ? target.length - 1 : later - 1);
          return true;
        }

        const keys = {
          ArrowRight: () => select(row, item + 1), ArrowLeft: () => select(row, item - 1),
          ArrowDown: () => across(1), ArrowUp: () => across(-1),
          Home: () => select(row, 0), End: () => select(row, lanes[row].length - 1),
          "+": () => zoomTo(zoom * 2), "=": () => zoomTo(zoom * 2), "-": () => zoomTo(zoom / 2),
          "0": () => zoomTo(1)
        };
        scroll.addEventListener("keydown", (event) => {
          const isChord = event.ctrlKey || event.metaKey || event.altKey;
          const act = isChord ? undefined : keys[event.key];
          if (!act) { return; }
          if (act() !== false) { event.preventDefault(); }
        });
        scroll.addEventListener("wheel", (event) => {
          if (!event.ctrlKey) { return; }
          event.preventDefault();
          const box = scroll.getBoundingClientRect();
          zoomTo(zoom * Math.exp(-event.deltaY / 200), (event.clientX - box.left) / box.width);
        }, { passive: false });
        scroll.addEventListener("scroll", ticks);
        window.addEventListener("resize", ticks);
        const buttons = { in: () => zoomTo(zoom * 2), out: () => zoomTo(zoom / 2),
          fit: () => zoomTo(1) };
        all(figure, ".toolbar button").forEach((button) => {
          button.addEventListener("click", buttons[button.dataset.do]);
        });
        lanes.forEach((spans, lane) => spans.forEach((span, index) => {
          span.addEventListener("click", () => select(lane, index));
        }));
        ticks();
      }

      const figures = all(document, "figure.interleaving");
      const steppers = figures.map((figure, index) =>
        interleaving(figure, figures.length === 1, index + 1));
      all(document, "figure.timeline").forEach(timeline);

      // "#step=3" and "#finding=2,step=3" say where to begin.
      function follow() {
        const step = location.hash.match(/step=([0-9]+)/);
        const finding = location.hash.match(/finding=([0-9]+)/);
        const stepper = steppers[finding ? Number(finding[1]) - 1 : 0];
        if (!step || !stepper) { return; }
        stepper.show(Number(step[1]));
        if (finding) { figures[Number(finding[1]) - 1].scrollIntoView(); }
      }
      window.addEventListener("hashchange", follow);
      follow();

      // Where nothing else has the keys, the arrows step through the only interleaving.
      document.addEventListener("keydown", (event) => {
        const isFree = event.target === document.body;
        const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!isFree || !steps || steppers.length !== 1) { return; }
        steppers[0].move(steps);
        event.preventDefault();
      });
    })();

    """
}
