/** Each element with those before it along an axis. */
function CumSum({ exclusive, reverse }, [x, along], [y]) {
  const axis = (Number(along.v[0]) + x.dims.length) % x.dims.length;
  const size = x.dims[axis];
  const stride = sizeOf(x.dims.slice(axis + 1));
  for (let i = 0; i < x.v.length / size; i++) {
    const first = Math.floor(i / stride) * stride * size + (i % stride);
    let sum = x.v[0];
    sum -= sum;
    for (let j = 0; j < size; j++) {
      const at = first + (reverse ? size - 1 - j : j) * stride;
      const element = x.v[at];
      y.v[at] = exclusive ? sum : sum + element;
      sum += element;
    }
  }
}
