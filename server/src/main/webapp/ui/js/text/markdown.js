import { lexer } from '../../lib/marked/lib/marked.esm.js';
import { html, nothing } from '../lit.js';
import { parts, shield, unshield } from './citations.js';

/**
 * An answer's Markdown as templates. Only marked's tokens are used, never its HTML: every text reaches the page as a
 * text node, so whatever a model or a document says stays text and nothing needs to be sanitised.
 *
 * @param citation makes the template of one citation mark from the chunk's index and which mark of the answer it is
 */
export function markdown(answer, { growing, citation }) {
  return blocks(lexer(shield(answer, growing), { gfm: true, breaks: true }), citation);
}

function blocks(tokens, citation) {
  return tokens.map((token) => block(token, citation));
}

function block(token, citation) {
  const inner = () => inlines(token.tokens ?? [], citation);
  switch (token.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'heading':
      return html`<p class="answer-heading">${inner()}</p>`;
    case 'paragraph':
      return html`<p>${inner()}</p>`;
    case 'text':
      return token.tokens ? inner() : marked(token.text, citation);
    case 'blockquote':
      return html`<blockquote>${blocks(token.tokens, citation)}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${unshield(token.text)}</code></pre>`;
    case 'hr':
      return html`<hr>`;
    case 'list':
      return list(token, citation);
    case 'table':
      return table(token, citation);
    default:
      return html`<p>${marked(token.raw, citation)}</p>`;
  }
}

function list(token, citation) {
  const items = token.items.map((item) => html`<li>${blocks(item.tokens, citation)}</li>`);
  return token.ordered ? html`<ol start=${token.start || 1}>${items}</ol>` : html`<ul>${items}</ul>`;
}

function table(token, citation) {
  const cells = (row, cell) => html`<tr>${row.map((one) => cell(inlines(one.tokens, citation)))}</tr>`;
  return html`<div class="table-frame" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead>${cells(token.header, (content) => html`<th scope="col">${content}</th>`)}</thead>
      <tbody>${token.rows.map((row) => cells(row, (content) => html`<td>${content}</td>`))}</tbody>
    </table>
  </div>`;
}

function inlines(tokens, citation) {
  return tokens.map((token) => inline(token, citation));
}

function inline(token, citation) {
  const inner = () => inlines(token.tokens ?? [], citation);
  switch (token.type) {
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'del':
      return html`<del>${inner()}</del>`;
    case 'codespan':
      return html`<code>${unshield(token.text)}</code>`;
    case 'br':
      return html`<br>`;
    case 'link':
      return link(token.href, inner());
    case 'image':
      return link(token.href, token.text || token.href);
    case 'text':
    case 'escape':
      return token.tokens ? inner() : marked(token.text, citation);
    default:
      return marked(token.raw, citation);
  }
}

/** Pictures become links too: the page fetches nothing from other hosts by itself. */
function link(address, content) {
  return /^(https?:|mailto:)/i.test(address)
    ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${content}</a>`
    : html`${content}`;
}

function marked(text, citation) {
  return parts(text).map((part) => (typeof part === 'string' ? part : citation(part.index, part.mark)));
}
