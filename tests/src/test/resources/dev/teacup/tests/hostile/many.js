/** Loads one model after the other in a page in which something holds on to every memory, as a tool may. */
import { Model } from "/teacup.js";

const ROUNDS = 200;

/** How many models ran rightly, and whether that took fewer memories than half of them. */
export async function many(bytes) {
  const held = [];
  const own = WebAssembly.Memory;
  WebAssembly.Memory = new Proxy(own, {
    construct(target, given) {
      held.push(new target(...given));
      return held.at(-1);
    },
  });
  let right = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const model = await Model.load(bytes);
    const { y } = await model.run({ x: [round, 1] });
    right += y.data[0] === 2 * round && y.data[1] === 2 ? 1 : 0;
    model.dispose();
  }
  WebAssembly.Memory = own;
  return new TextEncoder().encode(`${right} ${held.length > 0 && held.length < ROUNDS / 2}`);
}
