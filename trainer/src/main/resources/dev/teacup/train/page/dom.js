/** Elements and their attributes, written in one go. */

const SVG = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** An HTML element; attributes that begin with "on" are listeners. */
export function html(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

let labels = 0;

/** A control under its label. */
export function labelled(words, control, ...after) {
  control.id ||= `control-${++labels}`;
  return html(
    "p",
    { class: "control" },
    html("label", { for: control.id }, words),
    control,
    ...after,
  );
}
