/** What the race against onnxruntime-web needs of Teacup: the package as it is built, on one backend. */
const PACKAGE = "../../web/target/package/";

/** What a page downloads to run a model. */
export const files = [`${PACKAGE}teacup.js`, `${PACKAGE}teacup/engine.wasm`];

const [script, wasm] = files.map((file) => new URL(file, import.meta.url).href);

// As the pages of the gallery say it in their heads: both are fetched while nothing waits for them yet.
const preload = { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: wasm };
document.head.append(Object.assign(document.createElement("link"), preload));
const teacup = import(script);

/** @param {"strict" | "fast"} backend */
export function engine(backend) {
  return async (/** @type {ArrayBuffer} */ bytes) => {
    const { Model } = await teacup;
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
