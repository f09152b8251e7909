/**
 * The four parts of an error, beside where it happened.
 * @typedef {{where?: string, what: string, expected: string, got: string, fix: string}} Mistake
 */

/**
 * A mistake in a model, in its inputs or in what was asked of it, told in four lines: where and what,
 * what was expected, what came instead, and what to do about it.
 */
export class TeacupError extends Error {
  /** @param {Mistake} mistake @param {{cause?: unknown}} [options] */
  constructor({ where = "", what, expected, got, fix }, options) {
    super(`${where && `${where}: `}${what}\nexpected: ${expected}\ngot: ${got}\nfix: ${fix}`, options);
    this.name = "TeacupError";
    /** The place: an operator and its node, an input, an address. */
    this.where = where;
    /** What is wrong there. */
    this.what = what;
    /** What would be right. */
    this.expected = expected;
    /** What came instead. */
    this.got = got;
    /** What can be done. */
    this.fix = fix;
  }
}
