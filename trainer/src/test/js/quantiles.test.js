import assert from "node:assert/strict";
import { test } from "node:test";
import { quantile } from "../../main/resources/dev/teacup/train/page/quantiles.js";

test("a quantile lies evenly within its bucket", () => {
  const spread = { low: 0, high: 4, counts: [1, 2, 0, 1] };
  assert.deepEqual(
    [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(spread, share)),
    [0, 1, 1.5, 2, 4],
  );
});

test("empty buckets hold nothing", () => {
  assert.equal(quantile({ low: -1, high: 1, counts: [0, 4] }, 0), 0);
  assert.equal(quantile({ low: -1, high: 1, counts: [4, 0] }, 1), 0);
});
