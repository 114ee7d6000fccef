CREATE TABLE "accepted_warnings" (
	"collaborative_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"warning" text NOT NULL,
	"value" numeric NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "accepted_warnings_pk" PRIMARY KEY("collaborative_id","item_id","year","member_id","warning")
);
--> statement-breakpoint
ALTER TABLE "accepted_warnings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comments" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"category_id" uuid,
	"year" smallint NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author" text NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	CONSTRAINT "comments_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "comments_kind" CHECK ("comments"."kind" in ('note', 'question'))
);
--> statement-breakpoint
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"created" integer NOT NULL,
	"changed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "imports_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mappings" (
	"collaborative_id" uuid NOT NULL,
	"header" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mappings_pk" PRIMARY KEY("collaborative_id","header")
);
--> statement-breakpoint
ALTER TABLE "mappings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminders" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"member_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"days" smallint NOT NULL,
	"send_on" date NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"recipient" text,
	"subject" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"detail" text,
	CONSTRAINT "reminders_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "reminders_once" UNIQUE("collaborative_id","year","member_id","user_id","days","send_on"),
	CONSTRAINT "reminders_state" CHECK ("reminders"."state" in ('waiting', 'sending', 'sent', 'failed', 'not_needed'))
);
--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requests" (
	"collaborative_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"member_id" uuid NOT NULL,
	"strategies" text[] NOT NULL,
	"due_on" date,
	"state" text DEFAULT 'asked' NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" text,
	"question" text,
	"verified_at" timestamp with time zone,
	"verified_by" text,
	"open_until" timestamp with time zone,
	"quiet" boolean DEFAULT false NOT NULL,
	CONSTRAINT "requests_pk" PRIMARY KEY("collaborative_id","year","member_id"),
	CONSTRAINT "requests_state" CHECK ("requests"."state" in ('asked', 'submitted', 'returned', 'verified'))
);
--> statement-breakpoint
ALTER TABLE "requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "uploads" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"content" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "years" (
	"collaborative_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"due_on" date,
	"remind_before" smallint[] DEFAULT '{}' NOT NULL,
	"remind_after" smallint[] DEFAULT '{}' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "years_pk" PRIMARY KEY("collaborative_id","year"),
	CONSTRAINT "years_state" CHECK ("years"."state" in ('open', 'closed')),
	CONSTRAINT "years_year" CHECK ("years"."year" between 1990 and 2100)
);
--> statement-breakpoint
ALTER TABLE "years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_links" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "report_links_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "report_links_secret_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "report_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_versions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by" text NOT NULL,
	"content_hash" text NOT NULL,
	"snapshot" text NOT NULL,
	CONSTRAINT "report_versions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "report_versions_once" UNIQUE("collaborative_id","report_id","version")
);
--> statement-breakpoint
ALTER TABLE "report_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reports" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"year" smallint NOT NULL,
	"audience" text NOT NULL,
	"outline" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "reports_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "reports_slug_unique" UNIQUE("collaborative_id","slug"),
	CONSTRAINT "reports_audience" CHECK ("reports"."audience" in ('internal', 'members', 'public'))
);
--> statement-breakpoint
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "change_limit" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "quiet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accepted_warnings" ADD CONSTRAINT "accepted_warnings_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_request" FOREIGN KEY ("collaborative_id","year","member_id") REFERENCES "public"."requests"("collaborative_id","year","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_year" FOREIGN KEY ("collaborative_id","year") REFERENCES "public"."years"("collaborative_id","year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "years" ADD CONSTRAINT "years_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_version" FOREIGN KEY ("collaborative_id","version_id") REFERENCES "public"."report_versions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_report" FOREIGN KEY ("collaborative_id","report_id") REFERENCES "public"."reports"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_by_value" ON "comments" USING btree ("collaborative_id","member_id","year");--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("send_on") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_change_limit" CHECK ("collaboratives"."change_limit" between 5 and 1000);--> statement-breakpoint
CREATE POLICY "accepted_warnings_tenant" ON "accepted_warnings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "comments_tenant" ON "comments" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "imports_tenant" ON "imports" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "mappings_tenant" ON "mappings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "reminders_tenant" ON "reminders" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "requests_tenant" ON "requests" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "uploads_tenant" ON "uploads" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "years_tenant" ON "years" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "report_links_tenant" ON "report_links" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "report_links_secret" ON "report_links" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "report_versions_tenant" ON "report_versions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "reports_tenant" ON "reports" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);