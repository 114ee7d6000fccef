/** A row of a chart's table: its heading, then cells of plain text, each perhaps with a line in small below. */
export interface TextRow {
  head: string | number;
  cells: { text: string; small?: string | undefined; quiet?: boolean }[];
}

/**
 * The rows as markup, for a table body that is set as one piece. A page of charts has hundreds of such cells, which
 * hold nothing but text; made one by one they took a tenth of the time of the page. Every text is escaped here.
 */
export function rowsMarkup(rows: TextRow[]): { __html: string } {
  const markup = rows.map(
    ({ head, cells }) => `<tr><th scope="row">${escaped(`${head}`)}</th>${cells.map(cell).join("")}</tr>`,
  );
  return { __html: markup.join("") };
}

function cell({ text, small, quiet }: TextRow["cells"][number]): string {
  const below = small ? `<span class="block text-ink-soft text-xs">${escaped(small)}</span>` : "";
  return `<td${quiet ? ' class="text-ink-soft"' : ""}>${escaped(text)}${below}</td>`;
}

const SIGNS: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
