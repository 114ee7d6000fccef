import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { readCatalog } from "../../app/records/catalog.server";
import { grantRole } from "../../app/records/collaboratives.server";
import { addInvitation } from "../../app/records/invitations.server";
import { addToken } from "../../app/records/tokens.server";
import { writeObservations } from "../../app/records/write-observations.server";
import type { Database } from "../../db/client";
import { rowsOf } from "../../db/rows";
import {
  acceptedWarnings,
  assessments,
  categories,
  categoryObservations,
  comments,
  definitions,
  dimensions,
  goals,
  imports,
  indicators,
  indicatorValues,
  interviewPoints,
  investmentShares,
  investments,
  investmentYears,
  mappings,
  measureDimensions,
  reminders,
  reportLinks,
  reports,
  reportVersions,
  requests,
  rubrics,
  uploads,
  years,
} from "../../db/schema";
import type { TenantDb } from "../../db/tenant";
import { makeCollaborative, type TestCollaborative } from "./databases";

/** A collaborative with a row in every table that belongs to collaboratives. */
export async function makeFurnished(
  database: Database,
  slug: string,
): Promise<TestCollaborative & { userId: string; tokenHash: string; invitationHash: string }> {
  const collaborative = await makeCollaborative(database, {
    profile: { slug },
    members: [{ slug: "hospital" }],
  });
  const userId = await makePerson(database, `${slug}@example.org`);
  const [tokenHash, invitationHash] = [`token of ${slug}`, `invitation to ${slug}`];
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
    await report(db, slug);
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

/** A breakdown with a value, an own definition and an investment, as plain rows. */
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
  await tx.insert(rubrics).values({ collaborativeId, version: 1, content: {}, createdBy: "Test" });
  await tx
    .insert(assessments)
    .values({ ...by, id, memberId, practice: "p", year: 2024, rater: "self", stage: 1, rubricVersion: 1 });
}

/** An opened year with everything that collecting leaves behind, as plain rows. */
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

/** A published report with a link to it, as plain rows. */
async function report({ tx, collaborativeId }: TenantDb, slug: string): Promise<void> {
  const id = uuidv7();
  await tx.insert(reports).values({
    ...{ collaborativeId, id, slug: "progress", title: "Progress", year: 2024 },
    ...{ audience: "public", outline: {}, changedBy: "Test" },
  });
  const version = { collaborativeId, id, reportId: id, version: 1, publishedBy: "Test" };
  await tx.insert(reportVersions).values({ ...version, contentHash: "0", snapshot: "{}" });
  const secretHash = `report of ${slug}`;
  await tx.insert(reportLinks).values({ collaborativeId, id, versionId: id, secretHash, createdBy: "Test" });
}

export async function makePerson(database: Database, email: string): Promise<string> {
  const id = uuidv7();
  await database.db.execute(sql`insert into users (id, name, email) values (${id}, ${email}, ${email})`);
  return id;
}

/** Tables of the schema as the database knows them, with what guards their rows. */
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

/** The names of the columns of a table, in order. */
export async function readColumns(database: Database, table: string): Promise<string[]> {
  const result = await database.asOwner((tx) =>
    tx.execute(sql`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} order by ordinal_position`),
  );
  return rowsOf<{ name: string }>(result).map(({ name }) => name);
}
