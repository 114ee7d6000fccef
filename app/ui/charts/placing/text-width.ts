/** Letters as wide as they are high: Chinese, Japanese, Korean, and full-width signs. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const NARROW = /[ .,:;'’|!()[\]ijltf1I-]/;
const BROAD = /[mwMW%@—]/;

/**
 * About how wide a text is in pixels. For drawings made without a browser: a little too wide rather than too narrow.
 * @param px the size of the letters
 */
export function textWidth(text: string, px: number, bold = false): number {
  let em = 0;
  for (const letter of text) {
    em += WIDE.test(letter) ? 1.02 : BROAD.test(letter) ? 0.9 : NARROW.test(letter) ? 0.36 : 0.6;
  }
  return em * px * (bold ? 1.04 : 1);
}

/** A text in lines no wider than `width` pixels. Breaks at spaces, and inside words that are too long by themselves. */
export function wrapped(text: string, px: number, width: number, bold = false): string[] {
  const fits = (line: string) => textWidth(line, px, bold) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (line && !fits(line + letter)) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}
