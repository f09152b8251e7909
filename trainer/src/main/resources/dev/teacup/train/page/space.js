/** What lies near what: points of many dimensions, and the words for them. */

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Numbers of the page's data, float32 in base64. */
export function floatsOf(base64) {
  return new Float32Array(bytesOf(base64).buffer);
}

/** Points whose distances can be asked for. */
export class Space {
  /**
   * @param {Float32Array} vectors [rows, width]
   * @param {number} width
   * @param {string[]} labels of the rows
   */
  constructor(vectors, width, labels) {
    this.vectors = vectors;
    this.width = width;
    this.labels = labels;
    this.rows = labels.length;
    this.lengths = Float64Array.from(labels, (_, row) => Math.sqrt(this.#product(row, row)));
  }

  #product(a, b) {
    const { vectors, width } = this;
    let sum = 0;
    for (let i = 0; i < width; i++) sum += vectors[a * width + i] * vectors[b * width + i];
    return sum;
  }

  /** 1 minus the cosine of the angle, or the straight line between the points. */
  distance(a, b, isCosine) {
    if (isCosine) {
      const lengths = this.lengths[a] * this.lengths[b];
      return lengths === 0 ? 1 : Math.max(0, 1 - this.#product(a, b) / lengths);
    }
    const { vectors, width } = this;
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (vectors[a * width + i] - vectors[b * width + i]) ** 2;
    return Math.sqrt(sum);
  }

  /** The rows next to one, nearest first. @returns {{row: number, distance: number}[]} */
  nearest(row, count, isCosine) {
    return this.labels
      .map((_, other) => ({ row: other, distance: this.distance(row, other, isCosine) }))
      .filter((neighbour) => neighbour.row !== row)
      .sort((a, b) => a.distance - b.distance || a.row - b.row)
      .slice(0, count);
  }

  /** The rows whose labels have the words: the same first, then those that begin with them, then the rest. */
  matching(words) {
    const sought = folded(words);
    if (sought === "") return [];
    const rank = (label) => (label === sought ? 0 : label.startsWith(sought) ? 1 : 2);
    return this.labels
      .map((label, row) => ({ row, label: folded(label) }))
      .filter(({ label }) => label.includes(sought))
      .sort((a, b) => rank(a.label) - rank(b.label) || a.row - b.row)
      .map(({ row }) => row);
  }

  /** The vectors, each of length 1 where the angle is what counts. */
  compared(isCosine) {
    if (!isCosine) return this.vectors;
    return this.vectors.map(
      (value, at) => value / (this.lengths[Math.floor(at / this.width)] || 1),
    );
  }
}

function folded(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
