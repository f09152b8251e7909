/** Functions that a page may be asked for, good ones and bad ones. */

export function backwards(bytes) {
  return bytes.slice().reverse();
}

export async function fetchSize(bytes) {
  const response = await fetch(new TextDecoder().decode(bytes));
  const content = await response.arrayBuffer();
  return new TextEncoder().encode(`${response.status} ${content.byteLength}`);
}

export function throwError() {
  throw new RangeError("the answer is no");
}

export function loopForEver() {
  for (;;);
}

export function evaluate(bytes) {
  return new Function(new TextDecoder().decode(bytes))();
}
