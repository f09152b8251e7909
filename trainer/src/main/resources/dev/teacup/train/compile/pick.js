function pick({ v, dims }, to, axis, last, sign) {
  const size = dims[axis];
  const stride = sizeOf(dims.slice(axis + 1));
  for (let i = 0; i < to.v.length; i++) {
    const at = Math.floor(i / stride) * stride * size + (i % stride);
    let best = 0;
    for (let j = 1; j < size; j++) {
      const order = ordered(v[at + j * stride], v[at + best * stride], sign);
      if (order > 0 || (last && order === 0)) best = j;
    }
    to.v[i] = BigInt(best);
  }
}

/** NaN comes before all. */
function ordered(a, b, sign) {
  if (a !== a || b !== b) return (a !== a) - (b !== b);
  return a > b ? sign : a < b ? -sign : 0;
}
