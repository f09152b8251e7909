/**
 * Why a figure may fall short of what was aimed at: of a case in the race, or of a goal by its name. What
 * does not fall short is not told.
 */

const BOUND =
  "near the limit of products without relaxed instructions, which take a multiplication and an addition " +
  "for each term; onnxruntime-web is near it, too.";
const PAIRS = "products of pairs of 16 bits in both engines, for which there is one instruction.";
const ROW =
  "a step of the recurrence is a product of one row, which reads all of its weights: both engines wait for " +
  "them.";

/** @type {Record<string, string>} */
export const REASONS = {
  "geometric mean of ort/ours, strict":
    "without relaxed instructions this machine does half of what it does with them, and onnxruntime-web is " +
    "near that limit wherever products of matrices are most of the work.",
  matmul_256: BOUND,
  matmul_512: BOUND,
  matmul_256_dyn: BOUND,
  conv1x1_28: BOUND,
  gemm_b1024: BOUND,
  mlp_b64: BOUND,
  encoder_t128:
    "nearly all of it is products, which are near the limit without relaxed instructions; onnxruntime-web " +
    "is near it, too.",
  attention_64: "as encoder_t128.",
  lstm_h128: ROW,
  gru_h128: ROW,
  dynquant_matmul_256: PAIRS,
  qdq_matmul_256: PAIRS,
  "first run / later run of each case":
    "where sizes are known when a model is loaded, its first run is rehearsed on zeros, a long one in " +
    "part. What is left is the page's own first call, which takes some microseconds, longer than the " +
    "smallest models; a plan for sizes that only the run tells; and kernels that the browser still " +
    "optimises beside the run.",
  "ORT's creation / ours of each case":
    "weights of convolutions are transformed for Winograd and packed, and quantised ones turned to floats, " +
    "before a model is there; onnxruntime-web does neither.",
  "cold start, ort/ours":
    "on the local line about a quarter of onnxruntime-web's time passes before the first script of either " +
    "engine runs.",
  "models of others":
    "what lies behind sizes that values tell, as of a NonZero, is planned while the model runs, and not " +
    "emitted.",
  "engine and API, KiB after brotli": "the emitter's kernels came on top of all of ONNX's operators.",
};
