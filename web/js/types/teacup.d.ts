export { Model } from "./model.js";
export { Tensor } from "./tensor.js";
export { TeacupError } from "./error.js";
