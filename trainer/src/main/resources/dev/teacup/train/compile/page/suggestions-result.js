RESULTS.suggestions = ({ label, stars, reasons }, titles, given) => [
  create("p", {}, label),
  list(titles.map((title, i) => [title, undefined, [`${given[stars][i].toFixed(1)} stars`,
    given[reasons][i] && `because of ${given[reasons][i]}`].filter(Boolean).join(", ")])),
];
