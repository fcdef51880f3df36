/**
 * Citation marks in an answer: `[ID:3]` or, by setting of the assistant, `##3$$`; the number is an index into the
 * reference's chunks. Before Markdown is read they become numbers between private characters, which no Markdown rule
 * touches: the index, and which mark of the answer it is.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const WIRE = /\s?(?:\[ID:\s?(\d+)\]|##(\d+)\$\$)/g;
const UNFINISHED = /\s?(?:\[I?D?:?\d*|##?\d*\$?)$/;
const INNER = /\uE000(\d+)\.(\d+)\uE001/g;

/** @param growing whether more text may come, so that half a mark at the end is held back */
export function shield(answer, growing) {
  const text = answer.replaceAll(OPEN, '').replaceAll(CLOSE, '');
  let mark = 0;
  return (growing ? text.replace(UNFINISHED, '') : text).replace(
    WIRE,
    (_, plain, hashed) => `${OPEN}${plain ?? hashed}.${mark++}${CLOSE}`,
  );
}

/** Cuts text at its marks: strings and {index, mark} in the order they come. */
export function parts(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(INNER)) {
    found.push(text.slice(end, match.index), { index: Number(match[1]), mark: Number(match[2]) });
    end = match.index + match[0].length;
  }
  found.push(text.slice(end));
  return found.filter((part) => part !== '');
}

export function unshield(text) {
  return text.replace(INNER, ' [ID:$1]');
}

/**
 * The marks of an answer in the order they come, each as {index, claim}. The claim is what the answer says between the
 * mark before and this one; marks that stand side by side share it.
 */
export function marks(answer) {
  const found = [];
  let end = 0;
  for (const match of answer.matchAll(WIRE)) {
    const claim = answer.slice(end, match.index).trim();
    found.push({ index: Number(match[1] ?? match[2]), claim: claim || (found.at(-1)?.claim ?? '') });
    end = match.index + match[0].length;
  }
  return found;
}

/** The distinct indexes in an answer in the order of their first mark; the page numbers citations by it. */
export function order(answer) {
  return [...new Set(marks(answer).map((mark) => mark.index))];
}
