function GatherElements({ axis }, [data, indices], [to]) {
  for (let i = 0; i < to.v.length; i++) to.v[i] = data.v[element(i, indices, data, axis)];
}
