/** As much of a document as the widget's parts need that are tested without a browser. */
class Stub {
  childNodes = [];
  attributes = {};
  listeners = {};
  style = { setProperty() {} };
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  addEventListener(type, act) {
    this.listeners[type] = act;
  }
  append(...nodes) {
    this.childNodes.push(...nodes);
  }
  replaceChildren(...nodes) {
    this.childNodes = nodes;
  }
  /** All elements inside that are so. */
  all(isSo) {
    const inside = this.childNodes.filter((node) => node instanceof Stub);
    return inside.flatMap((node) => [...(isSo(node) ? [node] : []), ...node.all(isSo)]);
  }
}

class Element extends Stub {
  constructor(tag) {
    super();
    this.tag = tag;
  }
  get valueAsNumber() {
    return this.value === "" ? NaN : Number(this.value);
  }
}

globalThis.document = {
  createElement: (tag) => new Element(tag),
  createElementNS: (_, tag) => new Element(tag),
};
globalThis.CSSStyleSheet = class {
  replaceSync() {}
};
