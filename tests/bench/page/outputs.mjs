/** Tells the bytes of all outputs of some cases, as the engine gives them in this browser. */
import { loadCase } from "/page/common.js";

/**
 * @param {{cases: any[], adapter: string}} question
 * @param {(name: string, body: BodyInit) => Promise<unknown>} tell
 */
export default async function ({ cases, adapter }, tell) {
  const { create } = await import(adapter);
  for (const { name, base, ...inputs } of cases) {
    try {
      const { model, sets } = await loadCase(base, inputs);
      const session = await create(model);
      for (const [k, feeds] of sets().entries()) {
        const outputs = await session.run(feeds);
        for (const [output, { data, dims, type }] of Object.entries(outputs)) {
          await tell([name, k, output, type, dims.join("x")].join("\t"), bytesOf(data));
        }
      }
      await session.dispose();
    } catch (error) {
      await tell(`${name}\tfailed`, String(error));
    }
  }
}

/** What is no typed array, such as integers of 64 bits, as texts. @param {any} data @returns {BodyInit} */
function bytesOf(data) {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  return data.map(String).join(" ");
}
