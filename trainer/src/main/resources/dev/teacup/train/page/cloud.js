/** Points in a plane on a canvas: their place, their marks, and which one is meant. */

const MARGIN = 30;
const MARK = 4;
const REACH = 14;
/** With fewer points than these, each bears its name where there is room. */
const MOST_NAMED = 400;
const SHAPES = 5;

/** What a canvas shows of a space. */
export class Cloud {
  #canvas;
  #context;
  #size = { width: 0, height: 0 };
  #zoom = 1;
  #centre = [0, 0];
  #extent = [1, 1];

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    this.view = {
      places: new Float32Array(0),
      labels: [],
      kinds: [],
      chosen: -1,
      marked: [],
      picture: null,
    };
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  /** Shows other things, or the same at other places. */
  show(change) {
    Object.assign(this.view, change);
    if (change.places) this.#frame();
    this.draw();
  }

  /** Nearer by a factor, or farther away. */
  zoomBy(factor) {
    this.#zoom = Math.min(60, Math.max(1, this.#zoom * factor));
    if (this.#zoom === 1) this.#centre = [...this.#middle];
    this.draw();
  }

  /** Moves what is seen by as many pixels. */
  moveBy(dx, dy) {
    const scale = this.#scale();
    this.#centre = [this.#centre[0] - dx / scale, this.#centre[1] + dy / scale];
    this.draw();
  }

  /** Brings a row into view. */
  reveal(row) {
    const [x, y] = this.#at(row);
    const { width, height } = this.#size;
    const isInside = x > MARGIN && y > MARGIN && x < width - MARGIN && y < height - MARGIN;
    if (!isInside) this.#centre = [this.view.places[2 * row], this.view.places[2 * row + 1]];
    this.draw();
  }

  /** The row at a place of the canvas, or -1. */
  rowAt(x, y) {
    let nearest = -1;
    let least = REACH ** 2;
    for (let row = 0; row < this.view.labels.length; row++) {
      const [px, py] = this.#at(row);
      const square = (px - x) ** 2 + (py - y) ** 2;
      if (square < least) [nearest, least] = [row, square];
    }
    return nearest;
  }

  #middle = [0, 0];

  #frame() {
    const { places } = this.view;
    const bounds = [0, 1].map((axis) => {
      let [low, high] = [Infinity, -Infinity];
      for (let at = axis; at < places.length; at += 2) {
        low = Math.min(low, places[at]);
        high = Math.max(high, places[at]);
      }
      return [low, high];
    });
    this.#extent = bounds.map(([low, high]) => high - low || 1);
    this.#middle = bounds.map(([low, high]) => (low + high) / 2);
    if (this.#zoom === 1) this.#centre = [...this.#middle];
  }

  #scale() {
    const { width, height } = this.#size;
    const whole = Math.min(
      (width - 2 * MARGIN) / this.#extent[0],
      (height - 2 * MARGIN) / this.#extent[1],
    );
    return whole * this.#zoom;
  }

  #at(row) {
    const scale = this.#scale();
    const { places } = this.view;
    return [
      this.#size.width / 2 + (places[2 * row] - this.#centre[0]) * scale,
      this.#size.height / 2 - (places[2 * row + 1] - this.#centre[1]) * scale,
    ];
  }

  draw() {
    const { width, height } = this.#canvas.getBoundingClientRect();
    if (width === 0) return;
    this.#size = { width, height };
    const dots = devicePixelRatio;
    this.#canvas.width = Math.round(width * dots);
    this.#canvas.height = Math.round(height * dots);
    const context = this.#context;
    context.scale(dots, dots);
    const colours = [...Array(SHAPES + 1).keys()].map((kind) => this.#colour(`--k${kind}`));
    const { labels, kinds, chosen, marked } = this.view;
    context.font = `13px ${getComputedStyle(this.#canvas).fontFamily}`;
    context.globalAlpha = chosen < 0 ? 0.9 : 0.45;
    for (let row = 0; row < labels.length; row++)
      this.#mark(row, colours[kinds[row] ?? 0], kinds[row] ?? 0);
    context.globalAlpha = 1;
    const others = labels.length <= MOST_NAMED ? labels.keys() : [];
    this.#names(new Set([...(chosen < 0 ? [] : [chosen]), ...marked, ...others]));
  }

  /** A colour of the style sheet as it is in the scheme of the moment. */
  #colour(name) {
    this.#canvas.style.color = `var(${name})`;
    return getComputedStyle(this.#canvas).color;
  }

  /** A point: its small picture where it has one, else a mark whose form goes with its colour. */
  #mark(row, colour, kind) {
    const [x, y] = this.#at(row);
    const { picture } = this.view;
    const context = this.#context;
    if (picture) {
      const inLine = Math.floor(picture.image.width / picture.width);
      context.drawImage(
        picture.image,
        (row % inLine) * picture.width,
        Math.floor(row / inLine) * picture.height,
        picture.width,
        picture.height,
        x - 10,
        y - 10,
        20,
        20,
      );
      return;
    }
    context.fillStyle = colour;
    context.beginPath();
    outline(context, kind, x, y, MARK);
    context.fill();
  }

  /** Names beside their points, the chosen one first; one that would lie on another is left out. */
  #names(rows) {
    const { labels, chosen, marked } = this.view;
    const context = this.#context;
    const taken = [];
    const [ink, soft, card, amber] = ["--ink", "--soft", "--card", "--amber"].map((name) =>
      this.#colour(name),
    );
    for (const row of rows) {
      const [x, y] = this.#at(row);
      const isChosen = row === chosen;
      const isMarked = isChosen || marked.includes(row);
      if (isMarked) {
        context.strokeStyle = isChosen ? amber : ink;
        context.lineWidth = isChosen ? 3 : 1.5;
        context.beginPath();
        context.arc(x, y, isChosen ? 9 : 7, 0, 2 * Math.PI);
        context.stroke();
      }
      const name = labels[row].length > 28 ? `${labels[row].slice(0, 27)}…` : labels[row];
      const box = { x: x + 10, y: y - 8, width: context.measureText(name).width, height: 16 };
      if (box.x + box.width > this.#size.width - 4) box.x = x - 10 - box.width;
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      context.lineWidth = 4;
      context.lineJoin = "round";
      context.strokeStyle = card;
      context.strokeText(name, box.x, y + 4);
      context.fillStyle = isMarked || chosen < 0 ? ink : soft;
      context.fillText(name, box.x, y + 4);
    }
  }
}

function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A round, a square, a triangle, a diamond, a triangle that stands on its tip; the rest is a small round. */
export function outline(path, kind, x, y, size) {
  const corners =
    [
      [],
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ],
      [
        [0, -1.2],
        [1.2, 1],
        [-1.2, 1],
      ],
      [
        [0, -1.3],
        [1.3, 0],
        [0, 1.3],
        [-1.3, 0],
      ],
      [
        [0, 1.2],
        [1.2, -1],
        [-1.2, -1],
      ],
    ][kind] ?? [];
  if (corners.length === 0) path.arc(x, y, kind === 0 ? size : size * 0.7, 0, 2 * Math.PI);
  corners.forEach(([dx, dy], i) =>
    path[i === 0 ? "moveTo" : "lineTo"](x + dx * size, y + dy * size),
  );
  path.closePath();
}
