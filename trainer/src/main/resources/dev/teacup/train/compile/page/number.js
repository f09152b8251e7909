FIELDS.number = ({ label, unit, min, max, step = "any", default: value }) => {
  const control = create("input", { type: "number", min, max, step, value });
  return {
    element: labelled(unit ? `${label}, ${unit}` : label, control),
    read: () => [control.value === "" ? NaN : control.valueAsNumber],
  };
};
