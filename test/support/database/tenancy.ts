import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { addInvitation } from "../../../app/records/people/invitations.server";
import { addToken } from "../../../app/records/people/tokens.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  acceptedWarnings,
  actionLinks,
  actions,
  agreementDocuments,
  agreementGoals,
  agreementMail,
  agreementParties,
  agreements,
  assessments,
  categories,
  categoryObservations,
  comments,
  contacts,
  continuumReveals,
  definitions,
  dimensions,
  embeds,
  goals,
  imports,
  indicatorStories,
  indicators,
  indicatorValues,
  initiativeGoals,
  initiativeOrganizations,
  initiatives,
  interviewPoints,
  investmentShares,
  investments,
  investmentYears,
  logos,
  mappings,
  measureDimensions,
  milestones,
  obligationOutcomes,
  obligations,
  quietContacts,
  reminders,
  reportLinks,
  reports,
  reportVersions,
  requests,
  resultGoals,
  resultIndicators,
  results,
  rubrics,
  securityEvents,
  showings,
  shownStages,
  singleSignOn,
  uploads,
  years,
} from "../../../db/schema";
import type { TenantDb } from "../../../db/tenant";
import { makeCollaborative, type TestCollaborative } from "./databases";
import { exchange } from "./network-rows";
import { meet } from "./partnership-rows";
import { tellPrograms } from "./program-rows";

/** Creates a collaborative with a row in every tenant table. */
export async function makeFurnished(
  database: Database,
  slug: string,
): Promise<TestCollaborative & { userId: string; tokenHash: string; invitationHash: string }> {
  const collaborative = await makeCollaborative(database, {
    profile: { slug },
    members: [{ slug: "hospital" }],
  });
  const userId = await makePerson(database, `${slug}@example.org`);
  const tokenHash = `token of ${slug}`;
  const invitationHash = `invitation to ${slug}`;
  await collaborative.enter(async (db) => {
    const catalog = await readCatalog(db);
    const memberId = catalog.members[0]?.id ?? "";
    const value = { memberId, year: 2024, state: "value" as const };
    await writeObservations(db, catalog, [
      { ...value, kind: "measure", code: "new_hires", value: "100" },
      { ...value, kind: "share", code: "living_wage_share", value: "0.5" },
    ]);
    await furnish(db, memberId, catalog.measures[0]?.id ?? "");
    await collect(db, memberId, catalog.measures[0]?.id ?? "", userId);
    await agree(db, memberId, userId);
    await report(db, slug);
    await protect(db, slug);
    await tellPrograms(db);
    await work(db, slug, memberId);
    await meet(db, slug, userId);
    await exchange(db, slug, userId);
    await grantRole(db, { userId, role: "backbone", memberId: null });
    await addToken(db, {
      secretHash: tokenHash,
      name: "a",
      role: "backbone",
      memberId: null,
      expiresAt: null,
    });
    await addInvitation(db, {
      secretHash: invitationHash,
      email: "new@example.org",
      role: "convener",
      memberId: null,
      expiresAt: new Date(Date.now() + 60_000),
    });
  });
  return { ...collaborative, userId, tokenHash, invitationHash };
}

