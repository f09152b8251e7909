/** Elements from start to end along each axis that is named. */
function Slice(_, [data, starts, ends, axes, steps], [to]) {
  const along = data.dims.map((size) => ({ from: 0, by: 1, count: size }));
  starts.v.forEach((start, i) => {
    const axis = axes ? Number(axes.v[i]) : i;
    const size = data.dims.at(axis);
    const by = steps ? Number(steps.v[i]) : 1;
    const [low, high] = by > 0 ? [0, size] : [-1, size - 1];
    const within = (at, least) => Math.min(Math.max(at < 0 ? at + size : at, least), high);
    const from = within(Number(start), 0);
    const count = Math.max(0, Math.ceil((within(Number(ends.v[i]), low) - from) / by));
    along.splice(axis, 1, { from, by, count });
  });
  to.dims = along.map(({ count }) => count);
  to.v = new data.v.constructor(sizeOf(to.dims));
  for (let i = 0; i < to.v.length; i++) {
    let [at, left, stride] = [0, i, 1];
    for (let axis = data.dims.length - 1; axis >= 0; axis--) {
      const { from, by, count } = along[axis];
      at += (from + (left % count) * by) * stride;
      left = Math.floor(left / count);
      stride *= data.dims[axis];
    }
    to.v[i] = data.v[at];
  }
}
