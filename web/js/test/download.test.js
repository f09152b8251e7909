import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { download } from "../download.js";
import { Model } from "../model.js";

let server;
let origin;
/** @type {(path: string) => void} */
let left;

const answers = {
  "/model.onnx": (answer) => answer.writeHead(200, { "content-length": 5 }).end("hello"),
  "/page": (answer) => answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>"),
  "/broken": (answer) => {
    answer.writeHead(200, { "content-length": 5 });
    answer.write("hel", () => answer.destroy());
  },
  "/endless": (answer) => answer.writeHead(200).write("x"),
  "/endless-page": (answer) => answer.writeHead(200, { "content-type": "text/html" }).write("<p>"),
  "/nothing": (answer) => answer.writeHead(204).end(),
};

before(async () => {
  const missing = (answer) => answer.writeHead(404).end();
  server = createServer(({ url }, answer) => {
    answer.on("close", () => left?.(url));
    (answers[url] ?? missing)(answer);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${server.address().port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

async function read(path, signal) {
  const { total, pieces } = await download(origin + path, signal);
  let text = "";
  for await (const piece of pieces) text += new TextDecoder().decode(piece);
  return { total, text };
}

test("gives the pieces and the size", async () => {
  assert.deepEqual(await read("/model.onnx"), { total: 5, text: "hello" });
});

test("tells that nothing is at the address", async () => {
  await assert.rejects(read("/models/none.onnx"), {
    name: "TeacupError",
    message: `${origin}/models/none.onnx: there is no model at this address
expected: status 200
got: status 404 (Not Found)
fix: check the address`,
  });
});

test("tells a web page from a model, and does not read it", async () => {
  await assert.rejects(read("/page"), /this is a web page and not a model/);
  const closed = new Promise((resolve) => (left = resolve));
  await assert.rejects(read("/endless-page"), /this is a web page and not a model/);
  assert.equal(await closed, "/endless-page");
});

test("gives no piece where the answer has no body", async () => {
  assert.deepEqual(await read("/nothing"), { total: 0, text: "" });
});

test("leaves the file of a model whose engine does not come", async () => {
  const closed = new Promise((resolve) => (left = resolve));
  await assert.rejects(Model.load(`${origin}/endless`), /the engine/);
  assert.equal(await closed, "/endless");
});

test("tells that the download broke off, and where", async () => {
  await assert.rejects(read("/broken"), /the download broke off\nexpected: 5 bytes\ngot: 3 bytes, then/);
});

test("tells that nobody answers", async () => {
  await assert.rejects(download("http://127.0.0.1:1/model.onnx"), /the model could not be fetched/);
});

test("ends with the signal's own reason", async () => {
  const controller = new AbortController();
  const { pieces } = await download(`${origin}/endless`, controller.signal);
  const reading = (async () => {
    for await (const piece of pieces) (assert.ok(piece.length), controller.abort("enough"));
  })();
  await assert.rejects(reading, (reason) => reason === "enough");
});
