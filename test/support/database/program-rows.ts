import { v7 as uuidv7 } from "uuid";
import {
  apiTokens,
  goals,
  keptAnswers,
  readingSites,
  toldStatuses,
  webhookDeliveries,
  webhooks,
} from "../../../db/schema";
import type { TenantDb } from "../../../db/tenant";

/** Adds a webhook with a delivery, a site that may read, and an answer kept for a token, as plain rows. */
export async function tellPrograms({ tx, collaborativeId }: TenantDb): Promise<void> {
  const id = uuidv7();
  const url = "https://receiver.example.org/";
  await tx.insert(webhooks).values({ collaborativeId, id, url, events: ["year.closed"], secret: "sealed" });
  await tx
    .insert(webhookDeliveries)
    .values({ collaborativeId, id, webhookId: id, type: "year.closed", body: "{}" });
  const goalId = uuidv7();
  const goal = {
    level: "collaborative",
    strategy: "workforce",
    statement: "Told",
    changedBy: "Test",
  } as const;
  await tx.insert(goals).values({ collaborativeId, id: goalId, ...goal });
  await tx.insert(toldStatuses).values({ collaborativeId, goalId, year: 2024, status: "met" });
  await tx.insert(readingSites).values({ collaborativeId, origin: "https://dashboard.example.org" });
  const secretHash = `answers of ${collaborativeId}`;
  await tx
    .insert(apiTokens)
    .values({ collaborativeId, id, secretHash, name: "answers", role: "backbone", revokedAt: new Date() });
  const answer = { status: 200, contentType: "application/json", body: "{}" };
  await tx
    .insert(keptAnswers)
    .values({ collaborativeId, tokenId: id, key: "k", requestHash: "0", ...answer });
}
