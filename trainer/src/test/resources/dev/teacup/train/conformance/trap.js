/** A page in which WebAssembly traps at each question; BrowserPlatform has the form of the messages. */

export const choose = () => new Uint8Array();

export function run() {
  const error = { where: "the engine", what: "it failed", expected: "an answer", got: "a trap", fix: "" };
  const head = new TextEncoder().encode(JSON.stringify({ error, isTrap: true }));
  const message = new Uint8Array(4 + head.length);
  new DataView(message.buffer).setUint32(0, head.length, true);
  message.set(head, 4);
  return message;
}
