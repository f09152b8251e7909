/** Pages in real browsers: served from here, opened in a profile of their own, heard until they are done. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";

const PATIENCE_MS = 600_000;
const LIBRARIES = "/usr/lib";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
/** A page that is isolated has the finest clock that its browser gives. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
};
/** Nothing that asks, reports, updates, or stops a script that takes long. */
const FIREFOX_SETTINGS = Object.entries({
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.max_script_run_time": 0,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
});
const CHROMIUM_OPTIONS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--disable-breakpad", "--enable-precise-memory-info"],
];

const COMMANDS = {
  chromium: (/** @type {string} */ profile) => {
    const command = process.env.CHROME_BIN ?? onPath("chromium", "chromium-browser", "google-chrome");
    return command && [command, ...CHROMIUM_OPTIONS, `--user-data-dir=${profile}`];
  },
  firefox: (/** @type {string} */ profile) => {
    const command = onPath("firefox-esr", "firefox");
    return command && [command, "--headless", "--no-remote", "--new-instance", "--profile", profile];
  },
  webkit: () => {
    const screen = onPath("xvfb-run");
    const browser = fs
      .readdirSync(LIBRARIES)
      .map((folder) => path.join(LIBRARIES, folder, "webkit2gtk-4.1/MiniBrowser"))
      .find((file) => fs.existsSync(file));
    return screen && browser && [screen, "-a", browser, "--private"];
  },
};

/** @typedef {keyof typeof COMMANDS} Browser */

/** Those that are installed here. @returns {Browser[]} */
export const browsers = () =>
  /** @type {Browser[]} */ (Object.keys(COMMANDS)).filter((browser) => COMMANDS[browser](""));

/** @param {string[]} names */
function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
}

/**
 * Opens a page that imports a module, and gives what it tells until it is done.
 * @param {Browser} browser
 * @param {Record<string, string>} roots folders by the first part of their addresses
 * @param {string} script address of the module, which exports a function: it takes the question, and tells
 *   by the function that it gets behind it
 * @param {unknown} question
 * @param {(name: string, bytes: Buffer) => void} heard
 */
export async function visit(browser, roots, script, question, heard) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), `bench-${browser}-`));
  const lines = FIREFOX_SETTINGS.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  fs.writeFileSync(path.join(profile, "user.js"), lines.join("\n"));
  const { server, done } = listen(roots, script, question, heard);
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const [command, ...options] = /** @type {string[]} */ (COMMANDS[browser](profile));
  const env = { ...process.env, XDG_CACHE_HOME: profile, XDG_CONFIG_HOME: profile, XDG_DATA_HOME: profile };
  const started = spawn(command, [...options, `http://127.0.0.1:${port}/`], {
    env,
    detached: true,
    stdio: "ignore",
  });
  const ended = new Promise((_, reject) => {
    started.on("exit", () => reject(new Error(`${browser} has ended`)));
    setTimeout(() => reject(new Error(`${browser} did not answer`)), PATIENCE_MS).unref();
  });
  try {
    await Promise.race([done, ended]);
  } finally {
    ended.catch(() => {});
    await end(started);
    server.close();
    server.closeAllConnections();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Ends a browser with all its processes. @param {import("node:child_process").ChildProcess} started */
async function end(started) {
  const gone = new Promise((resolve) => started.on("exit", resolve));
  const isGone = started.exitCode !== null || started.signalCode !== null;
  try {
    process.kill(-(/** @type {number} */ (started.pid)), "SIGTERM");
    if (!isGone) await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
    process.kill(-(/** @type {number} */ (started.pid)), "SIGKILL");
  } catch {
    // all of them have ended
  }
}

/**
 * @param {Record<string, string>} roots @param {string} script @param {unknown} question
 * @param {(name: string, bytes: Buffer) => void} heard
 */
function listen(roots, script, question, heard) {
  /** @type {(nothing?: unknown) => void} */
  let finish;
  /** @type {(error: Error) => void} */
  let fail;
  const done = new Promise((resolve, reject) => ([finish, fail] = [resolve, reject]));
  const server = http.createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (request.method === "POST") {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      response.writeHead(204).end();
      if (address === "/done") finish();
      else if (address === "/failed") fail(new Error(bytes.toString()));
      else heard(address.slice("/tell/".length), bytes);
    } else {
      const [type, body] = bodyOf(address, roots, script, question);
      response.writeHead(body ? 200 : 404, {
        ...ISOLATED,
        "content-type": type,
        "cache-control": "no-store",
      });
      response.end(body);
    }
  });
  return { server, done };
}

/**
 * @param {string} address @param {Record<string, string>} roots
 * @param {string} script @param {unknown} question
 * @returns {[string, string | Buffer | undefined]}
 */
function bodyOf(address, roots, script, question) {
  if (address === "/")
    return ["text/html", `<!doctype html><title>bench</title><script type="module" src="/main.js"></script>`];
  if (address === "/main.js") return ["text/javascript", main(script, question)];
  const [, root, ...rest] = address.split("/");
  const file = roots[root] && path.join(roots[root], ...rest);
  const isThere = file && file.startsWith(roots[root]) && fs.existsSync(file) && fs.statSync(file).isFile();
  return isThere
    ? [
        TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? "application/octet-stream",
        fs.readFileSync(file),
      ]
    : ["text/plain", undefined];
}

/** @param {string} script @param {unknown} question */
const main = (script, question) => `
const post = (address, body) => fetch(address, { method: "POST", body });
try {
  const { default: answer } = await import(${JSON.stringify(script)});
  await answer(${JSON.stringify(question)}, (name, body) => post("/tell/" + encodeURIComponent(name), body));
  await post("/done");
} catch (error) {
  await post("/failed", String(error?.stack ?? error));
}`;
