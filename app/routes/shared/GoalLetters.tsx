import { LETTER_NAMES, LETTERS, type Letters, type Verdict } from "~/domain/smartie";
import { Icon, type IconName } from "~/ui/figures/icons";

const VERDICT_LOOKS: Record<Verdict, { word: string; icon: IconName; className: string }> = {
  met: { word: "Met", icon: "check", className: "text-good" },
  weak: { word: "Weak", icon: "warn", className: "text-warn" },
  missing: { word: "Missing", icon: "cross", className: "text-bad" },
};

/** The seven letters of a goal, each with its verdict, why, and what would make it better. */
export function GoalLetters({ letters }: { letters: Letters }) {
  return (
    <ol className="grid gap-x-12 gap-y-5 lg:grid-cols-2">
      {LETTERS.map((letter) => {
        const { verdict, why, improve } = letters[letter];
        const look = VERDICT_LOOKS[verdict];
        return (
          <li key={letter} className="grid grid-cols-[3rem_1fr] gap-x-4 border-line border-t pt-3">
            <span aria-hidden="true" className="font-semibold font-serif text-4xl leading-none">
              {letter}
            </span>
            <div className="min-w-0">
              <p className="flex flex-wrap items-center justify-between gap-x-4">
                <span className="font-semibold">{LETTER_NAMES[letter]}</span>
                <span className={`inline-flex items-center gap-1.5 font-semibold ${look.className}`}>
                  <Icon name={look.icon} />
                  {look.word}
                </span>
              </p>
              <p>{why}</p>
              {improve ? <p className="text-ink-soft text-sm">{improve}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
