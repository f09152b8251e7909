/** Where each element stands among the different ones, which come in ascending order, or as they come. */
function Unique({ sorted }, [x], outs) {
  const different = [...new Set(x.v)];
  const isText = x.type === "string";
  const points = isText && new Map(different.map((one) => [one, Array.from(texts[one], codePoint)]));
  const order = isText ? (a, b) => compare(points.get(a), points.get(b)) : (a, b) => (a < b ? -1 : 1);
  if (sorted) different.sort(order);
  const place = new Map(different.map((one, i) => [one, BigInt(i)]));
  x.v.forEach((one, i) => (outs[2].v[i] = place.get(one)));
}

const codePoint = (character) => character.codePointAt(0);

function compare(a, b) {
  const at = a.findIndex((point, i) => point !== b[i]);
  return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
}
