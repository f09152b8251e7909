FIELDS.series = ({ label, unit, steps, default: values, ...spec }) => {
  const cells = steps.map((step, i) =>
    FIELDS[spec.of]({ ...spec, label: step, default: values[i] }));
  const legend = create("legend", {}, unit ? `${label}, ${unit}` : label);
  return {
    element: create("fieldset", {}, legend, ...cells.map(({ element }) => element)),
    read: () => cells.flatMap(({ read }) => read()),
  };
};
