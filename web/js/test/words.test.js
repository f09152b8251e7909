import assert from "node:assert/strict";
import { test } from "node:test";
import * as words from "../widget/words.js";

const plain = (text) => text.replaceAll("\u00a0", " ");

test("says probabilities in whole percents, and small ones with a decimal", () => {
  const said = [0, 0.0004, 0.0123, 0.0994, 0.0996, 0.456, 0.99, 0.9951, 1, NaN].map(words.percent).map(plain);
  assert.deepEqual(said, [
    "0 %",
    "under 0.1 %",
    "1.2 %",
    "9.9 %",
    "10 %",
    "46 %",
    "99 %",
    "over 99 %",
    "100 %",
    "no number",
  ]);
});

test("keeps the decimal of a reference", () => {
  assert.equal(plain(words.exactPercent(0.106)), "10.6 %");
  assert.equal(plain(words.exactPercent(0.5)), "50 %");
});

test("compares with the usual", () => {
  const said = (ratio) => words.compared(ratio / 10, 0.1, "the average strike");
  assert.equal(said(4.3), "More than four times the average strike");
  assert.equal(said(4.05), "Four times the average strike");
  assert.equal(said(3.8), "Nearly four times the average strike");
  assert.equal(said(2.55), "More than twice the average strike");
  assert.equal(said(1.8), "Nearly twice the average strike");
  assert.equal(said(9.8), "Nearly ten times the average strike");
  assert.equal(said(1.5), "One and a half times the average strike");
  assert.equal(said(1.2), "A little above the average strike");
  assert.equal(said(1), "About the same as the average strike");
  assert.equal(said(0.8), "A little below the average strike");
  assert.equal(said(0.5), "About half of the average strike");
  assert.equal(said(0.01), "A small part of the average strike");
});

test("compares with nothing that is none", () => {
  assert.equal(words.compared(0.1, 0, "x"), "");
  assert.equal(words.compared(NaN, 0.1, "x"), "");
});

test("a larger probability is never said to be smaller", () => {
  const order = [
    "A small part of",
    "About a tenth of",
    "About a fifth of",
    "About a quarter of",
    "About a third of",
    "About half of",
    "About two thirds of",
    "A little below",
    "About the same as",
    "A little above",
    "One and a half times",
    "Nearly twice",
    "Twice",
    "More than twice",
    "Nearly three times",
    "Three times",
  ];
  let last = 0;
  for (let ratio = 0.01; ratio < 3.05; ratio += 0.01) {
    const said = words.compared(ratio, 1, "x").replace(/ x$/, "");
    const place = order.indexOf(said);
    assert.ok(place >= last, `${ratio}: ${said} after ${order[last]}`);
    last = place;
  }
});

test("says amounts with their unit and as exact as their step", () => {
  assert.equal(plain(words.amount(190, "knots", 5)), "190 knots");
  assert.equal(words.amount(0.30000000000000004, "", 0.1), "0.3");
  assert.equal(words.amount(100, "", 1), "100");
  assert.deepEqual([-1234.5678, 123456.7, 12.3456, 0.00123456, 1234567].map(words.digits), [
    "−1235",
    "123457",
    "12.35",
    "0.001235",
    "1.23e+6",
  ]);
});

test("says times as the clock knows them", () => {
  assert.deepEqual([0, 0.04, 1.84, 12.4].map(words.duration).map(plain), [
    "under 1 ms",
    "under 0.1 ms",
    "1.8 ms",
    "12 ms",
  ]);
});

test("says sizes in thousands of bytes", () => {
  assert.deepEqual([12, 104300, 1900000].map(words.kilobytes).map(plain), ["1 KB", "104 KB", "1.9 MB"]);
});
