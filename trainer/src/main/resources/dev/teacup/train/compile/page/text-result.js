RESULTS.text = ({ label }, values) => [create("p", {}, label), create("b", {}, [...values].join(" "))];
