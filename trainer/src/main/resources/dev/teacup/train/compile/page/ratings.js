FIELDS.ratings = (spec, { dims }) => {
  const rows = Array.from({ length: dims.at(-1) }, (_, i) => spec.default[i]);
  const isStars = spec.of === "stars";
  const controls = rows.map((value) => (isStars
    ? create("input", { type: "number", min: 0.5, max: 5, step: 0.5, value: value ?? 3 })
    : create("input", { type: "search", value: value ?? "" })));
  if (!isStars) {
    controls.forEach((control) => control.setAttribute("list", spec.name));
    form.append(create("datalist", { id: spec.name },
      ...spec.choices.map((choice) => create("option", { value: text(choice) }))));
  }
  return {
    element: create("fieldset", {}, create("legend", {}, spec.label),
      ...controls.map((control, i) => labelled(i + 1, control))),
    read: () => controls.map(({ value }) => (isStars ? +value : value)),
  };
};
