/**
 * Ratings: titles that are found by typing, each with stars. Titles and stars are two inputs of a model and
 * one field of the form; what a model suggests to such a reader is shown with its reason.
 */
import { announce, h, sheetOf } from "./view.js";

const MOST_FOUND = 8;
/** Titles that are suggested at most. */
const MOST_SUGGESTED = 100;
const LEAST_STARS = 0.5;
const MOST_STARS = 5;
const GIVEN = 4;
const BLANK = "\u00a0";

/** The field of titles shows the stars too, whose input it names; that of the stars has no element. */
function ratingsField(spec, changed, others) {
  const isStars = spec.of === "stars";
  const part = isStars ? "stars" : "titles";
  const isOther = isStars ? (other) => other.stars === spec.name : (other) => other.name === spec.stars;
  const ratings = others.find(({ spec }) => isOther(spec))?.ratings ?? new Ratings(changed);
  if (!isStars) ratings.offer(spec);
  ratings[part] = spec.default;
  return {
    spec,
    ratings,
    element: isStars ? undefined : ratings.element,
    get value() {
      return ratings[part];
    },
    set value(given) {
      ratings[part] = given;
    },
    get words() {
      return ratings[part].join(", ");
    },
    get invitation() {
      return ratings.titles.length ? "" : "Rate one or more, and the answer follows.";
    },
    feed: ([values]) => ({ data: values, dims: [1, values.length] }),
  };
}

class Ratings {
  element;
  #changed;
  #choices;
  #rows = [];
  /** Stars by place, which may come before their titles. */
  #given = [];
  #found = [];
  #active = 0;
  #input;
  #list;
  #rated = h("ul", { class: "rated" });

  constructor(changed) {
    this.#changed = changed;
  }

  /** Takes what the description says of the titles. */
  offer({ name, label, choices }) {
    this.#choices = choices.map(({ value }) => ({ title: value, words: plain(value) }));
    this.#list = h("ul", { role: "listbox", id: `${name}-found`, "aria-label": "Found", hidden: true });
    this.#input = h("input", {
      type: "text",
      id: name,
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Type to find one",
      part: "control",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${name}-found`,
      oninput: () => this.#find(),
      onkeydown: (event) => this.#key(event),
      onblur: () => this.#close(),
    });
    this.element = h(
      "div",
      { class: "field rating", part: "field" },
      h(
        "div",
        { class: "name" },
        h("label", { for: name, part: "label" }, label),
        h("span", { class: "note" }, `${this.#choices.length.toLocaleString("en")} are known`),
      ),
      h("div", { class: "finder" }, this.#input, this.#list),
      this.#rated,
    );
  }

  get titles() {
    return this.#rows.map(({ title }) => title);
  }

  set titles(given) {
    const titles = Array.isArray(given) ? [...new Set(given.map(String))] : [];
    this.#rows = titles.map((title, k) => this.#row(title, this.#rows[k]?.stars ?? this.#given[k] ?? GIVEN));
    this.#draw();
  }

  get stars() {
    return this.#rows.map(({ stars }) => stars);
  }

  set stars(given) {
    this.#given = Array.isArray(given) ? given.map(Number) : [];
    this.#rows.forEach((row, k) => row.set(this.#given[k]));
  }

  #draw() {
    this.#rated.replaceChildren(...this.#rows.map(({ element }) => element));
  }

  /** A rated title; its stars are a slider, which mouse and finger take for five stars of two halves. */
  #row(title, stars) {
    const drawn = h("span", { class: "drawn", "aria-hidden": "true" }, "★★★★★");
    const slider = h("input", {
      type: "range",
      min: LEAST_STARS,
      max: MOST_STARS,
      step: LEAST_STARS,
      "aria-label": `Stars for ${title}`,
      part: "control",
      oninput: () => {
        row.set(slider.valueAsNumber);
        this.#changed();
      },
      onpointerdown: (event) => point(event),
    });
    const point = (event) => {
      if (event.button > 0 || slider.matches(":disabled")) return;
      event.preventDefault();
      slider.focus();
      const { left, width } = slider.getBoundingClientRect();
      row.set(Math.ceil((2 * MOST_STARS * (event.clientX - left)) / width) / 2);
      this.#changed();
    };
    const remove = h(
      "button",
      { type: "button", class: "remove", part: "control", onclick: () => this.#remove(row) },
      "Remove",
    );
    remove.setAttribute("aria-label", `Remove ${title}`);
    const row = {
      title,
      stars,
      slider,
      element: h(
        "li",
        {},
        h("span", { class: "who" }, title),
        h("span", { class: "stars" }, slider, drawn),
        remove,
      ),
      set(given) {
        if (!Number.isFinite(given)) return;
        row.stars = Math.min(MOST_STARS, Math.max(LEAST_STARS, Math.round(2 * given) / 2));
        slider.value = row.stars;
        slider.setAttribute("aria-valuetext", `${row.stars} stars`);
        drawn.style.setProperty("--share", `${(100 * row.stars) / MOST_STARS}%`);
      },
    };
    row.set(stars);
    return row;
  }

  #remove(row) {
    const at = this.#rows.indexOf(row);
    this.#rows.splice(at, 1);
    this.#draw();
    (this.#rows[Math.min(at, this.#rows.length - 1)]?.slider ?? this.#input).focus();
    this.#changed();
  }

  #find() {
    const words = plain(this.#input.value).split(" ").filter(Boolean);
    const rated = this.titles;
    this.#found = words.length
      ? this.#choices
          .filter(({ title, words: known }) => {
            const isFound = words.every((word) => known.includes(` ${word}`));
            return isFound && !rated.includes(title);
          })
          .slice(0, MOST_FOUND)
      : [];
    this.#list.replaceChildren(
      ...this.#found.map(({ title }, k) =>
        h(
          "li",
          {
            role: "option",
            id: `${this.#input.id}-${k}`,
            onpointerdown: (event) => event.preventDefault(),
            onclick: () => this.#add(title),
          },
          title,
        ),
      ),
    );
    this.#list.hidden = !this.#found.length;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#mark(0);
    const { length } = this.#found;
    if (words.length) announce(length ? `${length} found` : "Nothing of that name is known.");
  }

  #mark(active) {
    this.#active = active;
    for (const [k, option] of [...this.#list.children].entries()) {
      option.setAttribute("aria-selected", String(k === active));
    }
    const marked = this.#list.children[active];
    if (marked) this.#input.setAttribute("aria-activedescendant", marked.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    const count = this.#found.length;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && count) this.#mark((this.#active + by + count) % count);
    else if (event.key === "Enter" && count) this.#add(this.#found[this.#active].title);
    else if (event.key === "Escape" && count) this.#close();
    else return;
    event.preventDefault();
  }

  #close() {
    this.#found = [];
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#mark(-1);
  }

  /** What is new stands first, and its stars have the focus: arrow keys change them at once. */
  #add(title) {
    const row = this.#row(title, GIVEN);
    this.#rows.unshift(row);
    this.#input.value = "";
    this.#close();
    this.#draw();
    row.slider.focus();
    this.#changed();
  }
}

