/** Teacup with whatever instructions the browser has, for the race against onnxruntime-web. */
import { engine, files } from "./race.mjs";

export const name = "teacup, fast";
export { files };
export const create = engine("fast");
