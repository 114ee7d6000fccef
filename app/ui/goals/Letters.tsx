import type { Verdict } from "~/domain/goals/smartie/letters";
import { Icon, type IconName } from "~/ui/figures/icons";
import type { LetterShown } from "./types";

const VERDICT_STYLES: Record<Verdict, { word: string; icon: IconName; className: string }> = {
  met: { word: "Met", icon: "check", className: "text-good" },
  weak: { word: "Weak", icon: "warn", className: "text-warn" },
  missing: { word: "Missing", icon: "cross", className: "text-bad" },
};

/** A verdict as icon and word; the color only repeats them. */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const { word, icon, className } = VERDICT_STYLES[verdict];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-semibold ${className}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

/** The seven letters in a column: verdict, reason, and how to improve. */
export function Letters({ letters }: { letters: LetterShown[] }) {
  return (
    <ol className="grid gap-2.5">
      {letters.map(({ letter, name, verdict, why, improve }) => (
        <li key={letter} className="grid grid-cols-[1.75rem_1fr] gap-x-3 border-line border-t pt-2">
          <span aria-hidden="true" className="font-semibold font-serif text-2xl leading-none">
            {letter}
          </span>
          <div className="min-w-0 text-sm leading-snug">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold text-[0.9375rem]">{name}</span>
              <VerdictWord verdict={verdict} />
            </p>
            <p>{why}</p>
            {improve ? <p className="text-ink-soft">{improve}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** "5 of 7 letters are met; still missing: realistic and inclusive." */
export function lettersInShort(letters: LetterShown[]): string {
  const met = letters.filter(({ verdict }) => verdict === "met").length;
  const missing = letters
    .filter(({ verdict }) => verdict === "missing")
    .map(({ name }) => name.toLowerCase());
  const list = new Intl.ListFormat("en").format(missing);
  return `${met} of ${letters.length} letters are met${missing.length > 0 ? `; still missing: ${list}` : ""}.`;
}
