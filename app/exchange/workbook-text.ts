/**
 * Characters that a workbook's files cannot hold as they are, in its own way of writing them; what looks like that
 * way already is kept from being taken for it.
 */
export function escaped(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_")
    .replace(
      /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`,
    );
}

const LONGEST = 31;

/** Names that sheets may have: short, without certain signs, each once whatever its case. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name
      .replace(/[*?:/\\[\]\p{Cc}]+/gu, " ")
      .replace(/\s+/g, " ")
      .replace(/^[\s']+|[\s']+$/g, "");
    const bare = plain.toLowerCase() === "history" || plain === "" ? `${plain || "Sheet"} 1` : plain;
    let found = cut(bare, LONGEST);
    for (let count = 2; taken.has(found.toLowerCase()); count++) found = `${cut(bare, LONGEST - 4)} ${count}`;
    taken.add(found.toLowerCase());
    return found;
  });
}

const cut = (text: string, length: number) => text.slice(0, length).replace(/[\s']+$/, "");
