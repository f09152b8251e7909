import { Tsne } from "./tsne.js";

/** How often the page hears of it. */
const PERIOD_MS = 80;

/** Runs t-SNE beside the page, which goes on answering, and tells where the points are by and by. */
self.onmessage = ({ data: { vectors, width, start, perplexity } }) => {
  const picture = new Tsne(vectors, width, start, perplexity);
  let told = performance.now();
  while (picture.step()) {
    if (performance.now() - told < PERIOD_MS) continue;
    told = performance.now();
    tell(picture);
  }
  tell(picture);
};

function tell({ places, done, of }) {
  self.postMessage({ places: Float32Array.from(places), done, of });
}
