import { notActive } from "./checks";
import {
  type Assessment,
  appliesTo,
  HIGHEST_STAGE,
  practicesOf,
  RATERS,
  rubricIn,
  STAGES,
} from "./continuum";
import { isActive } from "./periods";
import type { Rubric } from "./rubric";
import type { Member } from "./types";

/** What an assessment must be like, whoever sends it: a form, a session, a file or the API. */

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

/** From this stage up, evidence is asked for. */
export const EVIDENCE_FROM = 2;
export const LONGEST_EVIDENCE = 4000;
export const MOST_LINKS = 10;
const LONGEST_LINK = 2000;
/** A stage can be wanted for at most so many years ahead, as with goals. */
const LONGEST_WISH = 10;
/** Control characters other than line breaks and tabs, and halves of characters. */
const UNPRINTABLE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/**
 * Everything that is wrong with an assessment; nothing, if it may be stored. A draft may still lack its stage,
 * its evidence and half of what it wants, but holds nothing that is wrong.
 */
export function assessmentFaults(assessment: Assessment, context: AssessmentContext): AssessmentFault[] {
  const { year } = assessment;
  if (!Number.isInteger(year) || year < 1990 || year > 2100)
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
  if (!member) return [{ field: "memberId", code: "unknown_subject", message: "This is not a member here." }];
  return isActive(member, year) ? [] : [{ field: "year", code: "not_active", message: notActive(year) }];
}

function practiceFaults(
  { memberId, practice: code, year }: Assessment,
  { versions }: AssessmentContext,
): AssessmentFault[] {
  const practice = practicesOf(rubricIn(versions, year)).find((one) => one.code === code);
  if (!practice) {
    const message = `“${code}” is not a practice of the rubric for ${year}.`;
    return [{ field: "practice", code: "unknown_practice", message }];
  }
  if (appliesTo(practice, memberId)) return [];
  const message =
    memberId === null
      ? `“${practice.name}” is judged of members, not of the backbone.`
      : `“${practice.name}” is judged of the backbone, not of members.`;
  return [{ field: "practice", code: "not_applicable", message }];
}

function raterFaults({ memberId, rater }: Assessment): AssessmentFault[] {
  if (!RATERS.includes(rater)) {
    const message = `“${rater}” is not a rater: use self, backbone or agreed.`;
    return [{ field: "rater", code: "bad_rater", message }];
  }
  // Of itself, the backbone's view and its own view are one.
  if (memberId !== null || rater !== "backbone") return [];
  const message = "The backbone’s view of itself is its own: use the rater “self”.";
  return [{ field: "rater", code: "own_rating", message }];
}

function stageFaults({ stage, state }: Assessment): AssessmentFault[] {
  if (stage === null && state === "draft") return [];
  if (stage === null) return [{ field: "stage", code: "stage_missing", message: "Choose a stage." }];
  return STAGES.includes(stage) ? [] : [badStage("stage", stage)];
}

const badStage = (field: "stage" | "wanted", stage: unknown): AssessmentFault => ({
  field,
  code: "bad_stage",
  message: `“${stage}” is not a stage: use a whole number from 0 to ${HIGHEST_STAGE}.`,
});

/** To stay where one is can be a wish (sustaining is work); to fall back cannot. */
function wantedFaults({ stage, wanted, wantedBy, year, state }: Assessment): AssessmentFault[] {
  const faults: AssessmentFault[] = [];
  if (wanted !== null && !STAGES.includes(wanted)) faults.push(badStage("wanted", wanted));
  else if (wanted !== null && stage !== null && wanted < stage) {
    const message = `The stage that is wanted (${wanted}) lies below the stage reached (${stage}).`;
    faults.push({ field: "wanted", code: "wanted_below", message });
  }
  const [earliest, latest] = [year, year + LONGEST_WISH];
  if (wantedBy !== null && !(Number.isInteger(wantedBy) && wantedBy >= earliest && wantedBy <= latest)) {
    const message = `Name a year from ${earliest} to ${latest}.`;
    faults.push({ field: "wantedBy", code: "bad_year", message });
  }
  if (state === "draft") return faults;
  if (wanted === null && wantedBy !== null)
    faults.push({ field: "wanted", code: "wanted_missing", message: "Say which stage is wanted by then." });
  if (wanted !== null && wantedBy === null)
    faults.push({
      field: "wantedBy",
      code: "wanted_by_missing",
      message: "Say by which year it is wanted.",
    });
  return faults;
}

function evidenceFaults({ stage, evidence, state }: Assessment): AssessmentFault[] {
  const fault = (code: string, message: string): AssessmentFault[] => [{ field: "evidence", code, message }];
  if (evidence.length > LONGEST_EVIDENCE)
    return fault("too_long", `Use at most ${LONGEST_EVIDENCE.toLocaleString("en-US")} characters.`);
  if (UNPRINTABLE.test(evidence)) return fault("unprintable", "The text holds characters that are no text.");
  if (state === "draft" || stage === null || stage < EVIDENCE_FROM || evidence.trim() !== "") return [];
  return fault("evidence_missing", `From stage ${EVIDENCE_FROM} up, say in words what shows it.`);
}

function linkFaults(links: string[]): AssessmentFault[] {
  const fault = (code: string, message: string): AssessmentFault[] => [{ field: "links", code, message }];
  if (links.length > MOST_LINKS) return fault("too_many_links", `Give at most ${MOST_LINKS} links.`);
  const bad = links.find((link) => !isWebAddress(link));
  if (bad === undefined) return [];
  return fault(
    "bad_link",
    `“${bad.slice(0, 100)}” is not a web address: it begins with https:// or http://.`,
  );
}

/** Only what opens a page: no script, no file, no name and password, no blank in between. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_LINK || !/^https?:\/\/\S+$/i.test(text)) return false;
  if (UNPRINTABLE.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
