import { StageMark } from "~/ui/continuum/StageMark";
import { type StageWords, stageClass, stageWord } from "~/ui/continuum/stages";
import { lowered } from "~/ui/figures/metrics/sentences";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Section } from "~/ui/layout/Page";
import type { changeView, ProfileView, RatingView } from "./profile-view";

/** One practice in the chosen year: the stage, the ratings behind it, and what the next stage takes. */
export function PracticeReport({
  practice,
  step,
  words,
  locale,
  whole,
}: {
  practice: ProfileView["practices"][number];
  step: ProfileView["steps"][number] | undefined;
  words: StageWords;
  locale: string;
  whole: boolean;
}) {
  const { code, name, stage, submitted, descriptor, disagreement, ratings, wanted } = practice;
  return (
    <article id={code} aria-labelledby={`${code}-name`} className="grid min-w-0 scroll-mt-4 gap-3">
      <h3 id={`${code}-name`} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-lg">
        {name}
        <span
          className={`inline-flex items-center gap-2 rounded px-2 py-0.5 font-sans font-semibold text-base ${stageClass(stage)}`}
        >
          {stage === null ? null : <StageMark stage={stage} />}
          {stage === null && submitted ? "submitted" : stageWord(words, stage)}
        </span>
      </h3>
      {submitted ? (
        <p className="max-w-[46rem] text-ink-soft">
          The other side has submitted its rating. You can read it once you have given yours.
        </p>
      ) : null}
      {descriptor ? <p className="max-w-[46rem]">{descriptor}.</p> : null}
      {disagreement ? (
        <p className="max-w-[46rem]">
          <strong className="font-semibold">
            {disagreement.settled ? "The two views differed by" : "The two views differ by"}{" "}
            {disagreement.difference === 1 ? "one stage" : `${disagreement.difference} stages`}
          </strong>
          : {disagreement.higher === "self" ? "its own is higher" : "the backbone’s is higher"}.{" "}
          {disagreement.settled ? "Both sides have since agreed." : "Discuss this one."}
        </p>
      ) : null}
      {ratings.length > 0 ? (
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {ratings.map((rating) => (
            <RatingCard
              key={rating.rater}
              rating={rating}
              words={words}
              locale={locale}
              counts={rating.rater === practice.rater && ratings.length > 1}
            />
          ))}
        </ul>
      ) : whole && !submitted ? (
        <p className="text-ink-soft">Not rated yet.</p>
      ) : null}
      {step ? (
        <p className="max-w-[46rem] border-link border-s-3 ps-4">
          <span className="font-semibold">Next, {words[step.next]}:</span> {step.descriptor}.
        </p>
      ) : null}
      {wanted ? (
        <p className="text-ink-soft">
          Wanted: {stageWord(words, wanted.stage)}
          {wanted.by ? ` by ${wanted.by}` : ""}
        </p>
      ) : null}
    </article>
  );
}

function RatingCard({
  rating,
  counts,
  words,
  locale,
}: {
  rating: RatingView;
  counts: boolean;
  words: StageWords;
  locale: string;
}) {
  const { name, stage, evidence, links, by, at } = rating;
  return (
    <li className={`min-w-0 rounded-md px-4 py-3 ${counts ? "bg-sunk" : "border border-line"}`}>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-semibold">{name}:</span> <StageMark stage={stage} /> {stageWord(words, stage)}
        {counts ? <span className="text-ink-soft text-sm">(this one counts)</span> : null}
      </p>
      {evidence ? <p className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">{evidence}</p> : null}
      {links.map((link) => (
        <p key={link} className="mt-1 [overflow-wrap:anywhere]">
          <a href={link} rel="noreferrer noopener" target="_blank">
            {link.replace(/^https?:\/\//i, "")}
          </a>
        </p>
      ))}
      <p className="mt-1 text-ink-soft text-sm">
        {by}, <ChangedAt at={at} locale={locale} />
      </p>
    </li>
  );
}

/** The practices that hold a subject back, with the next descriptor of each. */
export function FirstSteps({ steps, words }: { steps: ProfileView["steps"]; words: StageWords }) {
  return (
    <Section
      title="What to work on first"
      lead="The practices that hold the stage reached back, and what their next stage takes."
    >
      <ol className="grid max-w-[52rem] gap-4">
        {steps
          .filter(({ holdsBack }) => holdsBack)
          .map((step) => (
            <li key={step.practice}>
              <a href={`#${step.practice}`} className="font-semibold">
                {step.name}
              </a>{" "}
              <span className="text-ink-soft">
                from {stageWord(words, step.stage)} to {stageWord(words, step.next)}
                {step.wanted !== null && step.wantedBy !== null
                  ? ` (wanted: ${stageWord(words, step.wanted)} by ${step.wantedBy})`
                  : ""}
              </span>
              <p>{step.descriptor}.</p>
            </li>
          ))}
      </ol>
    </Section>
  );
}

/** Who rated what and when, newest first. */
export function RatingHistory({
  entries,
  words,
  locale,
}: {
  entries: ReturnType<typeof changeView>[];
  words: StageWords;
  locale: string;
}) {
  return (
    <ol className="grid max-w-[52rem] gap-2">
      {entries.map(({ id, at, actor, reason, year, practice, rater, covered, from, to, evidence }) => (
        <li key={id}>
          <span className="font-semibold">{actor}</span>, <ChangedAt at={at} locale={locale} />: {practice}{" "}
          {year}, {lowered(rater)}: {covered ? "submitted" : changeOfRating({ from, to, evidence }, words)}
          {reason ? <span className="text-ink-soft"> ({reason})</span> : null}
        </li>
      ))}
    </ol>
  );
}

function changeOfRating(
  { from, to, evidence }: Pick<ReturnType<typeof changeView>, "from" | "to" | "evidence">,
  words: StageWords,
): string {
  if (to === null) return `withdrawn (was ${stageWord(words, from)})`;
  if (from === null) return stageWord(words, to);
  if (from === to) return `${stageWord(words, to)}, ${evidence ? "evidence changed" : "details changed"}`;
  return `${stageWord(words, from)} → ${stageWord(words, to)}`;
}
