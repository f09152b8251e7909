/** A model's file as pieces, as they come from the network, and what can go wrong on the way. */
import { TeacupError } from "./error.js";

/**
 * @typedef {object} File
 * @property {number} total bytes, a hint, 0 where nothing is known: a compressed file is longer than its
 *   server says
 * @property {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} pieces
 * @property {() => void} leave gives up a file of which nothing was read
 */

/**
 * Fetches a file and answers as soon as its headers are there.
 * @param {string | URL} url @param {AbortSignal} [signal]
 * @returns {Promise<File>}
 */
export async function download(url, signal) {
  const response = await fetch(url, { signal }).catch((cause) => {
    throw signal?.aborted ? signal.reason : unreachable(url, cause);
  });
  const leave = () => void response.body?.cancel().catch(() => {});
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (!response.ok || isPage) {
    leave();
    throw response.ok ? webPage(response) : refused(response);
  }
  const total = Number(response.headers.get("content-length")) || 0;
  return { total, pieces: piecesOf(response, total, signal), leave };
}

/** @param {Response} response @param {number} total @param {AbortSignal} [signal] */
async function* piecesOf(response, total, signal) {
  const reader = response.body?.getReader();
  if (!reader) return; // status 204
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      received += value.length;
      yield value;
    }
  } catch (cause) {
    throw signal?.aborted ? signal.reason : broken(response, received, total, cause);
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {string | URL} url @param {unknown} cause */
function unreachable(url, cause) {
  const offline = typeof navigator === "object" && navigator.onLine === false;
  return new TeacupError(
    {
      where: String(url),
      what: offline ? "the device is offline" : "the model could not be fetched",
      expected: "an answer of the server",
      got: String(cause),
      fix: offline
        ? "connect, then try again"
        : "check the address and the connection; another origin has to allow cross-origin reading",
    },
    { cause },
  );
}

/** @param {Response} response */
function refused({ url, status, statusText }) {
  return new TeacupError({
    where: url,
    what: status === 404 ? "there is no model at this address" : "the server did not give the model",
    expected: "status 200",
    got: `status ${status}${statusText && ` (${statusText})`}`,
    fix: status < 500 ? "check the address" : "try again later",
  });
}

/** @param {Response} response */
function webPage({ url }) {
  return new TeacupError({
    where: url,
    what: "this is a web page and not a model",
    expected: "an ONNX file",
    got: "content of type text/html",
    fix: "look at the address: it has to lead to the file itself",
  });
}

/** @param {Response} response @param {number} received @param {number} total @param {unknown} cause */
function broken({ url }, received, total, cause) {
  return new TeacupError(
    {
      where: url,
      what: "the download broke off",
      expected: total ? `${total} bytes` : "the whole file",
      got: `${received} bytes, then ${cause}`,
      fix: "check the connection, then try again",
    },
    { cause },
  );
}
