/**
 * When the model runs: at once for the first change, then at most once a frame, and always with the latest
 * state.
 */

/** A call that is followed by one run of `work`, whatever number of calls came before it began. */
export function eachFrame(work) {
  let wanted = false;
  let running = false;
  return async () => {
    wanted = true;
    if (running) return;
    running = true;
    try {
      while (wanted) {
        wanted = false;
        if (await work()) wanted = true;
        await new Promise(requestAnimationFrame);
      }
    } finally {
      running = false;
    }
  };
}
