/**
 * Runs a model once, and then as often as is asked.
 * @param {Watched} session
 * @param {Record<string, any>} feeds
 * @param {import("./types.js").Description} description
 * @param {number} runs
 */
export function profileOf(session: Watched, feeds: Record<string, any>, description:
    import("./types.js").Description, runs: number): Profile;
/**
 * Something that runs a model and tells of each step.
 * @typedef {object} Watched
 * @property {(feeds: any, description: any, heard: Heard) => void} watch
 */
/** @typedef {(nodes: string[], isEmitted: boolean, start: number, ms: number) => void} Heard */
/** What was measured of some runs. */
export class Profile {
    /** @param {Step[]} steps @param {object[]} events */
    constructor(steps: Step[], events: object[]);
    /** What the model does, in its order. */
    steps: Step[];
    /** The milliseconds of a run. */
    get ms(): number;
    /**
     * The last run for chrome://tracing, Perfetto and the panel Performance, once it is written as JSON.
     * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
     */
    get trace(): {
        traceEvents: any[];
        displayTimeUnit: string;
    };
    /** A line for each step: milliseconds, per cent of the run, how it runs, and the nodes. */
    toString(): string;
    #private;
}
/**
 * Steps that compute the same: several nodes where one goes on with what another gives.
 */
export type Step = {
    /**
     * `MatMul 'name'`; what is planned while the model runs has none
     */
    nodes: string[];
    /**
     * whether WebAssembly was written for it; reference kernels run the rest
     */
    isEmitted: boolean;
    /**
     * how often it ran in a run
     */
    times: number;
    /**
     * of one run, all its times together
     */
    ms: number;
};
/**
 * Something that runs a model and tells of each step.
 */
export type Watched = {
    watch: (feeds: any, description: any, heard: Heard) => void;
};
export type Heard = (nodes: string[], isEmitted: boolean, start: number, ms: number) => void;
