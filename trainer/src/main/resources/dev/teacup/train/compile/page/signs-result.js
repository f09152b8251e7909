RESULTS.signs = ({ label, names }, signs, given) => [
  create("p", {}, label),
  list(signs.map((sign, i) => [create("b", {}, sign), undefined, given[names]?.[i]])),
];
