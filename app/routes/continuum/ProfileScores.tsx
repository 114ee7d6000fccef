import type { Stage } from "~/domain/continuum/continuum";
import { StageCourse } from "~/ui/continuum/StageCourse";
import { StageMark } from "~/ui/continuum/StageMark";
import { type StageWords, stageClass, stageDifference, stageWord } from "~/ui/continuum/stages";
import { formatPoints, formatShare, type Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Reached } from "./ContinuumParts";
import type { ProfileView } from "./profile-view";

/** Stage reached and progress index of the year, and their like-for-like change. */
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
          <Reached stageReached={stageReached} rated={rated} of={of} words={words} />
        </dd>
        <dd className="text-ink-soft text-sm">The lowest stage across all practices.</dd>
      </div>
      <div className={fact}>
        <dt className="text-ink-soft text-sm">Progress index</dt>
        <dd className="tabular mt-1 font-serif text-xl">
          {progressIndex === null ? "not rated" : formatShare(progressIndex, writing, 0)}
        </dd>
        <dd className="text-ink-soft text-sm">
          Based on {rated} of {of} practices.
        </dd>
      </div>
      <div className={fact}>
        <dt className="text-ink-soft text-sm">Change{change ? ` since ${change.since}` : ""}</dt>
        <dd className="mt-1 font-serif text-xl">{changeWords(change)}</dd>
        <dd className="text-ink-soft text-sm">
          {change?.matched
            ? `Index ${formatPoints(change.matched.progressIndex, writing, 0)} across the ${change.matched.practices} practices rated in both years.`
            : change
              ? "No practice was rated in both years."
              : "No earlier year to compare with."}
        </dd>
      </div>
    </dl>
  );
}

function changeWords(change: ProfileView["score"]["change"]): string {
  if (!change) return "–";
  return change.stageReached === null ? "not comparable" : stageDifference(change.stageReached);
}

/** Every practice over the years: a cell for each year, and a sparkline. */
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
              <td key={year}>{applies ? <StageCell stage={stage} words={words} /> : <NotAsked />}</td>
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
