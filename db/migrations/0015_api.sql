CREATE TABLE "kept_answers" (
	"collaborative_id" uuid NOT NULL,
	"token_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint NOT NULL,
	"content_type" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kept_answers_pk" PRIMARY KEY("collaborative_id","token_id","key"),
	CONSTRAINT "kept_answers_key" CHECK (length("kept_answers"."key") between 1 and 255)
);
--> statement-breakpoint
ALTER TABLE "kept_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_sites" (
	"collaborative_id" uuid NOT NULL,
	"origin" text NOT NULL,
	CONSTRAINT "reading_sites_pk" PRIMARY KEY("collaborative_id","origin")
);
--> statement-breakpoint
ALTER TABLE "reading_sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "told_statuses" (
	"collaborative_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "told_statuses_pk" PRIMARY KEY("collaborative_id","goal_id")
);
--> statement-breakpoint
ALTER TABLE "told_statuses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" smallint,
	"detail" text,
	CONSTRAINT "webhook_deliveries_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "webhook_deliveries_state" CHECK ("webhook_deliveries"."state" in ('waiting', 'sending', 'delivered', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhooks" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhooks_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "webhooks_once" UNIQUE("collaborative_id","url"),
	CONSTRAINT "webhooks_events" CHECK (cardinality("webhooks"."events") > 0)
);
--> statement-breakpoint
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "scopes" text[] DEFAULT '{read,write,publish}' NOT NULL;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_token" FOREIGN KEY ("collaborative_id","token_id") REFERENCES "public"."api_tokens"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_sites" ADD CONSTRAINT "reading_sites_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_statuses" ADD CONSTRAINT "told_statuses_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook" FOREIGN KEY ("collaborative_id","webhook_id") REFERENCES "public"."webhooks"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_answers_old" ON "kept_answers" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("changed_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_scopes" CHECK (cardinality("api_tokens"."scopes") > 0 and "api_tokens"."scopes" <@ array['read', 'write', 'publish']);--> statement-breakpoint
CREATE POLICY "kept_answers_tenant" ON "kept_answers" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "reading_sites_tenant" ON "reading_sites" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "told_statuses_tenant" ON "told_statuses" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "webhook_deliveries_tenant" ON "webhook_deliveries" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "webhooks_tenant" ON "webhooks" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);