/** A function of an element of each operand; f rounds to 32 bits. */
const f = Math.fround;

function Pointwise({ of }, operands, [to]) {
  const at = operands.map((operand) => places(operand, to));
  for (let i = 0; i < to.v.length; i++) to.v[i] = of(operands.map(({ v }, k) => v[at[k][i]]));
}
