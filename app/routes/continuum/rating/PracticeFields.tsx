import { FROZEN } from "~/domain/continuum/blind";
import { EVIDENCE_FROM, LONGEST_EVIDENCE } from "~/domain/continuum/checks";
import type { Rater, Stage } from "~/domain/continuum/continuum";
import type { RatingFaults, TypedRating } from "~/domain/continuum/form";
import { StageCards } from "~/ui/continuum/StageCards";
import { StageMark } from "~/ui/continuum/StageMark";
import { type StageWords, stageWord } from "~/ui/continuum/stages";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { OvertakenNotice } from "~/ui/layout/OvertakenNotice";
import { fieldName, type RatingConflict } from "./answers";

/** A practice to rate: its descriptors, the stored rating, and earlier or other views for reference. */
export interface RatedPractice {
  code: string;
  /** Revealed in a session: the own rating no longer changes. */
  frozen: boolean;
  /** The rater may say that it does not rate this practice. */
  mayDecline: boolean;
  name: string;
  descriptors: readonly string[];
  stored: {
    stage: Stage | null;
    evidence: string;
    wanted: Stage | null;
    wantedBy: number | null;
    links: string[];
    state: "draft" | "submitted" | "declined";
    revision: number;
    changedBy: string;
    changedAt: string;
  } | null;
  before: { year: number; stage: Stage } | null;
  /** The views to agree on; empty unless the rater is “agreed”. */
  views: { rater: Rater; name: string; stage: Stage; evidence: string }[];
}

/** Stage, evidence, wanted stage, and links of one practice. */
export function PracticeFields({
  practice,
  words,
  year,
  locale,
  typed,
  revision,
  faults,
  conflict,
  waiting,
}: {
  practice: RatedPractice;
  words: StageWords;
  year: number;
  locale: string;
  typed: TypedRating;
  revision: number;
  faults: RatingFaults;
  conflict: RatingConflict | null;
  /** Changed since it was submitted, and not yet submitted again. */
  waiting: boolean;
}) {
  const { code, stored } = practice;
  const name = (field: string) => fieldName(field, code);
  const errorId = faults.stage ? `${code}-stage-error` : undefined;
  return (
    <fieldset id={code} className="grid min-w-0 gap-4">
      <legend className="mb-1 font-serif font-semibold text-xl">{practice.name}</legend>
      <input type="hidden" name={name("revision")} value={revision} readOnly />
      <Standing stored={stored} waiting={waiting} locale={locale} />
      {practice.frozen ? (
        <Notice tone="info">
          <p>{FROZEN}</p>
        </Notice>
      ) : null}
      {practice.mayDecline ? (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name={name("declined")}
            value="yes"
            defaultChecked={stored?.state === "declined"}
          />
          We do not rate this practice. The member’s own rating can then be read.
        </label>
      ) : null}
      {conflict ? <Conflict conflict={conflict} words={words} locale={locale} /> : null}
      {practice.views.length > 0 ? <Views views={practice.views} words={words} /> : null}
      <StageCards
        name={name("stage")}
        words={words}
        descriptors={practice.descriptors}
        chosen={typed.stage}
        before={practice.before}
        open={stored !== null}
        invalid={faults.stage !== undefined}
        describedBy={errorId}
      />
      {faults.stage ? (
        <p id={errorId} className="flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          {faults.stage}
        </p>
      ) : null}
      <TextField
        id={`${code}-evidence`}
        name={name("evidence")}
        defaultValue={typed.evidence}
        rows={3}
        label="What shows it"
        hint={`A sentence or two. Required from “${words[EVIDENCE_FROM]}” up.`}
        error={faults.evidence}
        maxLength={LONGEST_EVIDENCE}
      />
      <WantedFields code={code} typed={typed} faults={faults} words={words} year={year} />
    </fieldset>
  );
}

/** The stage wanted by a year, and links to evidence: folded while they are empty. */
function WantedFields({
  code,
  typed,
  faults,
  words,
  year,
}: {
  code: string;
  typed: TypedRating;
  faults: RatingFaults;
  words: StageWords;
  year: number;
}) {
  const name = (field: string) => fieldName(field, code);
  const more =
    typed.wanted !== "" ||
    typed.wantedBy !== "" ||
    typed.links !== "" ||
    faults.wanted ||
    faults.wantedBy ||
    faults.links;
  return (
    <details className="folded" open={Boolean(more)}>
      <summary>Wanted stage and links</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-[2fr_1fr]">
        <Select
          id={`${code}-wanted`}
          name={name("wanted")}
          defaultValue={typed.wanted}
          label="Stage wanted"
          optional
          options={[
            { value: "", label: "Not set" },
            ...words.map((word, stage) => ({ value: String(stage), label: word })),
          ]}
          error={faults.wanted}
        />
        <Field
          id={`${code}-wantedBy`}
          name={name("wantedBy")}
          defaultValue={typed.wantedBy}
          inputMode="numeric"
          label="By year"
          optional
          placeholder={String(year + 2)}
          error={faults.wantedBy}
        />
        <div className="sm:col-span-2">
          <TextField
            id={`${code}-links`}
            name={name("links")}
            defaultValue={typed.links}
            rows={2}
            label="Links"
            hint="Pages with evidence, one per line."
            optional
            error={faults.links}
          />
        </div>
      </div>
    </details>
  );
}

function Standing({
  stored,
  waiting,
  locale,
}: {
  stored: RatedPractice["stored"];
  waiting: boolean;
  locale: string;
}) {
  if (!stored) return null;
  return (
    <p className="text-ink-soft text-sm">
      {stored.state === "submitted" ? "Submitted" : stored.state === "declined" ? "Not rated, said" : "Draft"}{" "}
      by {stored.changedBy}, <ChangedAt at={stored.changedAt} locale={locale} />.
      {waiting ? (
        <strong className="font-semibold text-ink"> Your change counts once you submit it.</strong>
      ) : null}
    </p>
  );
}

function Conflict({
  conflict,
  words,
  locale,
}: {
  conflict: RatingConflict;
  words: StageWords;
  locale: string;
}) {
  const { by, at, theirs } = conflict;
  const stage = theirs.stage === "" ? null : (Number(theirs.stage) as Stage);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the focus is led here after a save that was refused
    <div data-conflict="" tabIndex={0}>
      <OvertakenNotice by={by} what="this">
        <p>
          <ChangedAt at={at} locale={locale} />: {stage === null ? "left open" : stageWord(words, stage)}
          {theirs.evidence ? `, “${theirs.evidence}”` : ""}. Your version is not lost. Save again to replace
          that one.
        </p>
      </OvertakenNotice>
    </div>
  );
}

function Views({ views, words }: { views: RatedPractice["views"]; words: StageWords }) {
  return (
    <ul className="grid gap-2 text-sm sm:grid-cols-2">
      {views.map(({ rater, name, stage, evidence }) => (
        <li key={rater} className="rounded-md bg-sunk px-3 py-2">
          <span className="font-semibold">{name}:</span> <StageMark stage={stage} /> {stageWord(words, stage)}
          {evidence ? <span className="block text-ink-soft">{evidence}</span> : null}
        </li>
      ))}
    </ul>
  );
}
