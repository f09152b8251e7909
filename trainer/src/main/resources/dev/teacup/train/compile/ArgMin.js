/** Where along an axis the least element stands. */
function ArgMin({ axis, last }, [data], [to]) {
  pick(data, to, axis, last, -1);
}
