/** What spreadsheets put on the clipboard as plain text: tabs between cells, line ends between rows. */

/** Splits the text into rows of cells. A cell with tabs, line breaks, or quotes is quoted, with its quotes doubled. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const cell = readCell(text, at);
    row.push(cell.text);
    const end = text[cell.end];
    at = cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1);
    if (end === "\t") continue;
    rows.push(row);
    row = [];
    // The line break after the last row does not start another one.
    if (at >= text.length) break;
  }
  return rows;
}

function readCell(text: string, start: number): { text: string; end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (match) return { text: (match[1] ?? "").replaceAll('""', '"'), end: quoted.lastIndex };
  // An unclosed quote is part of the text.
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  return { text: plain.exec(text)?.[0] ?? "", end: plain.lastIndex };
}

/** Whether the text is a single cell, which the browser itself pastes at the caret. */
export function isSingleText(text: string): boolean {
  return !/[\t\r\n]/.test(text.replace(/\r?\n$/, ""));
}
