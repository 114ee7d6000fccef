CREATE TABLE "categories" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"dimension_id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"position" smallint NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "categories_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "categories_code_unique" UNIQUE("collaborative_id","dimension_id","code")
);
--> statement-breakpoint
ALTER TABLE "categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dimensions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"position" smallint NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "dimensions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "dimensions_code_unique" UNIQUE("collaborative_id","code")
);
--> statement-breakpoint
ALTER TABLE "dimensions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "measure_dimensions" (
	"collaborative_id" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	"dimension_id" uuid NOT NULL,
	CONSTRAINT "measure_dimensions_pk" PRIMARY KEY("collaborative_id","measure_id","dimension_id")
);
--> statement-breakpoint
ALTER TABLE "measure_dimensions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "definitions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	"from_year" smallint NOT NULL,
	"wording" text NOT NULL,
	"grade" text NOT NULL,
	"restated_from" smallint,
	"batch_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" text NOT NULL,
	CONSTRAINT "definitions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "definitions_grade" CHECK ("definitions"."grade" in ('same', 'close', 'different')),
	CONSTRAINT "definitions_restated" CHECK ("definitions"."restated_from" < "definitions"."from_year")
);
--> statement-breakpoint
ALTER TABLE "definitions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "investment_shares" (
	"collaborative_id" uuid NOT NULL,
	"investment_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"share" numeric NOT NULL,
	CONSTRAINT "investment_shares_pk" PRIMARY KEY("collaborative_id","investment_id","member_id"),
	CONSTRAINT "investment_shares_share" CHECK ("investment_shares"."share" > 0 and "investment_shares"."share" <= 100)
);
--> statement-breakpoint
ALTER TABLE "investment_shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "investment_years" (
	"collaborative_id" uuid NOT NULL,
	"investment_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"committed" numeric,
	"deployed" numeric,
	"homes_produced" integer,
	"homes_preserved" integer,
	CONSTRAINT "investment_years_pk" PRIMARY KEY("collaborative_id","investment_id","year"),
	CONSTRAINT "investment_years_not_negative" CHECK ("investment_years"."committed" >= 0 and "investment_years"."deployed" >= 0 and "investment_years"."homes_produced" >= 0
        and "investment_years"."homes_preserved" >= 0)
);
--> statement-breakpoint
ALTER TABLE "investment_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "investments" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"stage" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"low_income" text DEFAULT 'unknown' NOT NULL,
	"low_income_source" text,
	"note" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "investments_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "investments_type" CHECK ("investments"."type" in ('housing', 'small_business', 'food_access', 'transport', 'childcare', 'other')),
	CONSTRAINT "investments_stage" CHECK ("investments"."stage" in ('allocated', 'committed', 'deployed', 'repaid')),
	CONSTRAINT "investments_low_income" CHECK ("investments"."low_income" in ('yes', 'no', 'unknown'))
);
--> statement-breakpoint
ALTER TABLE "investments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kept_sums" (
	"collaborative_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"is_pair" boolean NOT NULL,
	"reporting" smallint NOT NULL,
	"not_applicable" smallint NOT NULL,
	"share_only" smallint NOT NULL,
	"n" numeric,
	"d" numeric,
	"span_reporting" smallint NOT NULL,
	"span_not_applicable" smallint NOT NULL,
	"n_span" numeric,
	"d_span" numeric,
	"base_size" smallint NOT NULL,
	"n_cohort" numeric,
	"d_cohort" numeric,
	"n_base" numeric,
	"d_base" numeric,
	"last_size" smallint NOT NULL,
	"n_recent" numeric,
	"d_recent" numeric,
	"n_last" numeric,
	"d_last" numeric,
	"grade" smallint DEFAULT 0 NOT NULL,
	"base_grade" smallint DEFAULT 0 NOT NULL,
	"last_grade" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "kept_sums_pk" PRIMARY KEY("collaborative_id","item_id","year")
);
--> statement-breakpoint
ALTER TABLE "kept_sums" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member_years" (
	"collaborative_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"baseline_year" smallint NOT NULL,
	"counted" boolean NOT NULL,
	"gave" boolean DEFAULT false NOT NULL,
	CONSTRAINT "member_years_pk" PRIMARY KEY("collaborative_id","year","member_id")
);
--> statement-breakpoint
ALTER TABLE "member_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "category_observations" (
	"collaborative_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"state" text NOT NULL,
	"value" numeric,
	"status" text DEFAULT 'draft' NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"note" text,
	"source" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	"measure_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	CONSTRAINT "category_observations_pk" PRIMARY KEY("collaborative_id","measure_id","year","member_id","category_id"),
	CONSTRAINT "category_observations_state" CHECK ("category_observations"."state" in ('value', 'not_applicable', 'unavailable')),
	CONSTRAINT "category_observations_value" CHECK (("category_observations"."state" = 'value') = ("category_observations"."value" is not null)),
	CONSTRAINT "category_observations_not_negative" CHECK ("category_observations"."value" >= 0),
	CONSTRAINT "category_observations_reason" CHECK ("category_observations"."state" <> 'unavailable' or "category_observations"."note" <> ''),
	CONSTRAINT "category_observations_status" CHECK ("category_observations"."status" in ('draft', 'submitted', 'verified'))
);
--> statement-breakpoint
ALTER TABLE "category_observations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "disclosure_preset" text DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "largest_share" smallint DEFAULT 85 NOT NULL;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "two_largest_share" smallint DEFAULT 95;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "smallest_cell" smallint DEFAULT 11 NOT NULL;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "days_after_period" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "kept_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "absences" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "computed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "set_aside" jsonb;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_dimension" FOREIGN KEY ("collaborative_id","dimension_id") REFERENCES "public"."dimensions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dimensions" ADD CONSTRAINT "dimensions_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_dimensions" ADD CONSTRAINT "measure_dimensions_measure" FOREIGN KEY ("collaborative_id","measure_id") REFERENCES "public"."measures"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_dimensions" ADD CONSTRAINT "measure_dimensions_dimension" FOREIGN KEY ("collaborative_id","dimension_id") REFERENCES "public"."dimensions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "definitions" ADD CONSTRAINT "definitions_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "definitions" ADD CONSTRAINT "definitions_measure" FOREIGN KEY ("collaborative_id","measure_id") REFERENCES "public"."measures"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investment_shares" ADD CONSTRAINT "investment_shares_investment" FOREIGN KEY ("collaborative_id","investment_id") REFERENCES "public"."investments"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investment_shares" ADD CONSTRAINT "investment_shares_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investment_years" ADD CONSTRAINT "investment_years_investment" FOREIGN KEY ("collaborative_id","investment_id") REFERENCES "public"."investments"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investments" ADD CONSTRAINT "investments_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_sums" ADD CONSTRAINT "kept_sums_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_years" ADD CONSTRAINT "member_years_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_observations" ADD CONSTRAINT "category_observations_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_observations" ADD CONSTRAINT "category_observations_measure" FOREIGN KEY ("collaborative_id","measure_id") REFERENCES "public"."measures"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_observations" ADD CONSTRAINT "category_observations_category" FOREIGN KEY ("collaborative_id","category_id") REFERENCES "public"."categories"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "definitions_by_measure" ON "definitions" USING btree ("collaborative_id","measure_id","member_id");--> statement-breakpoint
CREATE INDEX "member_years_gave" ON "member_years" USING btree ("collaborative_id","year") WHERE "member_years"."gave";--> statement-breakpoint
CREATE INDEX "category_observations_by_member" ON "category_observations" USING btree ("collaborative_id","member_id","year");--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_disclosure_preset" CHECK ("collaboratives"."disclosure_preset" in ('standard', 'antitrust_floor', 'custom'));--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_largest_share" CHECK ("collaboratives"."largest_share" between 1 and 100);--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_two_largest_share" CHECK ("collaboratives"."two_largest_share" between 1 and 100);--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_smallest_cell" CHECK ("collaboratives"."smallest_cell" between 5 and 20);--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_days_after_period" CHECK ("collaboratives"."days_after_period" between 0 and 3650);--> statement-breakpoint
CREATE POLICY "categories_tenant" ON "categories" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "dimensions_tenant" ON "dimensions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "measure_dimensions_tenant" ON "measure_dimensions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "definitions_tenant" ON "definitions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "investment_shares_tenant" ON "investment_shares" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "investment_years_tenant" ON "investment_years" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "investments_tenant" ON "investments" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "kept_sums_tenant" ON "kept_sums" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "member_years_tenant" ON "member_years" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "category_observations_tenant" ON "category_observations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);