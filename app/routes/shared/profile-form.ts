/** What the form of a collaborative's profile takes, and what it offers to choose from. */
import { z } from "zod";
import { isYear } from "~/domain/years";

const year = "Enter a year from 1990 to 2100.";

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`);

export const profileSchema = z.object({
  name: z.string("Enter a name.").trim().min(1, "Enter a name.").max(120, "Use at most 120 characters."),
  place: text(120).default(""),
  about: text(2000)
    .optional()
    .transform((about) => about ?? null),
  baselineYear: z.number(year).refine(isYear, year),
  locale: z.string().refine(isLocale, "Choose one of the list."),
  currency: z.string().refine(isCurrency, "Choose one of the list."),
});

/** Where English stands on the page, these decide how its numbers and dates are written. */
const LOCALES = [
  ...[
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
  ],
  ...["fr-CA", "fr-FR", "fr-BE", "fr-CH", "es-ES", "es-MX", "es-US", "es-CO", "es-AR", "es-CL", "es-PE"],
  ...["pt-BR", "pt-PT", "de-DE", "de-AT", "de-CH", "it-IT", "nl-NL", "nl-BE", "ca-ES", "gl-ES", "eu-ES"],
  ...["da-DK", "nb-NO", "sv-SE", "fi-FI", "is-IS", "et-EE", "lv-LV", "lt-LT", "pl-PL", "cs-CZ", "sk-SK"],
  ...["hu-HU", "ro-RO", "bg-BG", "el-GR", "hr-HR", "sl-SI", "sr-RS", "uk-UA", "tr-TR", "he-IL"],
  ...["ja-JP", "ko-KR", "zh-CN", "zh-TW", "zh-HK", "id-ID", "ms-MY", "th-TH", "vi-VN", "hi-IN"],
];

function isLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    // Not even the form of one.
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

/** Each with an example; the one in use is among them whatever it is. */
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
