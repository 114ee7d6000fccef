/** How a locale writes numbers: its separators and its grouping, the same on every server and browser. */
export interface NumberStyle {
  decimal: string;
  group: string;
  /** How many digits stand in each group left of the last one: 3, or 2 in India (12,34,567). */
  groupSize: number;
}

const styles = new Map<string, NumberStyle>();

/**
 * Taken from Intl, with spaces and apostrophes made uniform: versions of its data differ in which space or
 * apostrophe they use, and a text made on the server must equal the one made in the browser.
 */
export function numberStyle(locale: string): NumberStyle {
  const known = styles.get(locale);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { numberingSystem: "latn", maximumFractionDigits: 1 });
  const parts = format.formatToParts(123456789.5);
  const group = parts.find((part) => part.type === "group")?.value ?? "\u202f";
  const integers = parts.filter((part) => part.type === "integer").map((part) => part.value.length);
  const style = {
    decimal: parts.find((part) => part.type === "decimal")?.value ?? ".",
    group: /\s/.test(group) ? "\u202f" : group === "'" ? "’" : group,
    groupSize: integers.at(-2) ?? 3,
  };
  styles.set(locale, style);
  return style;
}

/** Whether groups of digits, left to right, are whole groups as the style (or the usual threes) has them. */
export function groupsThousands(groups: string[], style: NumberStyle): boolean {
  const first = groups[0] ?? "";
  const last = groups.at(-1) ?? "";
  const between = groups.slice(1, -1);
  if (groups.length < 2 || first === "" || first.startsWith("0") || last.length !== 3) return false;
  const ofSize = (size: number) => first.length <= size && between.every((group) => group.length === size);
  return ofSize(3) || ofSize(style.groupSize);
}

/** Digits with the locale's group separator between them. */
export function grouped(digits: string, style: NumberStyle): string {
  if (digits.length <= 3) return digits;
  const groups = [digits.slice(-3)];
  for (let end = digits.length - 3; end > 0; end -= style.groupSize) {
    groups.unshift(digits.slice(Math.max(0, end - style.groupSize), end));
  }
  return groups.join(style.group);
}
