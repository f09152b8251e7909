/** A program in TypeScript as a user writes it: it has to compile, and is not run. */
import { Model, TeacupError, Tensor } from "teacup-ml";
import { TeacupModelElement } from "teacup-ml/teacup-model-element.js";
import "teacup-ml/teacup-model.js";

const controller = new AbortController();

export async function damage(speed: number): Promise<number> {
  const model = await Model.load(new URL("https://example.org/model.onnx"), {
    onProgress: (share) => console.log(share.toFixed(2)),
    signal: controller.signal,
    memoryBytes: 64_000_000,
  });
  try {
    const { probability } = await model.run(
      { speed: [[speed]], size: [["Large"]], mask: { data: Float32Array.of(1), dims: [1, 1] }, count: 7n },
      { signal: controller.signal, timeout: 1000 },
    );
    return probability.item();
  } finally {
    model.dispose();
  }
}

export function told(error: unknown): string[] {
  if (!(error instanceof TeacupError)) return [];
  return [error.where, error.what, error.expected, error.got, error.fix];
}

export function shapes(model: Model): string[] {
  return model.inputs.map(
    ({ name, type, dims }) => `${name}: ${type} [${dims?.map((dim) => dim ?? "?").join(", ")}]`,
  );
}

export async function chained(model: Model, tensor: Tensor): Promise<Record<string, Tensor>> {
  return model.run({ x: tensor, y: new Float32Array(3), z: true, rows: [new Float32Array(2)] });
}

export function watched(element: HTMLElementTagNameMap["teacup-model"]): TeacupModelElement {
  element.src = "models/birdstrikes/model.onnx";
  element.inputs = { speed: 140 };
  element.loading = "eager";
  element.addEventListener("progress", (event) => console.log(event.progress));
  element.addEventListener("predict", ({ inputs, outputs, ms }) =>
    console.log(inputs, outputs.probability.value, ms),
  );
  element.addEventListener("error", ({ error }) => console.log(error.fix));
  element.addEventListener("load", ({ model }) => console.log(model.metadata["teacup.model"]));
  return element;
}

export function refused(model: Model): void {
  // @ts-expect-error: the source is an address or bytes
  void Model.load(5);
  // @ts-expect-error: a model is made by Model.load
  new Model();
  // @ts-expect-error: feeds go by name
  void model.run(140);
}
