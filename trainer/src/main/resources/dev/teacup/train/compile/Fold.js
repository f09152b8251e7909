/** One of all elements that are the same but for the axes that go. */
function Fold({ by, kept }, [data], [to]) {
  const at = places({ dims: kept }, data);
  const isThere = new Uint8Array(to.v.length);
  if (by === "Sum") to.v.fill(data.v instanceof BigInt64Array ? 0n : 0);
  data.v.forEach((x, i) => {
    const old = to.v[at[i]];
    if (by === "Sum") to.v[at[i]] = old + x;
    else if (!isThere[at[i]] || (by === "Max" ? x > old : x < old)) to.v[at[i]] = x;
    isThere[at[i]] = 1;
  });
}
