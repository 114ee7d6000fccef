CREATE TABLE "told_stories" (
	"collaborative_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"story_id" uuid NOT NULL,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"name" text,
	"place" text,
	CONSTRAINT "told_stories_pk" PRIMARY KEY("collaborative_id","version_id","story_id")
);
--> statement-breakpoint
ALTER TABLE "told_stories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "told_stories" ADD CONSTRAINT "told_stories_version" FOREIGN KEY ("collaborative_id","version_id") REFERENCES "public"."report_versions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_stories" ADD CONSTRAINT "told_stories_story" FOREIGN KEY ("collaborative_id","story_id") REFERENCES "public"."stories"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "told_stories_tenant" ON "told_stories" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);