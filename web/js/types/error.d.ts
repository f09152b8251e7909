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
    constructor({ where, what, expected, got, fix }: Mistake, options?: {
        cause?: unknown;
    });
    /** The place: an operator and its node, an input, an address. */
    where: string;
    /** What is wrong there. */
    what: string;
    /** What would be right. */
    expected: string;
    /** What came instead. */
    got: string;
    /** What can be done. */
    fix: string;
}
/**
 * The four parts of an error, beside where it happened.
 */
export type Mistake = {
    where?: string;
    what: string;
    expected: string;
    got: string;
    fix: string;
};
