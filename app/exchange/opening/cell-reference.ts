/** The name of a column in spreadsheets by its place: 0 → "A", 26 → "AA". */
export function letterOf(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return (rest >= 0 ? letterOf(rest) : "") + String.fromCharCode(65 + (place % 26));
}

/** The place of a cell's column, from 0: "AB12" → 27. */
export function placeOf(reference: string): number {
  let place = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    place = place * 26 + code - 64;
  }
  return place - 1;
}

/** The line of a cell: "AB12" → 12. */
export const lineOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0);
