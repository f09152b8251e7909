/**
 * An error with four lines; what came without them is told as a failure of the widget.
 * @param {any} error
 * @returns {import("../error.js").TeacupError}
 */
export function told(error: any): import("../error.js").TeacupError;
/** The events of `<teacup-model>`. As with an image, load and error do not bubble. */
/** The model is there and its form is shown. */
export class ModelLoadEvent extends Event {
    /** @param {import("../model.js").Model} model */
    constructor(model: import("../model.js").Model);
    model: import("../model.js").Model;
}
/** A part of the model has come in. */
export class ModelProgressEvent extends Event {
    /** @param {number} progress 0 to 1 */
    constructor(progress: number);
    progress: number;
}
/** A prediction was made and is shown. */
export class ModelPredictEvent extends Event {
    /**
     * @param {Record<string, any>} inputs what was in the form
     * @param {Record<string, import("../tensor.js").Tensor>} outputs what the model answered
     * @param {number} ms the time that the run took
     */
    constructor(inputs: Record<string, any>, outputs: Record<string, import("../tensor.js").Tensor>, ms:
    number);
    inputs: Record<string, any>;
    outputs: Record<string, import("../tensor.js").Tensor>;
    ms: number;
}
/** The model could not be loaded, or refused a run. */
export class ModelErrorEvent extends Event {
    /** @param {import("../error.js").TeacupError} error with where, what, expected, got and fix */
    constructor(error: import("../error.js").TeacupError);
    error: import("../error.js").TeacupError;
}
