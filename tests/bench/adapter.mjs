/** Teacup in its strict mode, for the race against onnxruntime-web. */
import { engine, files } from "./race.mjs";

export const name = "teacup, strict";
export { files };
export const create = engine("strict");
