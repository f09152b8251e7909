/** Defines the tag `<teacup-model>`; harmless when loaded twice. */
import { TeacupModelElement } from "./teacup-model-element.js";

TeacupModelElement.define();

export { TeacupModelElement };
