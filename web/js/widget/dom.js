/** Elements without markup in strings, which a strict policy may forbid. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element. Attributes that are functions are listeners (`oninput`), true and false set or leave an
 * attribute; children are elements and texts.
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element, in the same way. */
export function s(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** A share as a length, by a property of its own: a policy may forbid the style attribute. */
export function setShare(element, value) {
  element.style.setProperty("--share", `${100 * Math.min(1, Math.max(0, value))}%`);
}

/** A style sheet that a strict policy allows, as no text of it stands in the document. */
export function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
