/** What the race against onnxruntime-web needs of Teacup: the package as it is built, on one backend. */
import { Model } from "../../web/target/package/teacup.js";

const PACKAGE = "../../web/target/package/";

/** What a page downloads to run a model. */
export const files = [`${PACKAGE}teacup.js`, `${PACKAGE}teacup/engine.wasm`];

/** @param {"strict" | "fast"} backend */
export function engine(backend) {
  return async (/** @type {ArrayBuffer} */ bytes) => {
    const model = await Model.load(bytes, { backend });
    /** @type {Record<string, any> | undefined} */
    let into; // the race lets a run write over what the run before it gave
    return {
      run: async (/** @type {Record<string, any>} */ feeds) => (into = await model.run(feeds, { into })),
      dispose: async () => model.dispose(),
      memoryBytes: () => model.memoryBytes,
    };
  };
}
