import { sql } from "drizzle-orm";
import { boolean, check, date, integer, jsonb, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Asset, Engagement, Level } from "../../../app/domain/stakeholders/stakeholders";
import { members } from "../members";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { partners } from "./people";

/** Organizations and groups around the partnership, members or not. */
export const stakeholders = tenantTable(
  "stakeholders",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    memberId: uuid("member_id"),
    partnerId: uuid("partner_id"),
    interest: smallint().$type<Level>().notNull(),
    influence: smallint().$type<Level>().notNull(),
    speaks: boolean().notNull(),
    assets: jsonb().$type<Asset[]>().notNull().default([]),
    offers: text().notNull().default(""),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: { member: { memberId: members.id }, partner: { partnerId: partners.id } },
  },
  (table) => [
    check(
      "stakeholders_levels",
      sql`${table.interest} between 1 and 3 and ${table.influence} between 1 and 3`,
    ),
  ],
);

/** How a stakeholder is engaged, from a day on. */
export const stakeholderEngagements = tenantTable(
  "stakeholder_engagements",
  {
    stakeholderId: uuid("stakeholder_id").notNull(),
    since: date({ mode: "string" }).notNull(),
    engagement: text().$type<Engagement>().notNull(),
  },
  {
    key: ["stakeholderId", "since"],
    references: { stakeholder: { stakeholderId: stakeholders.id } },
    cascade: ["stakeholder"],
  },
  (table) => [
    check(
      "stakeholder_engagements_kind",
      sql`${table.engagement} in ('informed', 'consulted', 'involved', 'collaborating', 'co_leading')`,
    ),
  ],
);
