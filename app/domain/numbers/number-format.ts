const formats = new Map<string, Intl.NumberFormat>();

/**
 * A formatter that rounds half away from zero. Cached, because making one costs far more than using it and pages use
 * the same few again and again.
 */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const cached = formats.get(key);
  if (cached) return cached;
  const format = new Intl.NumberFormat(locale, {
    ...options,
    roundingMode: "halfExpand",
  } as Intl.NumberFormatOptions);
  formats.set(key, format);
  return format;
}

/** A typographic minus: wider than a hyphen, and read aloud as "minus". */
export const withMinus = (text: string) => text.replace("-", "−");
