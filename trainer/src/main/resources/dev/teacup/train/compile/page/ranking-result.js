RESULTS.ranking = ({ label, labels, scores, top = 5 }, values, given) => {
  const items = labels ? labels.map((name, i) => [text(name), values[i]])
    : values.map((name, i) => [name, given[scores]?.[i]]);
  return [create("p", {}, label), list(items.sort((a, b) => b[1] - a[1]).slice(0, top))];
};
