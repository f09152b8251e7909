RESULTS.probability = ({ label, usual, usualLabel }, [share]) => [
  create("b", {}, percent(share)),
  create("p", {}, label),
  create("meter", { value: share, title: label }),
  ...(usual === undefined ? []
    : [create("p", {}, `${percent(usual)}: ${usualLabel ?? "what is usual"}`)]),
];
