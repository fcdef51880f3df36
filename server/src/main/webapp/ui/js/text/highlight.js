/** Which parts of a passage carry claims: the quoted words, or else the sentences that share most of their words. */
const SENTENCE = /[^.!?\u3002\uFF01\uFF1F\n]+(?:[.!?\u3002\uFF01\uFF1F]+["')\]\u201D\u2019]*|\n|$)\s*/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const ENOUGH = 0.5;

/** @returns a list of {text, marked} that joined gives the passage */
export function highlight(passage, claims) {
  const ranges = claims.flatMap((claim) => rangesOf(passage, claim)).sort((one, other) => one.start - other.start);
  return pieces(passage, ranges);
}

function rangesOf(passage, claim) {
  const exact = findLoosely(passage, claim);
  if (exact) {
    return [exact];
  }
  const wanted = words(claim);
  const sentences = [...passage.matchAll(SENTENCE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    share: share(words(match[0]), wanted),
  }));
  const best = Math.max(0, ...sentences.map((sentence) => sentence.share));
  return best < ENOUGH ? [] : sentences.filter((sentence) => sentence.share >= Math.max(ENOUGH, best - 0.15));
}

/** The place of a quotation whose white space and quotation marks may differ. */
function findLoosely(passage, claim) {
  const core = claim.replace(/^[\s"'\u201C\u2018>*-]+|[\s"'\u201D\u2019*]+$/g, '');
  if (core.length < 12) {
    return null;
  }
  const pattern = core.split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'iu').exec(passage);
  return match && { start: match.index, end: match.index + match[0].length };
}

function words(text) {
  return new Set((text.toLowerCase().match(WORD) ?? []).filter((word) => word.length > 2));
}

/** How much of a sentence is said by the claim, 0..1; short sentences prove nothing. */
function share(sentence, wanted) {
  if (sentence.size < 3) {
    return 0;
  }
  return [...sentence].filter((word) => wanted.has(word)).length / Math.min(sentence.size, Math.max(wanted.size, 3));
}

function pieces(passage, ranges) {
  const found = [];
  let end = 0;
  for (const range of ranges.filter((one, at) => !ranges.slice(0, at).some((before) => before.end >= one.end))) {
    const start = Math.max(end, range.start);
    found.push({ text: passage.slice(end, start), marked: false });
    found.push({ text: passage.slice(start, range.end), marked: true });
    end = range.end;
  }
  found.push({ text: passage.slice(end), marked: false });
  return found.filter((piece) => piece.text !== '');
}