/** Adds a breakdown with a value, a member's own definition, and an investment, as plain rows. */
async function furnish(
  { tx, collaborativeId }: TenantDb,
  memberId: string,
  measureId: string,
): Promise<void> {
  const id = uuidv7();
  const own = { collaborativeId, memberId, measureId };
  await tx.insert(dimensions).values({ collaborativeId, id, code: "gender", label: "Gender", position: 0 });
  await tx
    .insert(categories)
    .values({ collaborativeId, id, dimensionId: id, code: "women", label: "Women", position: 0 });
  await tx.insert(measureDimensions).values({ collaborativeId, measureId, dimensionId: id });
  const logo = { hash: id, mediaType: "image/png", width: 64, height: 64, content: new Uint8Array([1]) };
  await tx.insert(logos).values({ ...logo, collaborativeId, by: "Test" });
  const period = { periodStart: "2024-01-01", periodEnd: "2024-12-31" };
  await tx
    .insert(categoryObservations)
    .values({ ...own, ...period, categoryId: id, year: 2024, state: "value", value: "5", changedBy: "Test" });
  await tx
    .insert(definitions)
    .values({ ...own, id, fromYear: 2024, wording: "Ours", grade: "close", recordedBy: "Test" });
  await tx
    .insert(investments)
    .values({ collaborativeId, id, name: "Homes", type: "housing", stage: "allocated", changedBy: "Test" });
  await tx.insert(investmentYears).values({ collaborativeId, investmentId: id, year: 2024, committed: "1" });
  await tx.insert(investmentShares).values({ collaborativeId, investmentId: id, memberId, share: "100" });
  const by = { collaborativeId, changedBy: "Test" };
  await tx
    .insert(goals)
    .values({ ...by, id, level: "collaborative", strategy: "workforce", statement: "Hire from nearby" });
  await tx
    .insert(interviewPoints)
    .values({ ...by, id, memberId, strategy: "workforce", kind: "priority", theme: "Vacancies" });
  await tx.insert(indicators).values({ collaborativeId, id, code: "rate", label: "Rate", position: 0 });
  await tx
    .insert(indicatorValues)
    .values({ ...by, indicatorId: id, year: 2024, value: "7.4", origin: "hand", source: "Survey" });
  await tx.insert(indicatorStories).values({ ...by, indicatorId: id, year: 2024, saidBy: "Residents" });
  await tx.insert(results).values({ ...by, id, sentence: "People here have work" });
  await tx.insert(resultIndicators).values({ collaborativeId, resultId: id, indicatorId: id, position: 0 });
  await tx.insert(resultGoals).values({ collaborativeId, resultId: id, goalId: id });
  await tx.insert(rubrics).values({ collaborativeId, version: 1, content: {}, createdBy: "Test" });
  await tx
    .insert(assessments)
    .values({ ...by, id, memberId, practice: "p", year: 2024, rater: "self", stage: 1, rubricVersion: 1 });
}

/** Adds an open year with everything that collection leaves behind, as plain rows. */
async function collect(
  { tx, collaborativeId }: TenantDb,
  memberId: string,
  itemId: string,
  userId: string,
): Promise<void> {
  const id = uuidv7();
  const own = { collaborativeId, memberId, year: 2024 };
  await tx.insert(years).values({ collaborativeId, year: 2024, changedBy: "Test" });
  await tx.insert(requests).values({ ...own, strategies: ["workforce"] });
  await tx.insert(comments).values({ ...own, id, itemId, kind: "question", text: "Really?", author: "Test" });
  const accepted = { warning: "change", value: "100", note: "A new hospital", by: "Test" };
  await tx.insert(acceptedWarnings).values({ ...own, itemId, ...accepted });
  const counts = { created: 1, changed: 0, unchanged: 0 };
  await tx.insert(imports).values({ collaborativeId, id, fileName: "a.csv", by: "Test", ...counts });
  const content = new Uint8Array([1]);
  await tx.insert(uploads).values({ collaborativeId, id, userId, fileName: "a.csv", content });
  await tx.insert(mappings).values({ collaborativeId, header: "h", mapping: {} });
  await tx.insert(reminders).values({ ...own, id, userId, days: -14, sendOn: "2025-01-01" });
}

/** Adds an agreement with everything that it may have, as plain rows. */
async function agree({ tx, collaborativeId }: TenantDb, memberId: string, userId: string): Promise<void> {
  const id = uuidv7();
  const own = { collaborativeId, id, agreementId: id };
  await tx
    .insert(agreements)
    .values({ collaborativeId, id, kind: "pledge", title: "Ours", changedBy: "Test" });
  await tx.insert(agreementParties).values({ ...own, memberId });
  const due = { every: "once" as const, on: "2024-01-01" };
  await tx.insert(obligations).values({ ...own, partyId: id, text: "Numbers", kind: "numbers", due });
  await tx
    .insert(obligationOutcomes)
    .values({ collaborativeId, obligationId: id, dueOn: "2024-01-01", waived: "Ours", changedBy: "Test" });
  await tx
    .insert(agreementDocuments)
    .values({ ...own, name: "Copy", version: 1, url: "https://example.org", by: "Test" });
  await tx.insert(agreementMail).values({ ...own, userId, deadline: "2024-01-01", days: 7 });
  const goalId = uuidv7();
  await tx.insert(goals).values({
    collaborativeId,
    id: goalId,
    level: "collaborative",
    strategy: "workforce",
    statement: "Ours",
    changedBy: "Test",
  });
  await tx.insert(agreementGoals).values({ collaborativeId, agreementId: id, goalId });
}

