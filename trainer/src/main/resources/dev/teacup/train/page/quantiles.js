/** Numbers of which only a histogram is known. */

/**
 * About where a share of the numbers lies below, evenly within each bucket.
 * @param {{low: number, high: number, counts: number[]}} spread
 * @param {number} share 0 to 1
 */
export function quantile({ low, high, counts }, share) {
  const sought = share * counts.reduce((a, b) => a + b, 0);
  const width = (high - low) / counts.length;
  let below = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    if (below + counts[bucket] >= sought && counts[bucket] > 0) {
      return low + (bucket + (sought - below) / counts[bucket]) * width;
    }
    below += counts[bucket];
  }
  return high;
}
