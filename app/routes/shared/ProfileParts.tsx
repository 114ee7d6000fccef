import type { Stage } from "~/domain/continuum";
import { StageCourse } from "~/ui/continuum/StageCourse";
import { StageMark } from "~/ui/continuum/StageMark";
import { type StageWords, stageClass, stageDifference, stageWord } from "~/ui/continuum/stages";
import { formatPoints, formatShare, type Writing } from "~/ui/figures/format";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Reached } from "./ContinuumParts";
import type { changeView, ProfileView, RatingView } from "./profile-view";

/** Stage reached and index of the year, and how both moved, like for like. */
export function ScoreFacts({
  score,
  words,
  writing,
}: {
  score: ProfileView["score"];
  words: StageWords;
  writing: Writing;
}) {
  const { stageReached, progressIndex, rated, of, change } = score;
  const fact = "border-line-strong border-s-2 ps-4";
  return (
    <dl className="grid gap-6 sm:grid-cols-3">
      <div className={fact}>
        <dt className="text-ink-soft text-sm">Stage reached</dt>
        <dd className="mt-1 font-serif text-xl">
          <Reached {...{ stageReached, rated, of, words }} />
        </dd>
        <dd className="text-ink-soft text-sm">The lowest of its stages: nothing may lag.</dd>
      </div>
      <div className={fact}>
        <dt className="text-ink-soft text-sm">Progress index</dt>
        <dd className="tabular mt-1 font-serif text-xl">
          {progressIndex === null ? "not rated" : formatShare(progressIndex, writing, 0)}
        </dd>
        <dd className="text-ink-soft text-sm">
          Over {rated} of {of} practices.
        </dd>
      </div>
      <div className={fact}>
        <dt className="text-ink-soft text-sm">Change{change ? ` since ${change.since}` : ""}</dt>
        <dd className="mt-1 font-serif text-xl">{changeWords(change)}</dd>
        <dd className="text-ink-soft text-sm">
          {change?.matched
            ? `Index ${formatPoints(change.matched.progressIndex, writing, 0)} over the ${change.matched.practices} rated in both years.`
            : change
              ? "No practice was rated in both years."
              : "There is no earlier year to compare with."}
        </dd>
      </div>
    </dl>
  );
}

function changeWords(change: ProfileView["score"]["change"]): string {
  if (!change) return "–";
  return change.stageReached === null ? "not comparable" : stageDifference(change.stageReached);
}

/** Every practice over the years: a cell for each year, and the course as a small line. */
export function CourseTable({
  course,
  sums,
  words,
  label,
  writing,
}: Pick<ProfileView, "course" | "sums"> & { words: StageWords; label: string; writing: Writing }) {
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Practice</th>
          {sums.map(({ year }) => (
            <th key={year} scope="col">
              {year}
            </th>
          ))}
          {sums.length > 1 ? <th scope="col">Course</th> : null}
        </tr>
      </thead>
      <tbody>
        {course.map(({ code, name, stages }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            {stages.map(({ year, applies, stage }) => (
              <td key={year}>{applies ? <StageCell {...{ stage, words }} /> : <NotAsked />}</td>
            ))}
            {sums.length > 1 ? (
              <td>
                <span className="inline-block align-middle">
                  <StageCourse stages={stages} />
                </span>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Stage reached</th>
          {sums.map(({ year, stageReached, rated, of }) => (
            <td key={year} className="whitespace-normal!">
              {stageReached === null ? (rated === 0 ? "not rated" : "incomplete") : `${stageReached} of 3`}
              <span className="sr-only">
                {stageReached === null ? `, ${rated} of ${of} rated` : `, ${stageWord(words, stageReached)}`}
              </span>
            </td>
          ))}
          {sums.length > 1 ? <td /> : null}
        </tr>
        <tr>
          <th scope="row">Progress index</th>
          {sums.map(({ year, progressIndex, rated, of }) => (
            <td key={year}>
              {progressIndex === null ? "–" : formatShare(progressIndex, writing, 0)}
              <span className="block font-normal text-ink-soft text-xs">
                {rated} of {of}
              </span>
            </td>
          ))}
          {sums.length > 1 ? <td /> : null}
        </tr>
      </tfoot>
    </ScrollTable>
  );
}

const NotAsked = () => <span className="text-ink-soft text-xs">not asked</span>;

function StageCell({ stage, words }: { stage: Stage | null; words: StageWords }) {
  return (
    <span
      className={`inline-flex min-h-8 min-w-12 items-center justify-center gap-1.5 rounded px-1.5 ${stageClass(stage)}`}
    >
      {stage === null ? (
        <span className="text-xs">not rated</span>
      ) : (
        <>
          <StageMark stage={stage} />
          <span className="font-semibold">{stage}</span>
          <span className="sr-only">, {stageWord(words, stage)}</span>
        </>
      )}
    </span>
  );
}

/** One practice in the chosen year: where it stands, who sees it how, and what the next stage asks for. */
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
  const { code, name, stage, descriptor, disagreement, ratings, wanted } = practice;
  return (
    <article id={code} aria-labelledby={`${code}-name`} className="grid min-w-0 scroll-mt-4 gap-3">
      <h3 id={`${code}-name`} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-lg">
        {name}
        <span
          className={`inline-flex items-center gap-2 rounded px-2 py-0.5 font-sans font-semibold text-base ${stageClass(stage)}`}
        >
          {stage === null ? null : <StageMark stage={stage} />}
          {stageWord(words, stage)}
        </span>
      </h3>
      {descriptor ? <p className="max-w-[46rem]">{descriptor}.</p> : null}
      {disagreement ? (
        <p className="max-w-[46rem]">
          <strong className="font-semibold">
            {disagreement.settled ? "The two views had differed by" : "The two views differ by"}{" "}
            {disagreement.difference === 1 ? "one stage" : `${disagreement.difference} stages`}
          </strong>
          : {disagreement.higher === "self" ? "it sees itself higher" : "the backbone sees it higher"}.{" "}
          {disagreement.settled ? "They have talked and agreed." : "That is what to talk about."}
        </p>
      ) : null}
      {ratings.length > 0 ? (
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {ratings.map((rating) => (
            <OneRating
              key={rating.rater}
              {...{ rating, words, locale }}
              counts={rating.rater === practice.rater && ratings.length > 1}
            />
          ))}
        </ul>
      ) : whole ? (
        <p className="text-ink-soft">Nobody has rated it yet.</p>
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

function OneRating({
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

/** Who rated what and when, the newest first. */
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
      {entries.map(({ id, at, actor, reason, year, practice, rater, from, to, evidence }) => (
        <li key={id}>
          <span className="font-semibold">{actor}</span>, <ChangedAt at={at} locale={locale} />: {practice}{" "}
          {year}, {rater.charAt(0).toLowerCase() + rater.slice(1)}:{" "}
          {to === null
            ? `taken back (was ${stageWord(words, from)})`
            : from === null
              ? stageWord(words, to)
              : from === to
                ? `${stageWord(words, to)}, ${evidence ? "other evidence" : "other details"}`
                : `${stageWord(words, from)} → ${stageWord(words, to)}`}
          {reason ? <span className="text-ink-soft"> ({reason})</span> : null}
        </li>
      ))}
    </ol>
  );
}
