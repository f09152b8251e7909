/**
 * A curve that follows another one slowly: the mean of all values so far, of which each weighs `weight` times
 * as much as the next. The first values are not drawn towards 0, as in TensorBoard and in Adam.
 * @param {number[]} values NaN where there is none
 * @param {number} weight 0 for the values themselves, below 1
 * @see Kingma and Ba, Adam, arXiv 1412.6980, section 3, for the correction
 */
export function smoothed(values, weight) {
  if (weight === 0) return values;
  let sum = 0;
  let weights = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return NaN;
    sum = weight * sum + (1 - weight) * value;
    weights = weight * weights + (1 - weight);
    return sum / weights;
  });
}
