import type { ReactNode } from "react";
import { ChangeTable } from "~/routes/investments";
import { Button } from "~/ui/controls/Button";
import { VerdictWord } from "~/ui/goals/Letters";
import type { GoalAnswer, GoalCheck, LetterShown } from "~/ui/goals/types";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { OvertakenNotice } from "~/ui/layout/OvertakenNotice";

/** One question of the form, with the verdicts of its letters. */
export function Question({
  title,
  letters = [],
  children,
}: {
  title: string;
  letters?: LetterShown[];
  children: ReactNode;
}) {
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
      <legend className="mb-3 font-semibold font-serif text-[1.625rem] leading-tight">{title}</legend>
      {letters.length > 0 ? (
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[0.9375rem]">
          {letters.map(({ letter, name, verdict, improve }) => (
            <li key={letter} className="flex flex-wrap items-baseline gap-x-2 text-ink-soft">
              {name}: <VerdictWord verdict={verdict} />
              {/* On a phone the list of letters is far below. */}
              {improve && verdict !== "met" ? <span className="lg:hidden">{improve}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </fieldset>
  );
}

/** The target as a sentence, the goal's progress today, and the projections. */
export function Reading({ check: { aim, standing, forecast } }: { check: GoalCheck }) {
  if (!aim) return null;
  return (
    <div className="grid gap-2 border-accent border-s-4 bg-accent-wash px-4 py-3">
      <p className="font-serif text-lg leading-snug">“{aim}”</p>
      {standing ? (
        <p>
          <span className="font-semibold">Today:</span> {standing}
        </p>
      ) : null}
      {forecast.map((sentence) => (
        <p key={sentence} className="text-ink-soft text-[0.9375rem]">
          <span className="font-semibold">Projection:</span> {sentence}
        </p>
      ))}
    </div>
  );
}

/** Why nothing was saved. */
export function Refusal({ answer, locale }: { answer: GoalAnswer | undefined; locale: string }) {
  if (!answer?.tried) return null;
  const { conflict, refused, unfinished, check } = answer;
  if (conflict)
    return (
      <div data-refused tabIndex={-1}>
        <OvertakenNotice by={conflict.by} what="this goal">
          <p>
            That was <ChangedAt at={conflict.at} locale={locale} />. Your version was not saved. What you
            entered is below: save it again to replace that version, or cancel to see what is stored.
          </p>
          {conflict.differences.length > 0 ? (
            <ChangeTable
              changes={conflict.differences}
              label="Where the two differ"
              before="What you entered"
              after="What is stored now"
            />
          ) : null}
        </OvertakenNotice>
      </div>
    );
  if (refused)
    return (
      <div data-refused tabIndex={-1}>
        <Notice tone="error" title="Nothing has been saved yet">
          <p>{refused}</p>
        </Notice>
      </div>
    );
  if (Object.keys(check.errors).length === 0) return null;
  return (
    <Notice tone="error" title="Nothing has been saved yet">
      <p>
        Fields that cannot be read or are not finished are marked below.
        {unfinished ? " The rest can be saved without them." : ""}
      </p>
      {unfinished ? (
        <Button kind="secondary" name="step" value="save-open" className="mt-3">
          Save the draft without its target
        </Button>
      ) : null}
    </Notice>
  );
}
