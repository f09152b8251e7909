/** Takes modules of WebAssembly, as the test has written them. */

/** Answers a byte for each module, 1 where it is valid; each comes with its size, 32 bits, before it. */
export function validate(bytes) {
  const answers = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const from = at + 4;
    at = from + view.getUint32(at, true);
    answers.push(WebAssembly.validate(bytes.subarray(from, at)) ? 1 : 0);
  }
  return Uint8Array.from(answers);
}

/** Runs the function `run` of a module and answers the memory that it leaves, a page. */
export async function run(bytes) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { instance } = await WebAssembly.instantiate(bytes, { teacup: { memory } });
  instance.exports.run();
  return new Uint8Array(memory.buffer);
}
