/** Where the time of a run goes: a table by node, and a trace for the browser's own tools. */

/**
 * Steps that compute the same: several nodes where one goes on with what another gives.
 * @typedef {object} Step
 * @property {string[]} nodes `MatMul 'name'`; what is planned while the model runs has none
 * @property {boolean} isEmitted whether WebAssembly was written for it; reference kernels run the rest
 * @property {number} times how often it ran in a run
 * @property {number} ms of one run, all its times together
 */

const MOST_EVENTS = 100_000;

/**
 * Something that runs a model and tells of each step.
 * @typedef {object} Watched
 * @property {(feeds: any, description: any, heard: Heard) => void} watch
 */
/** @typedef {(nodes: string[], isEmitted: boolean, start: number, ms: number) => void} Heard */

/** What was measured of some runs. */
export class Profile {
  #events;

  /** @param {Step[]} steps @param {object[]} events */
  constructor(steps, events) {
    /** What the model does, in its order. */
    this.steps = steps;
    this.#events = events;
  }

  /** The milliseconds of a run. */
  get ms() {
    return this.steps.reduce((sum, { ms }) => sum + ms, 0);
  }

  /**
   * The last run for chrome://tracing, Perfetto and the panel Performance, once it is written as JSON.
   * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
   */
  get trace() {
    return { traceEvents: this.#events, displayTimeUnit: "ms" };
  }

  /** A line for each step: milliseconds, per cent of the run, how it runs, and the nodes. */
  toString() {
    const { ms: all } = this;
    const lines = this.steps.map(({ nodes, isEmitted, times, ms }) => {
      const share = all ? (100 * ms) / all : 0;
      const way = nodes.length === 0 ? "" : isEmitted ? "emitted" : "reference";
      const often = times === 1 ? "" : ` (${times} times)`;
      return `${column(ms, 3)} ms ${column(share, 1)} %  ${way.padEnd(9)}  ${nameOf(nodes)}${often}`;
    });
    return [`${column(all, 3)} ms`, ...lines].join("\n");
  }
}

/**
 * Runs a model once, and then as often as is asked.
 * @param {Watched} session
 * @param {Record<string, any>} feeds
 * @param {import("./types.js").Description} description
 * @param {number} runs
 */
export function profileOf(session, feeds, description, runs) {
  session.watch(feeds, description, () => {});
  /** @type {Map<string, Step>} */
  const steps = new Map();
  /** @type {object[]} */
  let events = [];
  for (let run = 0; run < runs; run++) {
    events = [];
    session.watch(feeds, description, (nodes, isEmitted, start, ms) => {
      const name = nameOf(nodes);
      const step = steps.get(name) ?? { nodes, isEmitted, times: 0, ms: 0 };
      step.isEmitted &&= isEmitted; // a node whose steps differ counts as one that is not emitted
      step.times += 1 / runs;
      step.ms += ms / runs;
      steps.set(name, step);
      if (events.length < MOST_EVENTS) events.push(event(name, isEmitted, start, ms));
    });
  }
  const rounded = (/** @type {Step} */ step) => ({ ...step, times: Math.round(step.times) });
  return new Profile([...steps.values()].map(rounded), events);
}

/** @param {string[]} nodes */
const nameOf = (nodes) => nodes.join(", ") || "planning";

/** @param {number} value @param {number} digits */
const column = (value, digits) => value.toFixed(digits).padStart(6 + digits);

/** @param {string} name @param {boolean} isEmitted @param {number} start @param {number} ms */
function event(name, isEmitted, start, ms) {
  const cat = isEmitted ? "emitted" : "reference";
  return { name, cat, ph: "X", ts: start * 1000, dur: ms * 1000, pid: 1, tid: 1 };
}
