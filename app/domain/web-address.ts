/**
 * The address that a text gives, or null. `URL.canParse` is not used: in Node 20 it takes letters such as ü for
 * errors as soon as it has been called often enough to be optimized.
 */
export function parseAddress(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
