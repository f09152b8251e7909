/** The two lines that put the widget into any page. */
import { h } from "./dom.js";

export function embedPanel(src) {
  const script = new URL("../teacup-model.js", import.meta.url).href;
  const lines = [
    `<script type="module" src="${script}"></script>`,
    `<teacup-model src="${escaped(src)}"></teacup-model>`,
  ].join("\n");
  const code = h("pre", { tabindex: "0", "aria-label": "The two lines" }, h("code", {}, lines));
  const copy = h(
    "button",
    {
      type: "button",
      onclick: async () => {
        const copied = await navigator.clipboard?.writeText(lines).then(
          () => true,
          () => false,
        );
        if (copied) copy.textContent = "Copied";
        else getSelection()?.selectAllChildren(code);
      },
    },
    "Copy",
  );
  return h(
    "div",
    { class: "embed", part: "embed-code" },
    h("p", {}, "Two lines put it into your own page; it predicts there, on the reader’s device."),
    code,
    copy,
  );
}

const escaped = (url) => url.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
