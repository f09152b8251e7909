/** The text of X, and that of Y behind it. */
function StringConcat(_, [x, y], [z]) {
  const [a, b] = [places(x, z), places(y, z)];
  for (let i = 0; i < z.v.length; i++) z.v[i] = handle(texts[x.v[a[i]]] + texts[y.v[b[i]]]);
}
