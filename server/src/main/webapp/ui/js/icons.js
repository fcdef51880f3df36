import { html, svg } from './lit.js';

/** Line icons of 20 by 20, drawn in the colour of the text around them; decoration only, so hidden from readers. */
const icon = (paths) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  add: icon(svg`<path d="M10 4v12M4 10h12"/>`),
  upload: icon(svg`<path d="M10 13V3.5M6 7l4-4 4 4M3.5 13v3h13v-3"/>`),
  close: icon(svg`<path d="M5 5l10 10M15 5L5 15"/>`),
  remove: icon(svg`<path d="M4 6h12M8 6V4h4v2M6 6l.7 10.5h6.6L14 6M8.8 9v5M11.2 9v5"/>`),
  retry: icon(svg`<path d="M15.5 10a5.5 5.5 0 1 1-1.6-3.9M14.5 3v3.5H11"/>`),
  stop: icon(svg`<rect x="5.5" y="5.5" width="9" height="9" rx="1.5"/>`),
  send: icon(svg`<path d="M10 16V4M5 9l5-5 5 5"/>`),
  previous: icon(svg`<path d="M12.5 4.5L7 10l5.5 5.5"/>`),
  next: icon(svg`<path d="M7.5 4.5L13 10l-5.5 5.5"/>`),
  download: icon(svg`<path d="M10 3.5V13M6 9.5l4 4 4-4M3.5 13.5v3h13v-3"/>`),
  chevron: icon(svg`<path d="M5 7.5l5 5 5-5"/>`),
  done: icon(svg`<path d="M4 10.5l4 4 8-9"/>`),
  warning: icon(svg`<path d="M10 3.5L17.5 16.5H2.5zM10 8.5v3.5M10 14.2v.1"/>`),
};
