import { LitElement } from './lit.js';

/**
 * What every element of the console is: a Lit element that renders into the page itself. One set of style sheets then
 * serves all pages, labels may point across elements, and a browser test finds things as a person would.
 */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tells the elements above. */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
