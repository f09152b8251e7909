FIELDS.text = ({ label, most, default: value }) => {
  const control = create("input", { maxLength: most ?? 99, value });
  return { element: labelled(label, control), read: () => [control.value] };
};
