function ScatterElements({ axis }, [data, indices, updates], [to]) {
  to.v.set(data.v);
  for (let i = 0; i < updates.v.length; i++) to.v[element(i, indices, data, axis)] = updates.v[i];
}
