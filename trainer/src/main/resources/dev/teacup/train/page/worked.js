/** A t-SNE that runs in a worker, whose script is inside of the page. */
export class Worked {
  #worker;
  #address;

  /**
   * @param {{vectors: Float32Array, width: number, start: Float32Array, perplexity: number}} task
   * @param {(news: {places: Float32Array, done: number, of: number}) => void} hear
   */
  constructor(task, hear) {
    const script = document.getElementById("worker").textContent;
    this.#address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#worker = new Worker(this.#address);
    this.#worker.onmessage = ({ data }) => {
      hear(data);
      if (data.done === data.of) this.stop();
    };
    this.#worker.postMessage(task);
  }

  stop() {
    this.#worker.terminate();
    URL.revokeObjectURL(this.#address);
  }
}
