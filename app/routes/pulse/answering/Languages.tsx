import { Link } from "@remix-run/react";
import type { Language } from "~/domain/pulse/statements";
import { PULSE_WORDS } from "~/domain/pulse/words/words";

/** The same page in the other languages. */
export function Languages({
  label,
  languages,
  current,
}: {
  label: string;
  languages: { language: Language; to: string }[];
  current: Language;
}) {
  return (
    <nav aria-label={label} className="no-print flex flex-wrap gap-x-6">
      {languages.map(({ language, to }) =>
        language === current ? (
          <span
            key={language}
            aria-current="true"
            className="inline-flex min-h-11 items-center font-semibold"
          >
            {PULSE_WORDS[language].name}
          </span>
        ) : (
          <Link
            key={language}
            to={to}
            lang={language}
            hrefLang={language}
            replace
            className="inline-flex min-h-11 items-center"
          >
            {PULSE_WORDS[language].name}
          </Link>
        ),
      )}
    </nav>
  );
}
