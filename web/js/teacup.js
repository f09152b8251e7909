/** Runs ONNX models in the page: `Model.load`, `model.run`. */
export { Model } from "./model.js";
export { Tensor } from "./tensor.js";
export { TeacupError } from "./error.js";
