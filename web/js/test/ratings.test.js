import assert from "node:assert/strict";
import { test } from "node:test";
import "./elements.js";
import { fields } from "../widget/ratings.js";

const choices = ["Alien", "Fargo"].map((value) => ({ value, label: value }));
const titles = (name, stars, given) =>
  ({ name, label: name, kind: "ratings", of: "titles", stars, choices, default: given });
const stars = (name, given) => ({ name, kind: "ratings", of: "stars", default: given });

function form(...specs) {
  const built = [];
  for (const spec of specs) built.push(fields.ratings(spec, () => {}, built));
  return Object.fromEntries(built.map((field) => [field.spec.name, field]));
}

test("stars belong to the titles that name their input, in any order", () => {
  for (const specs of [
    [titles("films", "stars", ["Alien", "Fargo"]), stars("stars", [5, 1.5])],
    [stars("stars", [5, 1.5]), titles("films", "stars", ["Alien", "Fargo"])],
  ]) {
    const { films, stars: given } = form(...specs);
    assert.deepEqual(films.value, ["Alien", "Fargo"]);
    assert.deepEqual(given.value, [5, 1.5]);
    assert.ok(films.element && !given.element);
  }
});

test("a model may have ratings of two kinds", () => {
  const { books, marks, films, stars: given } = form(
    titles("films", "stars", ["Alien"]),
    stars("marks", [2]),
    titles("books", "marks", ["Fargo"]),
    stars("stars", [5]),
  );
  assert.deepEqual([films.value, given.value], [["Alien"], [5]]);
  assert.deepEqual([books.value, marks.value], [["Fargo"], [2]]);
  assert.deepEqual(marks.feed([marks.value]), { data: [2], dims: [1, 1] });
});

test("stars that are set before their titles are kept for them", () => {
  const { films, stars: given } = form(stars("stars", []), titles("films", "stars", []));
  given.value = [1, 2];
  films.value = ["Fargo", "Alien"];
  assert.deepEqual(given.value, [1, 2]);
});
