/** What spreadsheets put on the clipboard as plain text: tabs between cells, line ends between rows. */

/** Rows of cells. A cell that holds tabs, line ends or quotes stands in quotes, with quotes doubled. */
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
    // The line end after the last row ends it; it does not begin another one.
    if (at >= text.length) break;
  }
  return rows;
}

function readCell(text: string, start: number): { text: string; end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = start;
  const found = quoted.exec(text);
  if (found) return { text: (found[1] ?? "").replaceAll('""', '"'), end: quoted.lastIndex };
  // A quote that nothing closes is part of the text.
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  return { text: plain.exec(text)?.[0] ?? "", end: plain.lastIndex };
}

/** One cell's text without line ends is pasted by the browser itself, at the caret. */
export function isSingleText(text: string): boolean {
  return !/[\t\r\n]/.test(text.replace(/\r?\n$/, ""));
}
