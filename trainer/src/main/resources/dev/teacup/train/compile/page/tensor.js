FIELDS.tensor = ({ label }, { type, dims, size }) => {
  const one = type === "string" ? "a" : "1";
  const control = create("textarea", { value: Array(Math.min(size, 64)).fill(one).join(" ") });
  const of = type === "string" ? String : type.endsWith("int64") ? BigInt : Number;
  return {
    element: labelled(`${label}: ${type}[${dims}]`, control),
    read: () => control.value.trim().split(/\s+/).map(of),
  };
};
