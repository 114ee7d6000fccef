/**
 * Escapes characters that a workbook cannot hold as _x000D_, as spreadsheets do. Text that already looks like such
 * an escape is escaped as well, so that it comes back unchanged.
 */
export function escaped(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_")
    .replace(
      /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`,
    );
}

const MAX_LENGTH = 31;

/** Turns names into valid names of sheets: short, without certain characters, and unique regardless of case. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name
      .replace(/[*?:/\\[\]\p{Cc}]+/gu, " ")
      .replace(/\s+/g, " ")
      .replace(/^[\s']+|[\s']+$/g, "");
    const bare = plain.toLowerCase() === "history" || plain === "" ? `${plain || "Sheet"} 1` : plain;
    let unique = cut(bare, MAX_LENGTH);
    for (let count = 2; taken.has(unique.toLowerCase()); count++)
      unique = `${cut(bare, MAX_LENGTH - 4)} ${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

const cut = (text: string, length: number) => text.slice(0, length).replace(/[\s']+$/, "");