async function report({ tx, collaborativeId }: TenantDb, slug: string): Promise<void> {
  const id = uuidv7();
  await tx.insert(reports).values({
    collaborativeId,
    id,
    slug: "progress",
    title: "Progress",
    year: 2024,
    audience: "public",
    outline: {},
    changedBy: "Test",
  });
  const version = { collaborativeId, id, reportId: id, version: 1, publishedBy: "Test" };
  await tx.insert(reportVersions).values({ ...version, contentHash: "0", snapshot: "{}" });
  const secretHash = `report of ${slug}`;
  await tx.insert(reportLinks).values({ collaborativeId, id, versionId: id, secretHash, createdBy: "Test" });
  await tx.insert(embeds).values({
    collaborativeId,
    id,
    chart: "trend-impact_hire_rate",
    year: 2024,
    token: secretHash,
    secretHash: `chart of ${slug}`,
    snapshot: "{}",
    contentHash: "0",
    publishedBy: "Test",
  });
  const showing = { kind: "report", year: 2024, audience: "public", content: {}, shownBy: "Test" } as const;
  await tx.insert(showings).values({ ...showing, collaborativeId, id, versionId: id });
}

/** Adds what was revealed and shown of the Continuum, a provider for signing in, and a security event. */
async function protect({ tx, collaborativeId }: TenantDb, slug: string): Promise<void> {
  const id = uuidv7();
  const place = { collaborativeId, year: 2024, practice: "shared_language" };
  await tx.insert(continuumReveals).values({ ...place, ratings: [], revealedBy: "Test" });
  await tx.insert(shownStages).values({ ...place, id, number: 1, stages: {} });
  await tx.insert(singleSignOn).values({
    collaborativeId,
    secretHash: `provider of ${slug}`,
    label: "Hospital",
    issuer: "https://sign-in.example.org",
    clientId: "tidemark",
    clientSecret: "sealed",
    domains: ["example.org"],
  });
  await tx.insert(securityEvents).values({ collaborativeId, id, kind: "sign_in", actor: "Test" });
}

/** Adds an initiative and an action with everything that belongs to them, as plain rows. */
async function work({ tx, collaborativeId }: TenantDb, slug: string, memberId: string): Promise<void> {
  const id = uuidv7();
  const own = { collaborativeId, changedBy: "Test" };
  await tx.insert(contacts).values({ ...own, id, name: "Rosa", memberId, from: "2024-01-01" });
  await tx
    .insert(initiatives)
    .values({ ...own, id, name: "Pilot", strategy: "workforce", leadMemberId: memberId, stage: "running" });
  const part = { collaborativeId, initiativeId: id };
  await tx.insert(milestones).values({ ...part, position: 0, title: "Start", dueOn: "2026-01-01" });
  await tx.insert(initiativeOrganizations).values({ ...part, position: 0, memberId });
  const [goal] = await tx.select({ id: goals.id }).from(goals).limit(1);
  await tx.insert(initiativeGoals).values({ ...part, goalId: goal?.id ?? "" });
  const dates = { dueOn: "2026-01-01", firstDueOn: "2026-01-01" };
  await tx
    .insert(actions)
    .values({ ...own, ...dates, id, title: "Call", ownerId: id, origin: "initiative", initiativeId: id });
  const link = { collaborativeId, actionId: id, contactId: id };
  await tx.insert(actionLinks).values({ ...link, secretHash: `action of ${slug}` });
  await tx.insert(quietContacts).values({ collaborativeId, contactId: id });
}

export async function makePerson(database: Database, email: string): Promise<string> {
  const id = uuidv7();
  await database.db.execute(sql`insert into users (id, name, email) values (${id}, ${email}, ${email})`);
  return id;
}

/** The schema's tables according to the database, with the guards on their rows. */
export async function readTables(database: Database) {
  const result = await database.asOwner((tx) =>
    tx.execute(sql`
      select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
        pg_get_userbyid(c.relowner) as owner,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'collaborative_id'
          and not a.attisdropped) as "ofCollaborative"
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')
      order by c.relname`),
  );
  return rowsOf<{ name: string; secured: boolean; forced: boolean; owner: string; ofCollaborative: boolean }>(
    result,
  );
}

/** The column names of a table, in order. */
export async function readColumns(database: Database, table: string): Promise<string[]> {
  const result = await database.asOwner((tx) =>
    tx.execute(sql`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} order by ordinal_position`),
  );
  return rowsOf<{ name: string }>(result).map(({ name }) => name);
}
