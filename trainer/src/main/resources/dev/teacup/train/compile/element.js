/** Which element of data index `i` names: that of its own place, but along the axis. */
function element(i, indices, data, axis) {
  let at = 0;
  let left = i;
  let stride = 1;
  for (let each = data.dims.length - 1; each >= 0; each--) {
    const size = data.dims[each];
    let place = left % indices.dims[each];
    left = Math.floor(left / indices.dims[each]);
    if (each === axis) {
      place = Number(indices.v[i]);
      if (place < -size || place >= size) throw new Error(`index ${place} is outside of ${size} elements`);
      if (place < 0) place += size;
    }
    at += place * stride;
    stride *= size;
  }
  return at;
}
