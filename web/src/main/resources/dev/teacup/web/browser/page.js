/**
 * Fetches jobs from the server that opened this page, calls the module's functions, and posts the answers.
 */

function told(error) {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
}

function post(address, body, headers = {}) {
  return fetch(address, { method: "POST", body, headers });
}

async function work(module) {
  for (;;) {
    const job = await fetch("jobs/next");
    if (job.status === 204) {
      continue;
    }
    const address = `jobs/${job.headers.get("Job-Id")}`;
    const name = job.headers.get("Job-Function");
    try {
      const bytes = new Uint8Array(await job.arrayBuffer());
      if (typeof module[name] !== "function") {
        throw new Error(`the page's module has no function ${name}`);
      }
      await post(address, await module[name](bytes));
    } catch (error) {
      await post(address, told(error), { "Job-Threw": "yes" });
    }
  }
}

// Its connection ends with the page, which is how a crash is noticed.
new EventSource("alive");

try {
  await work(await import("./module.js"));
} catch (error) {
  await post("failed", told(error));
}
