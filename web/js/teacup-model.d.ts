import type { TeacupError } from "./types/error.js";
import type { TeacupModelElement } from "./types/teacup-model-element.js";
import type {
  ModelErrorEvent,
  ModelLoadEvent,
  ModelPredictEvent,
  ModelProgressEvent,
} from "./types/widget/events.js";

export { TeacupModelElement } from "./types/teacup-model-element.js";
export type { TeacupError, ModelErrorEvent, ModelLoadEvent, ModelPredictEvent, ModelProgressEvent };

export interface TeacupModelElementEventMap {
  load: ModelLoadEvent;
  progress: ModelProgressEvent;
  predict: ModelPredictEvent;
  error: ModelErrorEvent;
}

declare module "./types/teacup-model-element.js" {
  interface TeacupModelElement {
    addEventListener<K extends keyof TeacupModelElementEventMap>(
      type: K,
      listener: (this: TeacupModelElement, event: TeacupModelElementEventMap[K]) => void,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "teacup-model": TeacupModelElement;
  }
}
