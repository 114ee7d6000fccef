import { parseWithZod } from "@conform-to/zod/v4";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { discloseGoals } from "~/domain/goals/disclosure";
import type { DisclosurePolicy } from "~/domain/terms";
import { mayWriteFor } from "~/domain/work/disclosure";
import { initiativeForm } from "~/domain/work/forms";
import type { InitiativeContent } from "~/domain/work/initiative";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { readWorkChoices } from "~/records/work/choices.server";
import { readInitiative } from "~/records/work/initiatives.server";
import { knownIds, storeInitiative } from "~/records/work/store-initiatives.server";
import { short } from "~/routes/partnership/actions/DescribedFields";
import type { FormResult } from "~/routes/shared/forms";
import type { InitiativeChoices } from "./InitiativeForm";
import type { TypedInitiative } from "./typed";

export interface InitiativeAnswer {
  result: FormResult | null;
  revision: number | null;
  conflict: { by: string; at: string; revision: number } | null;
}

type Visited = Pick<Visit, "db" | "viewer">;

export const NOT_YOURS =
  "Only the institution that leads it, backbone staff, and conveners change this initiative.";

/** What an initiative can name: members' people lead with their own institution only. */
export async function initiativeChoices(
  { db, viewer }: Visited,
  policy: DisclosurePolicy,
): Promise<Disclosed<InitiativeChoices>> {
  const { members, partners, goals } = await readWorkChoices(db, todayIso());
  const organizations = [
    ...members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
    ...partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
  ];
  return {
    organizations,
    leads: organizations.filter(({ value }) =>
      mayWriteFor(viewer, value.startsWith("member:") ? value.slice("member:".length) : null),
    ),
    goals: discloseGoals(goals, viewer, policy).map(({ id, statement }) => ({
      value: id,
      label: short(statement, 160),
    })),
  } as InitiativeChoices as Disclosed<InitiativeChoices>;
}

/** Stores the form of a new initiative (id null) or an existing one. @returns its id, or what is wrong. @throws 403, 404 */
export async function saveInitiative(
  visited: Visited,
  id: string | null,
  form: FormData,
): Promise<{ id: string } | InitiativeAnswer> {
  const { db, viewer } = visited;
  const stored = id === null ? null : await readInitiative(db, id, todayIso());
  if (id !== null && !stored) throw notFound("There is no such initiative.");
  if (stored && !mayWriteFor(viewer, stored.leadMemberId)) throw forbidden(NOT_YOURS);
  const revision = id === null ? null : Number(form.get("revision")) || 0;
  // The page decides which revision to send next; in the answer it would go back into the form.
  form.delete("revision");
  const submission = parseWithZod(form, { schema: initiativeForm(todayIso()) });
  const refused = (result: FormResult | null): InitiativeAnswer => ({ result, revision, conflict: null });
  if (submission.status !== "success") return refused(submission.reply());
  const { collaborative } = await readCatalog(db);
  const named = await initiativeChoices(visited, collaborative.policy);
  const content = withUnseen(submission.value, stored, named);
  const lead = content.leadMemberId ?? null;
  const sameLead = stored && stored.leadMemberId === lead && stored.leadPartnerId === content.leadPartnerId;
  if (!sameLead && !mayWriteFor(viewer, lead))
    return refused(submission.reply({ fieldErrors: { lead: ["Choose your own institution."] } }));
  const ids = {
    memberIds: [...content.memberIds, ...(lead ? [lead] : [])],
    partnerIds: [...content.partnerIds, ...(content.leadPartnerId ? [content.leadPartnerId] : [])],
    goalIds: content.goalIds,
  };
  if (!(await knownIds(db, ids)))
    return refused(submission.reply({ formErrors: ["Something that this names is gone. Choose again."] }));
  const outcome = await storeInitiative(db, { id, revision: revision ?? 0, content });
  if (outcome.stored) return { id: outcome.id };
  if (outcome.theirs === null) throw notFound("There is no such initiative anymore.");
  const { changedBy: by, changedAt: at, revision: theirs } = outcome.theirs;
  return { result: submission.reply(), revision, conflict: { by, at, revision: theirs } };
}

/** Goals that this person may not see stay as they were; others that they may not see cannot be added. */
function withUnseen(
  content: InitiativeContent,
  stored: InitiativeContent | null,
  { goals }: InitiativeChoices,
): InitiativeContent {
  const seen = new Set(goals.map(({ value }) => value));
  return {
    ...content,
    goalIds: [
      ...content.goalIds.filter((id) => seen.has(id)),
      ...(stored?.goalIds.filter((id) => !seen.has(id)) ?? []),
    ],
  };
}

/** Stored content as typed; the form reads the same content back. */
export function asTyped(content: InitiativeContent): TypedInitiative {
  const { name, about, strategy, leadMemberId, leadPartnerId, startsOn, endsOn, stage, why } = content;
  return {
    name,
    about: about ?? "",
    strategy,
    lead: leadMemberId ? `member:${leadMemberId}` : `partner:${leadPartnerId}`,
    organizations: [
      ...content.memberIds.map((id) => `member:${id}`),
      ...content.partnerIds.map((id) => `partner:${id}`),
    ],
    goalIds: content.goalIds,
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
    stage,
    why: why ?? "",
    milestones: content.milestones.map(({ title, dueOn, doneOn }) => ({
      title,
      dueOn,
      doneOn: doneOn ?? "",
    })),
  };
}
