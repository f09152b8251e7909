RESULTS.tensor = ({ label }, values) => [create("p", {}, label), [...values].slice(0, 64).join(" ")];
