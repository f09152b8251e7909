/** Floats of 16 bits. */
FORMS.float16 = (from, read, buffer, at, count) => {
  const bits = new Uint16Array(from.slice(read, read + 2 * count));
  new Float32Array(buffer, at, count).set(Float32Array.from(bits, widened));
  return bits.byteLength;
};

function widened(bits) {
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  const size = exponent === 0 ? fraction * 2 ** -14 : exponent === 31 ? (fraction ? NaN : Infinity)
    : (1 + fraction) * 2 ** (exponent - 15);
  return bits >> 15 ? -size : size;
}
