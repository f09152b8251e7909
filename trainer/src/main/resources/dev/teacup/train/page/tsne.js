/**
 * t-SNE: places points of many dimensions in a plane so that neighbours stay neighbours. Only the nearest
 * points attract each other; all repel each other, which is computed exactly. It begins with the principal
 * components and draws no random number, so that the same points give the same picture.
 *
 * @see van der Maaten and Hinton, Visualizing Data using t-SNE, JMLR 9 (2008), for all of it; van der Maaten,
 *   Accelerating t-SNE using Tree-Based Algorithms, JMLR 15 (2014), for attraction among neighbours only;
 *   Kobak and Berens, The art of using t-SNE, Nature Communications 10 (2019), for beginning with components;
 *   Belkina et al., Nature Communications 10 (2019), 5415, for the learning rate by the number of points
 */

const EXAGGERATION = 12;
const EXAGGERATED_STEPS = 250;
const STEPS = 750;
const START_DEVIATION = 1e-4;
const LEAST_GAIN = 0.01;

/**
 * How strongly pairs of points attract each other, all of them together 1.
 * @param {Float32Array} vectors [rows, width]
 * @param {number} width
 * @param {number} perplexity about how many neighbours count
 * @returns {{first: Int32Array, second: Int32Array, weight: Float64Array}} each pair once
 */
export function attractions(vectors, width, perplexity) {
  const rows = vectors.length / width;
  const count = Math.min(rows - 1, Math.ceil(3 * perplexity));
  const weights = new Map();
  for (let row = 0; row < rows; row++) {
    const near = neighbours(vectors, width, row, count);
    const shares = sharesOf(
      near.map(({ square }) => square),
      Math.log(Math.min(perplexity, count)),
    );
    near.forEach(({ other }, i) => {
      const pair = Math.min(row, other) * rows + Math.max(row, other);
      weights.set(pair, (weights.get(pair) ?? 0) + shares[i] / rows);
    });
  }
  const pairs = [...weights.keys()];
  return {
    first: Int32Array.from(pairs, (pair) => Math.floor(pair / rows)),
    second: Int32Array.from(pairs, (pair) => pair % rows),
    weight: Float64Array.from(weights.values()),
  };
}

/** The nearest points to one, with the squares of their distances. */
function neighbours(vectors, width, row, count) {
  const rows = vectors.length / width;
  const squares = new Float64Array(rows);
  for (let other = 0; other < rows; other++) {
    let square = 0;
    for (let i = 0; i < width; i++) {
      const difference = vectors[row * width + i] - vectors[other * width + i];
      square += difference * difference;
    }
    squares[other] = square;
  }
  squares[row] = Infinity;
  const farthest = squares.slice().sort()[count - 1];
  const near = [];
  squares.forEach((square, other) => square <= farthest && near.push({ other, square }));
  return near.sort((a, b) => a.square - b.square || a.other - b.other).slice(0, count);
}

/** Gaussian shares of squared distances, as wide as gives the entropy, found by halving. */
export function sharesOf(squares, entropy) {
  const least = squares[0];
  let low = 0;
  let high = Infinity;
  let sharpness = 1 / (squares[squares.length - 1] - least || 1);
  let shares = [];
  for (let tries = 0; tries < 64; tries++) {
    const masses = squares.map((square) => Math.exp(-sharpness * (square - least)));
    const sum = masses.reduce((a, b) => a + b);
    shares = masses.map((mass) => mass / sum);
    const found = -shares.reduce(
      (total, share) => total + (share > 0 ? share * Math.log(share) : 0),
      0,
    );
    if (Math.abs(found - entropy) < 1e-5) break;
    if (found > entropy) low = sharpness;
    else high = sharpness;
    sharpness = high === Infinity ? sharpness * 2 : (low + high) / 2;
  }
  return shares;
}

/** A picture that comes about step by step. */
export class Tsne {
  /**
   * @param {Float32Array} vectors [rows, width]
   * @param {number} width
   * @param {Float32Array} start [rows, 2]
   * @param {number} perplexity
   */
  constructor(vectors, width, start, perplexity) {
    this.rows = start.length / 2;
    this.pairs = attractions(vectors, width, perplexity);
    this.places = startOf(start);
    this.speed = new Float64Array(2 * this.rows);
    this.gains = new Float64Array(2 * this.rows).fill(1);
    this.rate = Math.max(this.rows / EXAGGERATION / 4, 50);
    this.done = 0;
    this.of = STEPS;
  }

  /** Moves all points once. @returns {boolean} whether there is more to do */
  step() {
    const slope = this.#slope(this.done < EXAGGERATED_STEPS ? EXAGGERATION : 1);
    const momentum = this.done < EXAGGERATED_STEPS ? 0.5 : 0.8;
    for (let at = 0; at < slope.length; at++) {
      const isTurning = slope[at] * this.speed[at] > 0;
      this.gains[at] = Math.max(
        LEAST_GAIN,
        isTurning ? this.gains[at] * 0.8 : this.gains[at] + 0.2,
      );
      this.speed[at] = momentum * this.speed[at] - this.rate * this.gains[at] * slope[at];
      this.places[at] += this.speed[at];
    }
    this.done++;
    return this.done < this.of;
  }

  /** 4 (sum of p q' d - sum of q q' d), where q' = 1 / (1 + |d|^2) and d leads from the other point. */
  #slope(exaggeration) {
    const { places, rows, pairs } = this;
    const slope = new Float64Array(2 * rows);
    let sum = 0;
    for (let a = 0; a < rows; a++) {
      const ax = places[2 * a];
      const ay = places[2 * a + 1];
      let pushX = 0;
      let pushY = 0;
      for (let b = 0; b < a; b++) {
        const dx = ax - places[2 * b];
        const dy = ay - places[2 * b + 1];
        const q = 1 / (1 + dx * dx + dy * dy);
        const square = q * q;
        sum += 2 * q;
        pushX += square * dx;
        pushY += square * dy;
        slope[2 * b] += square * dx;
        slope[2 * b + 1] += square * dy;
      }
      slope[2 * a] -= pushX;
      slope[2 * a + 1] -= pushY;
    }
    for (let at = 0; at < slope.length; at++) slope[at] *= 4 / sum;
    for (let i = 0; i < pairs.weight.length; i++) {
      const a = 2 * pairs.first[i];
      const b = 2 * pairs.second[i];
      const dx = places[a] - places[b];
      const dy = places[a + 1] - places[b + 1];
      const pull = (4 * exaggeration * pairs.weight[i]) / (1 + dx * dx + dy * dy);
      slope[a] += pull * dx;
      slope[a + 1] += pull * dy;
      slope[b] -= pull * dx;
      slope[b + 1] -= pull * dy;
    }
    return slope;
  }
}

/** The places shrunk, so that the points are free to go apart. */
function startOf(start) {
  let squares = 0;
  for (let at = 0; at < start.length; at += 2) squares += start[at] ** 2;
  const deviation = Math.sqrt(squares / (start.length / 2)) || 1;
  return Float64Array.from(start, (place) => (place / deviation) * START_DEVIATION);
}