/** Small letters and figures without accents, a blank before each word. */
function plain(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, " ")}`;
}

/** Titles, the best first, each with the stars that it will get and the rated title that speaks for it. */
function suggestionsResult({ label, scores, stars, reasons }) {
  const list = h("ol", { class: "suggested", part: "classes" });
  return {
    element: h("div", {}, h("p", { class: "caption" }, label), list),
    show({ data, dims }, outputs) {
      const of = (name, k) => outputs?.[name]?.data?.[k];
      const most = Number(of(scores, 0));
      const first = data.slice(0, Math.min(dims.at(-1) ?? 1, MOST_SUGGESTED));
      const titles = Array.from(first, (title) => (outputs ? String(title) : BLANK));
      list.replaceChildren(
        ...titles.map((title, k) => {
          const line = h("span", { class: "bar", "aria-hidden": "true" });
          line.style.setProperty("--share", `${outputs ? (100 * Number(of(scores, k))) / most : 0}%`);
          const reason = of(reasons, k);
          const guess = Number(of(stars, k));
          return h(
            "li",
            {},
            h("span", { class: "who" }, title),
            h("span", { class: "guess" }, Number.isFinite(guess) ? `★ ${guess.toFixed(1)}` : BLANK),
            line,
            h("span", { class: "note" }, reason ? `for ${reason}` : BLANK),
          );
        }),
      );
      return `${label}: ${titles.slice(0, 3).join("; ")}.`;
    },
  };
}

export const results = { suggestions: suggestionsResult };

export const fields = { ratings: ratingsField };

export const sheet = sheetOf(`
.rating { flex-basis: 100%; }
.finder { position: relative; }
.finder [role=listbox] { position: absolute; z-index: 2; inset-inline: 0; margin: .2rem 0 0; padding: .25rem;
  list-style: none; background: var(--paper); border: 1px solid var(--edge); border-radius: 8px; }
.finder [role=option] { padding: .35rem .6rem; border-radius: 5px; cursor: pointer; line-height: 1.35; }
.finder [role=option][aria-selected=true] { background: var(--leaf); color: var(--paper); }
.rated { list-style: none; margin: .6rem 0 0; padding: 0; }
.rated li { display: grid; grid-template-columns: 1fr auto auto; gap: .2rem .8rem; align-items: center;
  padding-block: .3rem; border-block-end: 1px solid var(--line); line-height: 1.3; }
.rated .remove { margin: 0; background: none; color: var(--soft); border: 1px solid var(--line);
  border-radius: 6px; cursor: pointer; min-block-size: 1.7rem; font-size: .8em; }
.stars { position: relative; direction: ltr; font-size: 1.5rem; line-height: 1.75rem; white-space: nowrap; }
.stars input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; padding: 0;
  opacity: 0; cursor: pointer; touch-action: pan-y; }
.drawn { display: block; color: transparent; background: linear-gradient(90deg, var(--leaf) var(--share),
  var(--edge) var(--share)); background-clip: text; forced-color-adjust: none; }
.stars :focus-visible + .drawn { outline: 2px solid var(--leaf); }
.suggested { margin: 0; padding: 0; list-style: none; }
.suggested li { display: grid; grid-template-columns: 1fr auto; gap: 0 .8rem; padding-block: .35rem;
  line-height: 1.35; }
.suggested .who { font-weight: 550; }
.suggested .guess { font-variant-numeric: tabular-nums; color: var(--soft); }
.suggested .bar { grid-column: 1 / -1; margin-block: .15rem; }
.suggested .bar::before { block-size: 4px; }
.suggested .who, .rated .who { max-inline-size: none; white-space: normal; overflow: visible; }
.suggested .note { grid-column: 1 / -1; }
@container (max-width: 30rem) {
  .rated .who { grid-column: 1 / -1; }
  .rated li { grid-template-columns: auto 1fr; }
  .rated .remove { justify-self: end; }
}
`);
