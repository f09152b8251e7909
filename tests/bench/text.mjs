/** Figures and pages as texts. */
const WIDTH = 115;
const KIB = 1024;

/** Three digits that count; "" where there is no figure. */
export const three = (x) => (Number.isFinite(x) ? String(Number(x.toPrecision(3))) : "");

/** Milliseconds, or microseconds where they are few. */
export const ms = (x) => (!Number.isFinite(x) ? "" : x < 0.1 ? `${three(1000 * x)} us` : `${three(x)} ms`);

export const times = (x) => (Number.isFinite(x) ? x.toFixed(2) : "");
export const percent = (x) => (Number.isFinite(x) ? `${(100 * x).toFixed(0)} %` : "");
export const kib = (bytes) => (bytes ? (bytes / KIB).toFixed(1) : "");
export const mib = (bytes) => (bytes / KIB / KIB).toFixed(1);

/** @param {string[]} head those with a colon in front are texts, others numbers @param {string[][]} rows */
export function table(head, rows) {
  const names = head.map((name) => name.replace(/^:/, ""));
  const sides = head.map((name) => (name.startsWith(":") ? "---" : "---:"));
  return [names, sides, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The page with its paragraphs in lines of one width; tables, headings and code stay as they are. */
export const wrapped = (page) =>
  page
    .split("\n\n")
    .map((block) =>
      /^(\||#| {4})/.test(block) ? block : block.startsWith("- ") ? listed(block) : filled(block, ""),
    )
    .join("\n\n");

const listed = (block) =>
  block
    .split("\n")
    .map((item) => filled(item, "  "))
    .join("\n");

function filled(paragraph, indent) {
  const lines = [];
  let line = "";
  for (const word of paragraph.trim().split(/\s+/)) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].join("\n");
}
