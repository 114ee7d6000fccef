CREATE TABLE "assessments" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"practice" text NOT NULL,
	"year" smallint NOT NULL,
	"rater" text NOT NULL,
	"stage" smallint,
	"wanted" smallint,
	"wanted_by" smallint,
	"evidence" text DEFAULT '' NOT NULL,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"rubric_version" smallint NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "assessments_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "assessments_place" UNIQUE NULLS NOT DISTINCT("collaborative_id","year","member_id","practice","rater"),
	CONSTRAINT "assessments_rater" CHECK ("assessments"."rater" in ('self', 'backbone', 'agreed')),
	CONSTRAINT "assessments_stage" CHECK ("assessments"."stage" between 0 and 3 and "assessments"."wanted" between 0 and 3),
	CONSTRAINT "assessments_submitted" CHECK ("assessments"."state" = 'draft' or ("assessments"."stage" is not null and ("assessments"."stage" < 2 or "assessments"."evidence" <> '')))
);
--> statement-breakpoint
ALTER TABLE "assessments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rubrics" (
	"collaborative_id" uuid NOT NULL,
	"version" smallint NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "rubrics_pk" PRIMARY KEY("collaborative_id","version")
);
--> statement-breakpoint
ALTER TABLE "rubrics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goals" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"level" text NOT NULL,
	"strategy" text NOT NULL,
	"member_id" uuid,
	"statement" text NOT NULL,
	"population" text DEFAULT '' NOT NULL,
	"geography" text DEFAULT '' NOT NULL,
	"target" jsonb,
	"start_year" smallint,
	"target_year" smallint,
	"milestones" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"resources" text DEFAULT '' NOT NULL,
	"consulted" text DEFAULT '' NOT NULL,
	"consulted_on" date,
	"disparity" text DEFAULT '' NOT NULL,
	"watched_by" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"rolls_up_to" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"adopted_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "goals_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "goals_level" CHECK (("goals"."level" = 'institution') = ("goals"."member_id" is not null)),
	CONSTRAINT "goals_strategy" CHECK ("goals"."strategy" in ('workforce', 'purchasing', 'investing')),
	CONSTRAINT "goals_state" CHECK ("goals"."state" in ('draft', 'adopted', 'met', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interview_points" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"strategy" text NOT NULL,
	"kind" text NOT NULL,
	"theme" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"held_on" date,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "interview_points_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "interview_points_kind" CHECK ("interview_points"."kind" in ('priority', 'pain_point', 'opportunity')),
	CONSTRAINT "interview_points_strategy" CHECK ("interview_points"."strategy" in ('workforce', 'purchasing', 'investing'))
);
--> statement-breakpoint
ALTER TABLE "interview_points" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "indicator_values" (
	"collaborative_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"value" numeric NOT NULL,
	"origin" text NOT NULL,
	"source" text NOT NULL,
	"series" text,
	"preliminary" boolean DEFAULT false NOT NULL,
	"fetched_at" timestamp with time zone,
	"offered" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "indicator_values_pk" PRIMARY KEY("collaborative_id","indicator_id","year"),
	CONSTRAINT "indicator_values_percent" CHECK ("indicator_values"."value" between 0 and 100),
	CONSTRAINT "indicator_values_origin" CHECK ("indicator_values"."origin" in ('hand', 'fetched'))
);
--> statement-breakpoint
ALTER TABLE "indicator_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "indicators" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"feed" text,
	"series" text,
	"position" smallint NOT NULL,
	CONSTRAINT "indicators_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "indicators_code_unique" UNIQUE("collaborative_id","code"),
	CONSTRAINT "indicators_feed" CHECK ("indicators"."feed" in ('bls', 'census'))
);
--> statement-breakpoint
ALTER TABLE "indicators" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_rubric" FOREIGN KEY ("collaborative_id","rubric_version") REFERENCES "public"."rubrics"("collaborative_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubrics" ADD CONSTRAINT "rubrics_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_rolls_up_to" FOREIGN KEY ("collaborative_id","rolls_up_to") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_points" ADD CONSTRAINT "interview_points_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_indicator" FOREIGN KEY ("collaborative_id","indicator_id") REFERENCES "public"."indicators"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "assessments_tenant" ON "assessments" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "rubrics_tenant" ON "rubrics" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "goals_tenant" ON "goals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "interview_points_tenant" ON "interview_points" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "indicator_values_tenant" ON "indicator_values" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "indicators_tenant" ON "indicators" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);