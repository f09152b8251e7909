/** For each 32 weights a step, then all weights as whole steps. */
FORMS.int8 = (from, read, buffer, at, count) => {
  const blocks = Math.ceil(count / 32);
  const sizes = new Float32Array(from.slice(read, read + 4 * blocks));
  const whole = new Int8Array(from, read + 4 * blocks, count);
  new Float32Array(buffer, at, count).set(Float32Array.from(whole, (steps, i) => steps * sizes[i >> 5]));
  return 4 * blocks + count;
};
