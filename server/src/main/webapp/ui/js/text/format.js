const UNITS = ['bytes', 'kB', 'MB', 'GB'];

/** 1234567 -> "1.2 MB" */
export function bytes(count) {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** count(1, "passage") -> "1 passage" */
export function count(number, noun) {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

export function percent(part) {
  return `${Math.round(part * 100)} %`;
}

/** "annual report.final.PDF" -> "PDF" */
export function extension(name) {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toUpperCase().slice(0, 4) : 'FILE';
}
