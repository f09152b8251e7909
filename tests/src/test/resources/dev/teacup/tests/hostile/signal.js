/** Runs a model that would not end, and ends it; the answers are texts. */
import { Model, TeacupError } from "/teacup.js";

const answer = (text) => new TextEncoder().encode(text);

/** What became of a run that is aborted as soon as the page had three turns. */
export async function abort(bytes) {
  const model = await Model.load(bytes);
  const controller = new AbortController();
  let turns = 0;
  const ticking = setInterval(() => {
    turns++;
    if (turns < 3) return;
    controller.abort();
    clearInterval(ticking); // or the page might have one more turn before the run sees it
  }, 1);
  try {
    await model.run({ x: [1, 2] }, { signal: controller.signal });
    return answer("it ran");
  } catch (error) {
    return answer(`${error.name} after ${turns} turns`);
  } finally {
    clearInterval(ticking);
    model.dispose();
  }
}

/** What became of a run that takes longer than it may, and whether the model still works. */
export async function late(bytes) {
  const model = await Model.load(bytes);
  const begin = performance.now();
  const texts = [];
  for (const options of [{ timeout: 100 }, { timeout: 100, signal: new AbortController().signal }]) {
    await model.run({ x: [1, 2] }, options).catch((error) => {
      texts.push(error instanceof TeacupError ? error.message : String(error));
    });
  }
  return answer(`${performance.now() - begin < 20000} ${texts.join(" | ")}`);
}

/** Whether a run of a signal that nobody aborts gives the same as one without. */
export async function same(bytes) {
  const model = await Model.load(bytes, { signal: new AbortController().signal });
  const plain = await model.run({ x: [1, 2] });
  const sliced = await model.run({ x: [1, 2] }, { signal: new AbortController().signal });
  return answer(`${plain.y.data} ${sliced.y.data}`);
}
