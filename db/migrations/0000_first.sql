CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"member_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_tokens_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "api_tokens_secret_unique" UNIQUE("secret_hash"),
	CONSTRAINT "api_tokens_member_of_institution" CHECK (("api_tokens"."member_id" is not null) = ("api_tokens"."role" in ('executive', 'data_lead')))
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "collaboratives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"about" text,
	"baseline_year" smallint NOT NULL,
	"locale" text DEFAULT 'en-US' NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"peer_policy" text DEFAULT 'anonymous_peers' NOT NULL,
	"minimum_contributors" smallint DEFAULT 3 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collaboratives_slug_unique" UNIQUE("slug"),
	CONSTRAINT "collaboratives_slug_form" CHECK ("collaboratives"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "collaboratives_baseline_year" CHECK ("collaboratives"."baseline_year" between 1990 and 2100),
	CONSTRAINT "collaboratives_minimum_contributors" CHECK ("collaboratives"."minimum_contributors" between 3 and 10),
	CONSTRAINT "collaboratives_peer_policy" CHECK ("collaboratives"."peer_policy" in ('open', 'anonymous_peers', 'totals_only'))
);
--> statement-breakpoint
ALTER TABLE "collaboratives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"member_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "invitations_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "invitations_secret_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"sector" text NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"fiscal_year_end_month" smallint NOT NULL,
	"baseline_year" smallint,
	CONSTRAINT "members_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "members_slug_unique" UNIQUE("collaborative_id","slug"),
	CONSTRAINT "members_fiscal_year_end_month" CHECK ("members"."fiscal_year_end_month" between 1 and 12),
	CONSTRAINT "members_membership" CHECK ("members"."left_on" is null or "members"."left_on" >= "members"."joined_on")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roles" (
	"collaborative_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"member_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_pk" PRIMARY KEY("collaborative_id","user_id"),
	CONSTRAINT "roles_role" CHECK ("roles"."role" in ('backbone', 'convener', 'executive', 'data_lead')),
	CONSTRAINT "roles_member_of_institution" CHECK (("roles"."member_id" is not null) = ("roles"."role" in ('executive', 'data_lead')))
);
--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "measures" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"definition" text NOT NULL,
	"unit" text NOT NULL,
	"strategy" text NOT NULL,
	"kind" text NOT NULL,
	"part_of" text,
	"position" smallint NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "measures_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "measures_code_unique" UNIQUE("collaborative_id","code"),
	CONSTRAINT "measures_unit" CHECK ("measures"."unit" in ('count', 'currency', 'percent')),
	CONSTRAINT "measures_kind" CHECK ("measures"."kind" in ('flow', 'stock')),
	CONSTRAINT "measures_strategy" CHECK ("measures"."strategy" in ('workforce', 'purchasing', 'investing'))
);
--> statement-breakpoint
ALTER TABLE "measures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "metrics" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"strategy" text NOT NULL,
	"kind" text NOT NULL,
	"numerator" text NOT NULL,
	"denominator" text,
	"span" text NOT NULL,
	"position" smallint NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "metrics_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "metrics_code_unique" UNIQUE("collaborative_id","code"),
	CONSTRAINT "metrics_formula" CHECK (("metrics"."kind" = 'share') = ("metrics"."denominator" is not null)),
	CONSTRAINT "metrics_span" CHECK ("metrics"."span" in ('year', 'since_baseline'))
);
--> statement-breakpoint
ALTER TABLE "metrics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "history" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"member_id" uuid,
	"item_id" uuid,
	"year" smallint,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"batch_id" uuid NOT NULL,
	CONSTRAINT "history_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "observations" (
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
	CONSTRAINT "observations_pk" PRIMARY KEY("collaborative_id","measure_id","year","member_id"),
	CONSTRAINT "observations_state" CHECK ("observations"."state" in ('value', 'not_applicable', 'unavailable')),
	CONSTRAINT "observations_value" CHECK (("observations"."state" = 'value') = ("observations"."value" is not null)),
	CONSTRAINT "observations_not_negative" CHECK ("observations"."value" >= 0),
	CONSTRAINT "observations_reason" CHECK ("observations"."state" <> 'unavailable' or "observations"."note" <> ''),
	CONSTRAINT "observations_status" CHECK ("observations"."status" in ('draft', 'submitted', 'verified'))
);
--> statement-breakpoint
ALTER TABLE "observations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reported_shares" (
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
	"metric_id" uuid NOT NULL,
	CONSTRAINT "reported_shares_pk" PRIMARY KEY("collaborative_id","metric_id","year","member_id"),
	CONSTRAINT "reported_shares_state" CHECK ("reported_shares"."state" in ('value', 'not_applicable', 'unavailable')),
	CONSTRAINT "reported_shares_value" CHECK (("reported_shares"."state" = 'value') = ("reported_shares"."value" is not null)),
	CONSTRAINT "reported_shares_not_negative" CHECK ("reported_shares"."value" >= 0),
	CONSTRAINT "reported_shares_reason" CHECK ("reported_shares"."state" <> 'unavailable' or "reported_shares"."note" <> ''),
	CONSTRAINT "reported_shares_status" CHECK ("reported_shares"."status" in ('draft', 'submitted', 'verified'))
);
--> statement-breakpoint
ALTER TABLE "reported_shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_whole" FOREIGN KEY ("collaborative_id","part_of") REFERENCES "public"."measures"("collaborative_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_numerator" FOREIGN KEY ("collaborative_id","numerator") REFERENCES "public"."measures"("collaborative_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_denominator" FOREIGN KEY ("collaborative_id","denominator") REFERENCES "public"."measures"("collaborative_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_measure" FOREIGN KEY ("collaborative_id","measure_id") REFERENCES "public"."measures"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_shares" ADD CONSTRAINT "reported_shares_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_shares" ADD CONSTRAINT "reported_shares_metric" FOREIGN KEY ("collaborative_id","metric_id") REFERENCES "public"."metrics"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "history_by_subject" ON "history" USING btree ("collaborative_id","subject","member_id","item_id","year");--> statement-breakpoint
CREATE INDEX "observations_by_member" ON "observations" USING btree ("collaborative_id","member_id","year");--> statement-breakpoint
CREATE POLICY "api_tokens_tenant" ON "api_tokens" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "api_tokens_secret" ON "api_tokens" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "collaboratives_tenant" ON "collaboratives" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "collaboratives_person" ON "collaboratives" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (exists (select 1 from roles where roles.collaborative_id = collaboratives.id
        and roles.user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid));--> statement-breakpoint
CREATE POLICY "invitations_tenant" ON "invitations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "invitations_secret" ON "invitations" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "members_tenant" ON "members" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "roles_tenant" ON "roles" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "roles_person" ON "roles" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "measures_tenant" ON "measures" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "metrics_tenant" ON "metrics" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "history_tenant" ON "history" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "observations_tenant" ON "observations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "reported_shares_tenant" ON "reported_shares" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);