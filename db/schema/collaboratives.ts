import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, pgPolicy, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { DisclosurePreset, PeerPolicy } from "../../app/domain/terms";
import { appRole, moment, tenantOnly } from "./policies";

export const collaboratives = pgTable(
  "collaboratives",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique("collaboratives_slug_unique"),
    name: text().notNull(),
    place: text().notNull().default(""),
    about: text(),
    baselineYear: smallint("baseline_year").notNull(),
    locale: text().notNull().default("en-US"),
    currency: text().notNull().default("USD"),
    peerPolicy: text("peer_policy").$type<PeerPolicy>().notNull().default("anonymous_peers"),
    disclosurePreset: text("disclosure_preset").$type<DisclosurePreset>().notNull().default("standard"),
    minimumContributors: smallint("minimum_contributors").notNull().default(3),
    /** Percent of a figure that one member, or the two largest, may make up; null: no such rule. */
    largestShare: smallint("largest_share").notNull().default(85),
    twoLargestShare: smallint("two_largest_share").default(95),
    /** Counts of people in a category are shown from this number on. */
    smallestCell: smallint("smallest_cell").notNull().default(11),
    /** Others see a member's figures so many days after the period that they cover. */
    daysAfterPeriod: smallint("days_after_period").notNull().default(0),
    /** Percent by which a value may differ from the year before without a question. */
    changeLimit: smallint("change_limit").notNull().default(50),
    /** From this day on, backbone staff and conveners, or everyone, need a second factor; null: never. */
    secondFactorFrom: date("second_factor_from", { mode: "string" }),
    secondFactorForAll: boolean("second_factor_for_all").notNull().default(false),
    /** On the Continuum, nobody reads the other side's rating before giving their own. */
    blindFirst: boolean("blind_first").notNull().default(true),
    /** Its own colors as #rrggbb, and its logo (table logos); null: ours. */
    mainColor: text("main_color"),
    secondColor: text("second_color"),
    logoHash: text("logo_hash"),
    /** Goes up with every change that figures could depend on: what is computed from them is kept by it. */
    revision: bigint({ mode: "number" }).notNull().default(0),
    /** Of the rules by which the kept sums were computed; an older one is brought up to date at the start. */
    keptVersion: smallint("kept_version").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    check("collaboratives_slug_form", sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("collaboratives_baseline_year", sql`${table.baselineYear} between 1990 and 2100`),
    check("collaboratives_minimum_contributors", sql`${table.minimumContributors} between 3 and 10`),
    check(
      "collaboratives_peer_policy",
      sql`${table.peerPolicy} in ('open', 'anonymous_peers', 'totals_only')`,
    ),
    check(
      "collaboratives_disclosure_preset",
      sql`${table.disclosurePreset} in ('standard', 'antitrust_floor', 'custom')`,
    ),
    check("collaboratives_largest_share", sql`${table.largestShare} between 1 and 100`),
    check("collaboratives_two_largest_share", sql`${table.twoLargestShare} between 1 and 100`),
    check("collaboratives_smallest_cell", sql`${table.smallestCell} between 5 and 20`),
    check("collaboratives_change_limit", sql`${table.changeLimit} between 5 and 1000`),
    check("collaboratives_days_after_period", sql`${table.daysAfterPeriod} between 0 and 3650`),
    check("collaboratives_main_color", sql`${table.mainColor} ~ '^#[0-9a-f]{6}$'`),
    check("collaboratives_second_color", sql`${table.secondColor} ~ '^#[0-9a-f]{6}$'`),
    tenantOnly("collaboratives", "id"),
    pgPolicy("collaboratives_person", {
      for: "select",
      to: appRole,
      using: sql`exists (select 1 from roles where roles.collaborative_id = collaboratives.id
        and roles.user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid)`,
    }),
    pgPolicy("collaboratives_network_person", {
      for: "select",
      to: appRole,
      using: sql`exists (select 1 from network_roles where network_roles.collaborative_id = collaboratives.id
        and network_roles.user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid)`,
    }),
  ],
);
