import { notActive } from "~/domain/entry/hard-checks";
import { isActive } from "~/domain/periods";
import { isBlank } from "~/domain/plain-text";
import type { Member } from "~/domain/terms";
import { parseAddress } from "~/domain/web-address";
import { isYear, LAST_YEAR } from "~/domain/years";
import {
  type Assessment,
  appliesTo,
  HIGHEST_STAGE,
  practicesOf,
  RATERS,
  rubricIn,
  STAGES,
} from "./continuum";
import type { Rubric } from "./rubric";

/** The rules for an assessment, whether it comes from a form, a session, a file, or the API. */

export type AssessmentField =
  | "memberId"
  | "practice"
  | "year"
  | "rater"
  | "stage"
  | "wanted"
  | "wantedBy"
  | "evidence"
  | "links";

export interface AssessmentFault {
  field: AssessmentField;
  code: string;
  message: string;
}

export interface AssessmentContext {
  versions: readonly Rubric[];
  members: readonly Member[];
}

/** From this stage up, evidence is required. */
export const EVIDENCE_FROM = 2;
export const LONGEST_EVIDENCE = 4000;
export const MOST_LINKS = 10;
const LONGEST_LINK = 2000;
/** How many years ahead a wanted stage may lie, as with goals. */
const MOST_YEARS_AHEAD = 10;
/** Control characters other than line breaks and tabs, and unpaired surrogates. */
const UNPRINTABLE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/**
 * Everything that is wrong with an assessment; empty if it may be stored. A draft may be incomplete (no stage,
 * no evidence, half of what is wanted), but what it does contain must be valid.
 */
export function assessmentFaults(assessment: Assessment, context: AssessmentContext): AssessmentFault[] {
  const { year } = assessment;
  if (!isYear(year))
    return [{ field: "year", code: "bad_year", message: `“${year}” is not a year such as 2025.` }];
  return [
    ...subjectFaults(assessment, context),
    ...practiceFaults(assessment, context),
    ...raterFaults(assessment),
    ...stageFaults(assessment),
    ...wantedFaults(assessment),
    ...evidenceFaults(assessment),
    ...linkFaults(assessment.links),
  ];
}

function subjectFaults({ memberId, year }: Assessment, { members }: AssessmentContext): AssessmentFault[] {
  if (memberId === null) return [];
  const member = members.find(({ id }) => id === memberId);
  if (!member)
    return [
      {
        field: "memberId",
        code: "unknown_subject",
        message: "There is no such member in this collaborative.",
      },
    ];
  return isActive(member, year) ? [] : [{ field: "year", code: "not_active", message: notActive(year) }];
}

function practiceFaults(
  { memberId, practice: code, year }: Assessment,
  { versions }: AssessmentContext,
): AssessmentFault[] {
  const practice = practicesOf(rubricIn(versions, year)).find((candidate) => candidate.code === code);
  if (!practice) {
    const message = `“${code}” is not a practice of the rubric for ${year}.`;
    return [{ field: "practice", code: "unknown_practice", message }];
  }
  if (appliesTo(practice, memberId)) return [];
  const message =
    memberId === null
      ? `“${practice.name}” applies to members, not to the backbone.`
      : `“${practice.name}” applies to the backbone, not to members.`;
  return [{ field: "practice", code: "not_applicable", message }];
}

export const badRater = (rater: string): AssessmentFault => ({
  field: "rater",
  code: "bad_rater",
  message: `“${rater}” is not a rater: use self, backbone, or agreed.`,
});

function raterFaults({ memberId, rater }: Assessment): AssessmentFault[] {
  if (!RATERS.includes(rater)) return [badRater(rater)];
  // For the backbone itself, “self” and “backbone” would be the same view.
  if (memberId !== null || rater !== "backbone") return [];
  const message = "The backbone rates itself as “self”: use that rater.";
  return [{ field: "rater", code: "own_rating", message }];
}

function stageFaults({ stage, state }: Assessment): AssessmentFault[] {
  if (stage === null && state !== "submitted") return [];
  if (stage === null) return [{ field: "stage", code: "stage_missing", message: "Choose a stage." }];
  return STAGES.includes(stage) ? [] : [badStage("stage", stage)];
}

export const badStage = (field: "stage" | "wanted", stage: unknown): AssessmentFault => ({
  field,
  code: "bad_stage",
  message: `“${stage}” is not a stage: use a whole number from 0 to ${HIGHEST_STAGE}.`,
});

/** Staying at the same stage may be wanted (sustaining it is work); falling back may not. */
function wantedFaults({ stage, wanted, wantedBy, year, state }: Assessment): AssessmentFault[] {
  const faults: AssessmentFault[] = [];
  if (wanted !== null && !STAGES.includes(wanted)) faults.push(badStage("wanted", wanted));
  else if (wanted !== null && stage !== null && wanted < stage) {
    const message = `The wanted stage (${wanted}) is below the stage reached (${stage}).`;
    faults.push({ field: "wanted", code: "wanted_below", message });
  }
  const earliest = year;
  const latest = Math.min(year + MOST_YEARS_AHEAD, LAST_YEAR);
  if (wantedBy !== null && !(Number.isInteger(wantedBy) && wantedBy >= earliest && wantedBy <= latest)) {
    const message = `Name a year from ${earliest} to ${latest}.`;
    faults.push({ field: "wantedBy", code: "bad_year", message });
  }
  if (state !== "submitted") return faults;
  if (wanted === null && wantedBy !== null)
    faults.push({
      field: "wanted",
      code: "wanted_missing",
      message: "Choose the stage wanted by that year.",
    });
  if (wanted !== null && wantedBy === null)
    faults.push({
      field: "wantedBy",
      code: "wanted_by_missing",
      message: "Enter the year by which it is wanted.",
    });
  return faults;
}

function evidenceFaults({ stage, evidence, state }: Assessment): AssessmentFault[] {
  const fault = (code: string, message: string): AssessmentFault[] => [{ field: "evidence", code, message }];
  if (evidence.length > LONGEST_EVIDENCE)
    return fault("too_long", `Use at most ${LONGEST_EVIDENCE.toLocaleString("en-US")} characters.`);
  if (UNPRINTABLE.test(evidence))
    return fault("unprintable", "The text contains characters that cannot be stored.");
  if (state !== "submitted" || stage === null || stage < EVIDENCE_FROM || !isBlank(evidence)) return [];
  return fault("evidence_missing", `From stage ${EVIDENCE_FROM} up, describe the evidence.`);
}

function linkFaults(links: string[]): AssessmentFault[] {
  const fault = (code: string, message: string): AssessmentFault[] => [{ field: "links", code, message }];
  if (links.length > MOST_LINKS) return fault("too_many_links", `Give at most ${MOST_LINKS} links.`);
  const bad = links.find((link) => !isWebAddress(link));
  if (bad === undefined) return [];
  return fault(
    "bad_link",
    `“${bad.slice(0, 100)}” is not a web address. It must begin with https:// or http://.`,
  );
}

/** A plain http(s) address: no script or file address, no user name or password, no spaces. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_LINK || !/^https?:\/\/\S+$/i.test(text)) return false;
  if (UNPRINTABLE.test(text)) return false;
  const address = parseAddress(text);
  return address !== null && address.username === "" && address.password === "";
}
