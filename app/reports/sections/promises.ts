import type { ReportedPledge } from "~/domain/agreements/pledges";
import {
  countPromises,
  PROMISE_STANDINGS,
  PROMISE_WORDS,
  type PromiseStanding,
  signedStanding,
} from "~/domain/agreements/promises";
import { statusesOf } from "~/domain/agreements/stored";
import { mayKnowMember } from "~/domain/disclosure/disclosure";
import { AUDIENCES, type ReportBlock, type ReportCell } from "~/reports/model";
import { goalsWithTargets } from "./goals";
import { defineSection, type SectionContext } from "./section";

/**
 * Who has signed each pledge, in numbers; how the goals behind it stand where readers may see members' goals. A report has
 * it only if someone adds it.
 */
export const promisesSection = defineSection({
  key: "promises",
  title: "Promises",
  strategy: null,
  leftOutFor: AUDIENCES,
  build: promiseBlocks,
});

function promiseBlocks(context: SectionContext): ReportBlock[] {
  const { pledges } = context.sources;
  if (pledges.length === 0) return [{ kind: "paragraph", text: "No pledge has been signed yet." }];
  const standingOf = standings(context);
  return pledges.flatMap((pledge) => pledgeBlocks(pledge, context, standingOf));
}

type StandingOf = (pledge: ReportedPledge, memberId: string) => PromiseStanding | null;

/** What became of a signed pledge at a member; null where these readers may not know. */
function standings({ sources, goalWords }: SectionContext): StandingOf {
  const { viewer, catalog } = sources;
  const goals = goalsWithTargets(sources, goalWords).map(({ goal, part }) => ({
    id: goal.id,
    memberId: goal.memberId,
    status: part.status,
  }));
  return ({ goalIds }, memberId) =>
    mayKnowMember(viewer, catalog.collaborative.policy, memberId)
      ? signedStanding(statusesOf(goals, { memberId, goalIds }))
      : null;
}

function pledgeBlocks(
  pledge: ReportedPledge,
  { writer, sources: { readers, year } }: SectionContext,
  standingOf: StandingOf,
): ReportBlock[] {
  const { id, title, members } = pledge;
  const signed = members.filter((member) => member.signed);
  const counted = (part: string, label: string, value: number): ReportCell[] => [
    label,
    writer.cell({
      code: `pledge:${id}`,
      label: `${title}: ${label.toLowerCase()}`,
      strategy: null,
      year,
      part,
      unit: "count",
      value: String(value),
    }),
  ];
  const known = signed.map((member) => standingOf(pledge, member.id));
  const isKnown = known.every((standing) => standing !== null);
  const counts = countPromises(known.filter((standing) => standing !== null));
  const words = (standing: PromiseStanding | null) => (standing ? PROMISE_WORDS[standing] : "Signed");
  // Members see who has signed; others only whom an agreement allows to name.
  const named = readers === "public" ? signed.filter(({ mayBeNamed }) => mayBeNamed) : signed;
  const unnamed = signed.length - named.length;
  return [
    {
      kind: "paragraph",
      text: `${title}: ${signed.length} of ${members.length} ${members.length === 1 ? "member has" : "members have"} signed.`,
    },
    {
      kind: "table",
      id: `pledge-${id}`,
      title,
      note: null,
      columns: [
        { label: "Promise", numeric: false },
        { label: "Members", numeric: true },
      ],
      rows: isKnown
        ? PROMISE_STANDINGS.filter((standing) => standing !== "not_signed" && counts[standing] > 0)
            .map((standing) => counted(standing, PROMISE_WORDS[standing], counts[standing]))
            .concat([counted("not_signed", PROMISE_WORDS.not_signed, members.length - signed.length)])
        : [
            counted("signed", "Signed", signed.length),
            counted("not_signed", PROMISE_WORDS.not_signed, members.length - signed.length),
          ],
    },
    ...(named.length > 0
      ? [
          {
            kind: "table" as const,
            id: `pledge-${id}-members`,
            title: `Who has signed: ${title}`,
            note: unnamed > 0 ? `${unnamed} more, who are not named.` : null,
            columns: ["Member", "Promise"].map((label) => ({ label, numeric: false })),
            rows: named.map((member) => [member.name, words(standingOf(pledge, member.id))]),
          },
        ]
      : []),
  ];
}
