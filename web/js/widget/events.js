/** The events of `<teacup-model>`. As with an image, load and error do not bubble. */

/** The model is there and its form is shown. */
export class ModelLoadEvent extends Event {
  /** @param {import("../model.js").Model} model */
  constructor(model) {
    super("load");
    this.model = model;
  }
}

/** A part of the model has come in. */
export class ModelProgressEvent extends Event {
  /** @param {number} progress 0 to 1 */
  constructor(progress) {
    super("progress");
    this.progress = progress;
  }
}

/** A prediction was made and is shown. */
export class ModelPredictEvent extends Event {
  /**
   * @param {Record<string, any>} inputs what was in the form
   * @param {Record<string, import("../tensor.js").Tensor>} outputs what the model answered
   * @param {number} ms the time that the run took
   */
  constructor(inputs, outputs, ms) {
    super("predict", { bubbles: true, composed: true });
    this.inputs = inputs;
    this.outputs = outputs;
    this.ms = ms;
  }
}

/** The model could not be loaded, or refused a run. */
export class ModelErrorEvent extends Event {
  /** @param {import("../error.js").TeacupError} error with where, what, expected, got and fix */
  constructor(error) {
    super("error");
    this.error = error;
  }
}

/**
 * An error with four lines; what came without them is told as a failure of the widget.
 * @param {any} error
 * @returns {import("../error.js").TeacupError}
 */
export function told(error) {
  if (error?.fix) return error;
  const lines = {
    where: "the widget",
    what: "a part of it did not load or failed",
    expected: "all modules, and a prediction",
    got: String(error),
    fix: "check the connection and load the page again; if it stays, report this line",
  };
  return Object.assign(new Error(lines.what, { cause: error }), { name: "TeacupError", ...lines });
}
