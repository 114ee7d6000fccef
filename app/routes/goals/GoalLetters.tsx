import { LETTER_NAMES, LETTERS, type Letters } from "~/domain/goals/smartie/letters";
import { VerdictWord } from "~/ui/goals/Letters";

/** The seven letters of a goal, each with its verdict, the reason, and how to improve it. */
export function GoalLetters({ letters }: { letters: Letters }) {
  return (
    <ol className="grid gap-x-12 gap-y-5 lg:grid-cols-2">
      {LETTERS.map((letter) => {
        const { verdict, why, improve } = letters[letter];
        return (
          <li key={letter} className="grid grid-cols-[3rem_1fr] gap-x-4 border-line border-t pt-3">
            <span aria-hidden="true" className="font-semibold font-serif text-4xl leading-none">
              {letter}
            </span>
            <div className="min-w-0">
              <p className="flex flex-wrap items-center justify-between gap-x-4">
                <span className="font-semibold">{LETTER_NAMES[letter]}</span>
                <VerdictWord verdict={verdict} />
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
