import { text, uuid } from "drizzle-orm/pg-core";
import { reportVersions } from "../reports";
import { tenantTable } from "../tenancy";
import { stories } from "./outcomes";

/**
 * What a published report tells of a story. It stands beside the version, which never changes, so that it leaves with the
 * story.
 */
export const toldStories = tenantTable(
  "told_stories",
  {
    versionId: uuid("version_id").notNull(),
    storyId: uuid("story_id").notNull(),
    title: text().notNull(),
    words: text().notNull(),
    name: text(),
    place: text(),
  },
  {
    key: ["versionId", "storyId"],
    references: { version: { versionId: reportVersions.id }, story: { storyId: stories.id } },
    cascade: ["story"],
  },
);
