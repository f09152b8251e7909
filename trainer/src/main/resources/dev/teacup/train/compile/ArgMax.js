/** Where along an axis the greatest element stands. */
function ArgMax({ axis, last }, [data], [to]) {
  pick(data, to, axis, last, 1);
}
