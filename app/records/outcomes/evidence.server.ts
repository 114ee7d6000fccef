import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { EvidenceFields } from "~/domain/outcomes/outcome";
import { fileFacts, nextVersion, type SentFile } from "~/records/agreements/document-facts";
import { record } from "~/records/history/history.server";
import { agreementDocuments, outcomeEvidence } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { type ListedOutcome, lockOutcome, touchOutcome } from "./outcomes.server";

/** What shows that an outcome happened. Each write is recorded, and counts up the outcome's revision. */

/** The name under which a file is kept, from what it shows. */
const LONGEST_NAME = 120;

/**
 * Adds evidence. A file whose words are those of an earlier one is its next version.
 * @param file of evidence of that kind
 * @returns false if the outcome is gone
 */
export async function addEvidence(
  db: TenantDb,
  outcomeId: string,
  fields: EvidenceFields,
  file: SentFile | null = null,
): Promise<boolean> {
  const stored = await lockOutcome(db, outcomeId);
  if (!stored) return false;
  const { tx, collaborativeId, actor } = db;
  const earlier = file
    ? stored.evidence.find(({ kind, text }) => kind === "file" && text === fields.text)
    : undefined;
  const id = earlier?.id ?? uuidv7();
  if (!earlier) await tx.insert(outcomeEvidence).values({ collaborativeId, id, outcomeId, ...fields });
  if (!file) {
    await noteEvidence(db, stored, null, wordsOf(fields));
    return true;
  }
  const version = nextVersion(earlier?.files ?? []);
  const facts = fileFacts(file);
  await tx.insert(agreementDocuments).values({
    ...facts,
    collaborativeId,
    id: uuidv7(),
    evidenceId: id,
    name: fields.text.slice(0, LONGEST_NAME),
    version,
    content: file.content,
    by: actor.name,
  });
  await noteEvidence(db, stored, null, fileWords(fields.text, { version, ...facts }));
  return true;
}

/** Removes evidence, with all versions of its file. @returns false if either is gone */
export async function removeEvidence(db: TenantDb, outcomeId: string, evidenceId: string): Promise<boolean> {
  const stored = await lockOutcome(db, outcomeId);
  const evidence = stored?.evidence.find((each) => each.id === evidenceId);
  if (!stored || !evidence) return false;
  await db.tx
    .delete(outcomeEvidence)
    .where(and(eq(outcomeEvidence.collaborativeId, db.collaborativeId), eq(outcomeEvidence.id, evidenceId)));
  const [newest] = evidence.files;
  await noteEvidence(db, stored, newest ? fileWords(evidence.text, newest) : wordsOf(evidence), null);
  return true;
}

const wordsOf = ({ text, url }: Pick<EvidenceFields, "text" | "url">) => `${text} ${url}`.trim();

/** The hash tells later whether a copy is the file that was kept here. */
const fileWords = (text: string, { version, contentHash }: { version: number; contentHash: string }) =>
  `${text} (file, version ${version}, SHA-256 ${contentHash})`;

async function noteEvidence(
  db: TenantDb,
  stored: ListedOutcome,
  before: string | null,
  after: string | null,
): Promise<void> {
  await touchOutcome(db, stored);
  const wrapped = (evidence: string | null) => (evidence === null ? null : { who: stored.who, evidence });
  const { id, memberId } = stored;
  const changes = { before: wrapped(before), after: wrapped(after) };
  await record(db, [{ subject: "outcome", itemId: id, memberId, ...changes }]);
}
