/** Lines as ink. A point is [x, y], 0 to 1 of the surface, a stroke a list of them. */

const ROUNDS = 2;

/** The strokes among anything that a caller may give. */
export function strokesIn(given) {
  if (!Array.isArray(given)) return [];
  const isPoint = (point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
  return given.map((stroke) => (Array.isArray(stroke) ? stroke.filter(isPoint) : [])).filter(hasPoints);
}

const hasPoints = ({ length }) => length > 0;

/**
 * A stroke without the corners of a hand that was sampled: each is cut twice (Chaikin), but never farther
 * from it than `reach`, so that a corner which was meant stays one.
 */
export function smooth(stroke, reach) {
  let points = stroke;
  for (let round = 0; round < ROUNDS && points.length > 2; round++) {
    const cut = [points[0]];
    for (let i = 1; i < points.length - 1; i++) {
      cut.push(toward(points[i], points[i - 1], reach), toward(points[i], points[i + 1], reach));
    }
    points = [...cut, points[points.length - 1]];
  }
  return points;
}

function toward([x, y], [toX, toY], reach) {
  const share = Math.min(0.25, reach / (Math.hypot(toX - x, toY - y) || 1));
  return [x + share * (toX - x), y + share * (toY - y)];
}

/**
 * Ink of round lines [height x width], 0 on paper and 1 under the pen, an edge as much as it covers: `pen` is
 * their width as a share of the surface's. Reckoned here and not read from a canvas: it is the same number in
 * each browser, also in those that blur what a page reads from one.
 */
export function inkOf(strokes, width, height, pen) {
  const ink = new Float32Array(width * height);
  const radius = (pen * width) / 2;
  for (const stroke of strokes) {
    const points = smooth(stroke, pen / 2).map(([x, y]) => [x * width, y * height]);
    for (let i = 0; i < points.length; i++) {
      mark(ink, width, height, points[Math.max(0, i - 1)], points[i], radius);
    }
  }
  return ink;
}

/** The ink of one straight piece, over what is there. */
function mark(ink, width, height, [ax, ay], [bx, by], radius) {
  const far = radius + 1;
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const right = Math.min(width, Math.ceil(Math.max(ax, bx) + far));
  const bottom = Math.min(height, Math.ceil(Math.max(ay, by) + far));
  for (let row = Math.max(0, Math.floor(Math.min(ay, by) - far)); row < bottom; row++) {
    for (let column = Math.max(0, Math.floor(Math.min(ax, bx) - far)); column < right; column++) {
      const [px, py] = [column + 0.5 - ax, row + 0.5 - ay];
      const along = length ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const [ex, ey] = [px - along * dx, py - along * dy];
      const covered = Math.min(1, radius + 0.5 - Math.sqrt(ex * ex + ey * ey));
      const at = row * width + column;
      if (covered > ink[at]) ink[at] = covered;
    }
  }
}
