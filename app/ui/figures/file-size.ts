const KB = 1024;

/** "14 kB", "1.2 MB". */
export function sizeWords(bytes: number, locale: string): string {
  const write = (size: number, unit: string) =>
    `${size.toLocaleString(locale, { maximumFractionDigits: 1 })} ${unit}`;
  return bytes < KB * KB ? write(Math.ceil(bytes / KB), "kB") : write(bytes / KB / KB, "MB");
}
