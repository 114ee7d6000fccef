import type { ScaleOutcome } from "~/domain/pulse/outcome";
import type { Reading } from "~/domain/pulse/scores";
import { QUESTIONS, SCALE_KEYS } from "~/domain/pulse/statements";
import { EN } from "~/domain/pulse/words/en";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { StatusWord } from "~/ui/figures/StatusWord";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { StatementTable } from "./StatementTable";
import { changeWords, rangeWords, scoreWords } from "./score-words";
import type { ShownWave } from "./view.server";

const READINGS: Record<Reading, { status: "turned" | "within_margin" | "not_turned"; word: string }> = {
  strength: { status: "turned", word: "Strength" },
  talk: { status: "within_margin", word: "To talk about" },
  concern: { status: "not_turned", word: "Concern" },
};

/** What a closed round shows: scales, statements, groups, and words, each as far as it tells of nobody. */
export function OutcomeView({ shown, locale }: { shown: ShownWave; locale: string }) {
  const { outcome, before, wave } = shown;
  const { answered, invited, tooFew, maySpeakForAll, scales, words } = outcome;
  if (tooFew)
    return (
      <EmptyState title={`${wave.name}: too few answers`}>
        <p>
          {answered} of {invited} answered. Fewer than {wave.k} are never shown.
        </p>
      </EmptyState>
    );
  return (
    <>
      <Section
        title={`${wave.name}: ${answered} of ${invited} answered`}
        lead="Means from 1 (not at all) to 5 (entirely). 4.0 or more is a strength, 3.0 or more is something to talk about, and less is a concern."
      >
        <div className="grid gap-6">
          {maySpeakForAll ? null : (
            <Notice tone="warning">Fewer than two thirds answered: this may not speak for all.</Notice>
          )}
          <ScrollTable label="Scales">
            <thead>
              <tr>
                <th scope="col">Scale</th>
                <th scope="col">Score</th>
                <th scope="col">Likely between</th>
                <th scope="col" className="word">
                  Reading
                </th>
                <th scope="col" className="word">
                  {before ? `Since “${before.name}”` : "Change"}
                </th>
                <th scope="col">Answers</th>
              </tr>
            </thead>
            <tbody>
              {scales.map((scale) => (
                <ScaleRow
                  key={scale.scale}
                  scale={scale}
                  change={changeWords(before?.changes[scale.scale], locale)}
                  locale={locale}
                />
              ))}
            </tbody>
          </ScrollTable>
        </div>
      </Section>
      <StatementTable statements={outcome.statements} locale={locale} />
      <Groups shown={shown} locale={locale} />
      {QUESTIONS.map((question) =>
        words[question].length > 0 ? (
          <Section key={question} title={EN.questions[question]} lead="In random order.">
            <ul className="grid max-w-[46rem] list-disc gap-3 ps-5">
              {words[question].map((text) => (
                <li key={text} className="whitespace-pre-line break-words">
                  {text}
                </li>
              ))}
            </ul>
          </Section>
        ) : null,
      )}
    </>
  );
}

function ScaleRow({ scale, change, locale }: { scale: ScaleOutcome; change: string; locale: string }) {
  const reading = READINGS[scale.reading];
  return (
    <tr>
      <th scope="row">
        {EN.scales[scale.scale]}
        {scale.alpha === null ? null : (
          <span className="block font-normal text-ink-soft text-sm">α {scoreWords(scale.alpha, locale)}</span>
        )}
      </th>
      <td>{scoreWords(scale.mean, locale)}</td>
      <td>{rangeWords(scale, locale)}</td>
      <td className="word">
        <StatusWord {...reading} />
        {scale.split ? <span className="block text-sm">Split: views lie far apart</span> : null}
      </td>
      <td className="word">{change}</td>
      <td>{scale.n}</td>
    </tr>
  );
}

function Groups({ shown: { outcome, wave }, locale }: { shown: ShownWave; locale: string }) {
  const { groups, ungrouped } = outcome;
  if (groups.length === 0) return null;
  return (
    <Section
      title="By group"
      lead={`Groups of fewer than ${wave.k}, and those that would reveal them, stay together: ${ungrouped} ${
        ungrouped === 1 ? "answer is" : "answers are"
      } in no group shown here.`}
    >
      <ScrollTable label="Scores by group">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Answers</th>
            {SCALE_KEYS.map((scale) => (
              <th key={scale} scope="col">
                {EN.scales[scale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, n, means }) => (
            <tr key={group}>
              <th scope="row">{EN.groups[group]}</th>
              <td>{n}</td>
              {SCALE_KEYS.map((scale) => (
                <td key={scale}>{scoreWords(means[scale] ?? null, locale)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
