/**
 * A model that predicts in the page: a form from the model's own description, and the answer at every change.
 *
 * @element teacup-model
 * @attr {string} src - the address of the model's file
 * @attr {string} alt - what the model predicts, for readers who do not see it; its own title when left out
 * @attr {"lazy" | "eager"} loading - lazy, the default, waits until the element is near the viewport
 * @attr {boolean} disabled - the form cannot be changed
 */
export class TeacupModelElement extends HTMLElement {
    static observedAttributes: string[];
    /**
     * Defines the tag, unless that was done before.
     * @param {string} [tag]
     * @param {CustomElementRegistry} [registry]
     */
    static define(tag?: string, registry?: CustomElementRegistry): typeof TeacupModelElement;
    set src(url: string);
    /** The address of the model's file. */
    get src(): string;
    set alt(text: string);
    /** What the model predicts, in words. */
    get alt(): string;
    set loading(when: "lazy" | "eager");
    /** @type {"lazy" | "eager"} */
    get loading(): "lazy" | "eager";
    set disabled(is: boolean);
    get disabled(): boolean;
    set inputs(values: any);
    /** What is in the form, by the names of the inputs. Setting changes the inputs that are named. */
    get inputs(): any;
    set model(model: import("./model.js").Model | null);
    /**
     * The loaded model, or null. A model that is set is shown in place of src, and stays its owner's to
     *   dispose.
     */
    get model(): import("./model.js").Model | null;
    connectedCallback(): void;
    /** An element that is moved comes back at once, and keeps its model. */
    disconnectedCallback(): void;
    connectedMoveCallback(): void;
    /** @param {string} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name: string, before: string | null, now: string | null): void;
    #private;
}
export type Model = import("./model.js").Model;
