/**
 * The one place that knows where Lit lies. Modules import from here, so a new version of Lit, or another library, is
 * one file's business. The files under ../lib come out of jars (see docs/adr/0007-console-technology.md).
 */
export { LitElement, html, nothing, svg } from '../lib/lit-element/lit-element.js';
export { classMap } from '../lib/lit-html/directives/class-map.js';
export { live } from '../lib/lit-html/directives/live.js';
export { createRef, ref } from '../lib/lit-html/directives/ref.js';
export { repeat } from '../lib/lit-html/directives/repeat.js';
