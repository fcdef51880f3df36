/**
 * Citation marks in an answer: `[ID:3]` or, by setting of the assistant, `##3$$`; the number is an index into the
 * reference's chunks. Before Markdown is read they become one private character each side of the number, which no
 * Markdown rule touches.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const WIRE = /\s?(?:\[ID:\s?(\d+)\]|##(\d+)\$\$)/g;
const UNFINISHED = /\s?(?:\[I?D?:?\d*|##?\d*\$?)$/;
const INNER = /\uE000(\d+)\uE001/g;

/** @param growing whether more text may come, so that half a mark at the end is held back */
export function shield(answer, growing) {
  const text = answer.replaceAll(OPEN, '').replaceAll(CLOSE, '');
  return (growing ? text.replace(UNFINISHED, '') : text).replace(WIRE, (_, plain, hashed) => `${OPEN}${plain ?? hashed}${CLOSE}`);
}

/** Cuts text at its marks: strings and {index} in the order they come. */
export function parts(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(INNER)) {
    found.push(text.slice(end, match.index), { index: Number(match[1]) });
    end = match.index + match[0].length;
  }
  found.push(text.slice(end));
  return found.filter((part) => part !== '');
}

export function unshield(text) {
  return text.replace(INNER, ' [ID:$1]');
}

/** The distinct indexes in an answer in the order of their first mark; the page numbers citations by it. */
export function order(answer) {
  return [...new Set([...answer.matchAll(WIRE)].map((match) => Number(match[1] ?? match[2])))];
}

/** What the answer says in front of the first mark of a chunk: the claim that the chunk supports. */
export function claim(answer, index) {
  const marks = [...answer.matchAll(WIRE)];
  const at = marks.findIndex((match) => Number(match[1] ?? match[2]) === index);
  if (at < 0) {
    return '';
  }
  let start = at;
  while (start > 0 && marks[start - 1].index + marks[start - 1][0].length === marks[start].index) {
    start--;
  }
  const from = start === 0 ? 0 : marks[start - 1].index + marks[start - 1][0].length;
  return answer.slice(from, marks[start].index).trim();
}
