/** Runs steps again and again; what they give is what they get in the next turn. */
function Loop({ condition, body }, [most, first, ...initial], outs) {
  const [turn, goesOn, ...states] = body.inputs;
  const [next, ...results] = body.outputs;
  states.forEach((state, i) => state.v.set(initial[i].v));
  goesOn.v[0] = condition ? first.v[0] : 1;
  for (let i = 0; (!most || i < most.v[0]) && goesOn.v[0]; i++) {
    turn.v[0] = BigInt(i);
    body.run();
    goesOn.v[0] = condition ? next.v[0] : 1;
    results.slice(states.length).forEach(({ v }, k) => outs[states.length + k]?.v.set(v, i * v.length));
    // A result may lie where another state does.
    const copies = states.map((_, k) => results[k].v.slice());
    states.forEach((state, k) => state.v.set(copies[k]));
  }
  states.forEach((state, i) => outs[i]?.v.set(state.v));
}
