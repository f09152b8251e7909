/**
 * A model, loaded into an engine and a memory of its own.
 *
 *     const model = await Model.load("models/birdstrikes/model.onnx");
 *     const { probability } = await model.run({ speed: [[140]] });
 */
export class Model {
    /**
     * Loads a model from an address or from the bytes of its file.
     * @param {string | URL | ArrayBuffer | ArrayBufferView} source
     * @param {LoadOptions} [options]
     * @returns {Promise<Model>}
     * @throws {TeacupError} when there is no model, it cannot run here, or the browser is too old
     */
    static load(source: string | URL | ArrayBuffer | ArrayBufferView, { onProgress, signal, memoryBytes,
    timeout, backend }?: LoadOptions): Promise<Model>;
    /**
     * Use {@link Model.load}.
     * @private
     * @param {Session} session
     * @param {import("./types.js").Description} description
     */
    private constructor();
    /**
     * What the model takes: name, element type and dimensions (a size, a name, or null where it is unknown).
     */
    get inputs(): import("./types.js").Signature[];
    /** What the model answers. */
    get outputs(): import("./types.js").Signature[];
    /** What its author wrote into the file, texts by name. */
    get metadata(): Record<string, string>;
    /** The size of the model's file. */
    get bytes(): number;
    /** The memory that the model takes now; 0 when it is disposed. */
    get memoryBytes(): number;
    /**
     * Runs the model. Runs of one model follow each other; a typed array is read when its run begins.
     * @param {Record<string, import("./types.js").Value>} feeds a value for each input: nested arrays, a
    typed
     *   array, `{data, dims}`, a Tensor, or a plain value where the rank is 0. Numbers, booleans, strings;
     *   int64 as exact numbers or BigInt.
     * @param {RunOptions} [options]
     * @returns {Promise<Record<string, Tensor>>} a tensor for each output
     * @throws {TeacupError} when a feed does not fit, or the model refuses it
     */
    run(feeds: Record<string, import("./types.js").Value>, { signal, timeout, into }?: RunOptions):
    Promise<Record<string, Tensor>>;
    /**
     * Runs the model step by step and tells where the time goes. Steps that a page's clock is too coarse for
     * become clear in many runs.
     * @param {Record<string, import("./types.js").Value>} feeds as for {@link run}
     * @param {{runs?: number}} [options] how often it runs, after one run that does not count
     * @returns {Promise<import("./profile.js").Profile>}
     * @throws {TeacupError} as {@link run} does
     */
    profile(feeds: Record<string, import("./types.js").Value>, { runs }?: {
        runs?: number;
    }): Promise<import("./profile.js").Profile>;
    /** Gives the memory back. Runs that have not begun are refused; doing it twice is harmless. */
    dispose(): void;
    #private;
}
export type Signature = import("./types.js").Signature;
export type Tensor = import("./tensor.js").Tensor;
export type LoadOptions = {
    /**
     * called with 0 to 1 while the model comes in; 1: it can run
     */
    onProgress?: ((share: number) => void) | undefined;
    /**
     * ends the loading, which rejects with the signal's reason (an AbortError)
     */
    signal?: AbortSignal | undefined;
    /**
     * the most memory that the model may take; when left out it follows from the
     * file's size and is at most 1 GB
     */
    memoryBytes?: number | undefined;
    /**
     * what the model runs on: kernels with the same bits in
     * every browser (when left out), the fastest ones that the browser has, or the slow ones that show what
    is
     * right
     */
    backend?: "strict" | "fast" | "reference" | undefined;
    /**
     * the most milliseconds that reading and optimising the whole file may take; a
     * model that needs more is refused
     */
    timeout?: number | undefined;
};
export type RunOptions = {
    /**
     * ends the run, which rejects with the signal's reason (an AbortError); the
     * page gets a turn every few milliseconds
     */
    signal?: AbortSignal | undefined;
    /**
     * the most milliseconds that the run may take; one that needs more is refused
     */
    timeout?: number | undefined;
    /**
     * results of an earlier run which nobody needs any more: where type
     * and shape are the same, theirs are written over and come back, which spares large results new memory
     */
    into?: Record<string, import("./tensor.js").Tensor> | undefined;
};
