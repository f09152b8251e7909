/** For each element of a value that of another which broadcasts to it. */
function places(from, to) {
  return Array.from(to.v, (_, i) => {
    let at = 0;
    let stride = 1;
    let left = i;
    for (let axis = 1; axis <= from.dims.length; axis++) {
      const own = from.dims.at(-axis);
      const size = to.dims.at(-axis);
      at += own === 1 ? 0 : (left % size) * stride;
      stride *= own;
      left = Math.floor(left / size);
    }
    return at;
  });
}
