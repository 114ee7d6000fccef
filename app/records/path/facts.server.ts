import { sql } from "drizzle-orm";
import { holds } from "~/domain/agreements/state";
import type { PhaseFacts } from "~/domain/path/phase";
import type { PathFacts } from "~/domain/path/steps";
import type { Catalog, Strategy } from "~/domain/terms";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readDecisions } from "~/records/meetings/decisions.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readCandidates } from "./convener.server";
import { readEvidence, readSteps } from "./path.server";
import { readProfile } from "./profile.server";

interface Counted {
  communityPartnerIds: string[];
  hasSourcedIndicator: boolean;
  interviewedIds: string[];
  adoptedStrategies: Strategy[];
  adoptedGoals: number;
  heldItems: string[];
  runningInitiatives: number;
  unfinishedActions: number;
  publishedReports: number;
  meetingsSince: number;
  hasHost: boolean;
}

/** What the steps of the path and the phase are computed from. */
export async function readPathFacts(
  db: TenantDb,
  { members }: Pick<Catalog, "members">,
  today: string,
): Promise<{ path: PathFacts; phase: PhaseFacts }> {
  const profile = await readProfile(db);
  const counted = await count(db, profile.phaseOn ?? today, today);
  const agreements = await readAgreements(db);
  const inForce = (kind: string) =>
    agreements.some((agreement) => agreement.kind === kind && holds(agreement, today));
  const steps = await readSteps(db);
  const step = (name: string) => steps.find((stored) => stored.step === name);
  const named = step("convener");
  const decision = (await readDecisions(db)).find(({ id }) => id === named?.decisionId);
  const item = step("common_ground")?.agendaItemId ?? null;
  const charterInForce = inForce("charter");
  return {
    path: {
      today,
      members: members
        .filter(
          ({ joinedOn, leftOn, absences }) =>
            joinedOn <= today &&
            (leftOn === null || leftOn >= today) &&
            !absences.some(({ from, to }) => from <= today && to >= today),
        )
        .map(({ id, name }) => ({ id, name })),
      communityPartnerIds: counted.communityPartnerIds,
      evidence: await readEvidence(db),
      candidates: await readCandidates(db),
      decision:
        named && decision
          ? {
              taken: decision.standing.state === "taken" && decision.standing.replacedBy === null,
              requestsProposals: named.requestsProposals,
              hasRequest: named.request !== "",
            }
          : null,
      hasSourcedIndicator: counted.hasSourcedIndicator,
      interviewedIds: counted.interviewedIds,
      commonGround: item === null ? null : { held: counted.heldItems.includes(item) },
      chosenStrategies: profile.strategies,
      adoptedStrategies: counted.adoptedStrategies,
      charterInForce,
      dataSharingInForce: inForce("data_sharing"),
      notNeeded: Object.fromEntries(
        steps.flatMap(({ step: name, notNeeded }) => (notNeeded ? [[name, notNeeded]] : [])),
      ),
    },
    phase: { charterInForce, ...counted },
  };
}

/** @param since the day since which the phase is stated */
async function count(db: TenantDb, since: string, today: string): Promise<Counted> {
  const id = db.collaborativeId;
  const held = sql`('held', 'minutes_out', 'approved')`;
  const [row] = rowsOf<Counted>(
    await db.tx.execute(sql`
      select
        (select coalesce(json_agg(id), '[]') from partners where collaborative_id = ${id} and kind = 'community')
          as "communityPartnerIds",
        exists (select from indicators i join indicator_values v
          on v.collaborative_id = i.collaborative_id and v.indicator_id = i.id
          where i.collaborative_id = ${id} and (i.source <> '' or v.source <> '')) as "hasSourcedIndicator",
        (select coalesce(json_agg(distinct member_id), '[]') from interview_points where collaborative_id = ${id})
          as "interviewedIds",
        (select coalesce(json_agg(distinct strategy), '[]') from goals where collaborative_id = ${id}
          and level = 'collaborative' and state in ('adopted', 'met')) as "adoptedStrategies",
        (select count(*)::int from goals where collaborative_id = ${id} and level = 'collaborative'
          and state in ('adopted', 'met')) as "adoptedGoals",
        (select coalesce(json_agg(a.id), '[]') from agenda_items a
          join meetings m on m.collaborative_id = a.collaborative_id and m.id = a.meeting_id
          where a.collaborative_id = ${id} and m.state in ${held}) as "heldItems",
        (select count(*)::int from initiatives where collaborative_id = ${id} and stage = 'running')
          as "runningInitiatives",
        (select count(*)::int from actions where collaborative_id = ${id} and state in ('open', 'blocked'))
          as "unfinishedActions",
        (select count(*)::int from report_versions where collaborative_id = ${id}) as "publishedReports",
        (select count(*)::int from meetings where collaborative_id = ${id} and day > ${since} and state in ${held})
          as "meetingsSince",
        exists (select from hosts where collaborative_id = ${id}
          and (valid_until is null or valid_until >= ${today})) as "hasHost"`),
  );
  if (!row) throw new Error("facts of the path are always one row");
  return row;
}

/** An agenda item that the common ground may have been reported under, or a decision on the convener. */
export interface PathChoice {
  value: string;
  label: string;
}

/** Agenda items and decisions to choose from, newest first; for those who may see all of them. */
export async function readPathChoices(
  db: TenantDb,
): Promise<{ items: PathChoice[]; decisions: PathChoice[] }> {
  const items = rowsOf<PathChoice>(
    await db.tx.execute(sql`
      select a.id as value, m.day::text || ', ' || b.name || ': ' || a.title as label
      from agenda_items a
      join meetings m on m.collaborative_id = a.collaborative_id and m.id = a.meeting_id
      join bodies b on b.collaborative_id = m.collaborative_id and b.id = m.body_id
      where a.collaborative_id = ${db.collaborativeId} and m.state <> 'cancelled'
      order by m.day desc, a.position limit 200`),
  );
  const decisions = (await readDecisions(db)).map(({ id, number, text, meeting }) => ({
    value: id,
    label: `${number ?? meeting.day}: ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`,
  }));
  return { items, decisions };
}
