/** The schema and options of the profile form. */
import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { FIRST_YEAR, isYear, LAST_YEAR } from "~/domain/years";

const year = `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.`;

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`);

export const profileSchema = z.object({
  name: z
    .string("Enter a name.")
    .trim()
    .refine(isReadable, "Enter a name.")
    .max(120, "Use at most 120 characters."),
  place: text(120).default(""),
  about: text(2000)
    .optional()
    .transform((about) => about ?? null),
  baselineYear: z.number(year).refine(isYear, year),
  locale: z.string().refine(isLocale, "Choose one from the list."),
  currency: z.string().refine(isCurrency, "Choose one from the list."),
});

/** Pages are in English; the locale decides how numbers and dates are formatted. */
const LOCALES = [
  "en-US",
  "en-CA",
  "en-GB",
  "en-IE",
  "en-AU",
  "en-NZ",
  "en-ZA",
  "en-IN",
  "en-KE",
  "en-NG",
  "en-PH",
  "en-SG",
  "fr-CA",
  "fr-FR",
  "fr-BE",
  "fr-CH",
  "es-ES",
  "es-MX",
  "es-US",
  "es-CO",
  "es-AR",
  "es-CL",
  "es-PE",
  "pt-BR",
  "pt-PT",
  "de-DE",
  "de-AT",
  "de-CH",
  "it-IT",
  "nl-NL",
  "nl-BE",
  "ca-ES",
  "gl-ES",
  "eu-ES",
  "da-DK",
  "nb-NO",
  "sv-SE",
  "fi-FI",
  "is-IS",
  "et-EE",
  "lv-LV",
  "lt-LT",
  "pl-PL",
  "cs-CZ",
  "sk-SK",
  "hu-HU",
  "ro-RO",
  "bg-BG",
  "el-GR",
  "hr-HR",
  "sl-SI",
  "sr-RS",
  "uk-UA",
  "tr-TR",
  "he-IL",
  "ja-JP",
  "ko-KR",
  "zh-CN",
  "zh-TW",
  "zh-HK",
  "id-ID",
  "ms-MY",
  "th-TH",
  "vi-VN",
  "hi-IN",
];

function isLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    // Malformed.
    return false;
  }
}

const currencies = new Set(Intl.supportedValuesOf("currency"));

function isCurrency(currency: string): boolean {
  return currencies.has(currency);
}

export interface Option {
  value: string;
  label: string;
}

const names = (type: "language" | "currency") => new Intl.DisplayNames("en", { type, fallback: "code" });

/** Each with an example. Always includes the locale in use. */
export function localeOptions(inUse: string): Option[] {
  const languages = names("language");
  return byLabel(
    [...new Set([...LOCALES, inUse])].map((value) => ({
      value,
      label: `${languages.of(value)}: ${new Intl.NumberFormat(value).format(1234567.8)}`,
    })),
  );
}

export function currencyOptions(inUse: string): Option[] {
  const known = names("currency");
  return byLabel(
    [...new Set([...currencies, inUse])].map((value) => ({ value, label: `${known.of(value)} (${value})` })),
  );
}

const byLabel = (options: Option[]) => options.sort((a, b) => a.label.localeCompare(b.label, "en"));
