/** The same everywhere. */
function ConstantOfShape({ of }, _, [to]) {
  to.v.fill(of);
}
