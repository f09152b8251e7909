function select(choices, value) {
  return create("select", {}, ...choices.map(text).map((choice) =>
    create("option", { selected: choice === value }, choice)));
}
FIELDS.category = ({ label, choices, default: value }) => {
  const control = select(choices, value);
  return { element: labelled(label, control), read: () => [control.value] };
};
