CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"noticed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "vouched_by" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "proof_hash" text;--> statement-breakpoint
CREATE INDEX "attempts_last" ON "attempts" USING btree ("last_at");
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" bigint NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "single_sign_on" (
	"collaborative_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"label" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" text NOT NULL,
	"domains" jsonb NOT NULL,
	"role_claim" text,
	"claim_roles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "single_sign_on_pk" PRIMARY KEY("collaborative_id"),
	CONSTRAINT "single_sign_on_secret_unique" UNIQUE("secret_hash"),
	CONSTRAINT "single_sign_on_domains" CHECK (jsonb_typeof("single_sign_on"."domains") = 'array')
);
--> statement-breakpoint
ALTER TABLE "single_sign_on" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"last_code" text,
	"last_code_at" timestamp with time zone,
	CONSTRAINT "two_factors_user_unique" UNIQUE("user_id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "method" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "second_factor_from" date;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on" ADD CONSTRAINT "single_sign_on_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE POLICY "single_sign_on_secret" ON "single_sign_on" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "single_sign_on_tenant" ON "single_sign_on" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
CREATE TABLE "outside_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"address" text DEFAULT '' NOT NULL,
	"request_id" text,
	"what" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"user_id" uuid,
	"token_id" uuid,
	"address" text DEFAULT '' NOT NULL,
	"request_id" text,
	"what" text DEFAULT '' NOT NULL,
	"detail" jsonb,
	CONSTRAINT "security_events_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "security_events_kind" CHECK (length("security_events"."kind") between 1 and 40),
	CONSTRAINT "security_events_what" CHECK (length("security_events"."what") <= 500)
);
--> statement-breakpoint
ALTER TABLE "security_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "security_events_by_token" ON "security_events" USING btree ("collaborative_id","token_id","at");--> statement-breakpoint
CREATE POLICY "security_events_tenant" ON "security_events" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
CREATE TABLE "continuum_reveals" (
	"collaborative_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"practice" text NOT NULL,
	"ratings" jsonb NOT NULL,
	"revealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revealed_by" text NOT NULL,
	CONSTRAINT "continuum_reveals_pk" PRIMARY KEY("collaborative_id","year","practice")
);
--> statement-breakpoint
ALTER TABLE "continuum_reveals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "showings" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"version_id" uuid,
	"audience" text NOT NULL,
	"content" jsonb NOT NULL,
	"shown_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shown_by" text NOT NULL,
	CONSTRAINT "showings_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "showings_kind" CHECK (kind in ('release', 'report', 'live')),
	CONSTRAINT "showings_audience" CHECK (audience in ('members', 'public'))
);
--> statement-breakpoint
ALTER TABLE "showings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shown_stages" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"practice" text NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"stages" jsonb NOT NULL,
	"shown_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shown_stages_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "shown_stages_once" UNIQUE("collaborative_id","year","practice","number")
);
--> statement-breakpoint
ALTER TABLE "shown_stages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assessments" DROP CONSTRAINT "assessments_submitted";--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "blind_first" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "continuum_reveals" ADD CONSTRAINT "continuum_reveals_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_version" FOREIGN KEY ("collaborative_id","version_id") REFERENCES "public"."report_versions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown_stages" ADD CONSTRAINT "shown_stages_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_submitted" CHECK ("assessments"."state" in ('draft', 'declined') or ("assessments"."stage" is not null and ("assessments"."stage" < 2 or "assessments"."evidence" <> '')));--> statement-breakpoint
CREATE POLICY "continuum_reveals_tenant" ON "continuum_reveals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "showings_tenant" ON "showings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "shown_stages_tenant" ON "shown_stages" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
ALTER TABLE "member_years" ADD COLUMN "transition" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "earlier_fiscal_year_ends" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
CREATE TABLE "declined_offers" (
	"collaborative_id" uuid NOT NULL,
	"code" text NOT NULL,
	"declined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "declined_offers_pk" PRIMARY KEY("collaborative_id","code")
);
--> statement-breakpoint
ALTER TABLE "declined_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "embeds" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chart" text NOT NULL,
	"year" smallint NOT NULL,
	"token" text NOT NULL,
	"secret_hash" text NOT NULL,
	"snapshot" text NOT NULL,
	"content_hash" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by" text NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "embeds_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "embeds_secret_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "embeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_mail" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"detail" text,
	CONSTRAINT "report_mail_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "report_mail_once" UNIQUE("collaborative_id","recipient_id","version_id","kind"),
	CONSTRAINT "report_mail_kind" CHECK ("report_mail"."kind" in ('sent', 'published', 'confirm')),
	CONSTRAINT "report_mail_state" CHECK ("report_mail"."state" in ('waiting', 'sending', 'sent', 'failed', 'not_needed'))
);
--> statement-breakpoint
ALTER TABLE "report_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_recipients" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_recipients_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "report_recipients_once" UNIQUE("collaborative_id","email"),
	CONSTRAINT "report_recipients_state" CHECK ("report_recipients"."state" in ('listed', 'asked', 'subscribed', 'stopped'))
);
--> statement-breakpoint
ALTER TABLE "report_recipients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "exemptions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "declined_offers" ADD CONSTRAINT "declined_offers_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embeds" ADD CONSTRAINT "embeds_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_mail" ADD CONSTRAINT "report_mail_recipient" FOREIGN KEY ("collaborative_id","recipient_id") REFERENCES "public"."report_recipients"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_mail" ADD CONSTRAINT "report_mail_version" FOREIGN KEY ("collaborative_id","version_id") REFERENCES "public"."report_versions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_recipients" ADD CONSTRAINT "report_recipients_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "embeds_in_force" ON "embeds" USING btree ("collaborative_id","chart") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "report_mail_due" ON "report_mail" USING btree ("changed_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE POLICY "declined_offers_tenant" ON "declined_offers" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "embeds_secret" ON "embeds" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "embeds_tenant" ON "embeds" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "report_mail_tenant" ON "report_mail" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "report_recipients_tenant" ON "report_recipients" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
