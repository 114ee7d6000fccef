CREATE TABLE "logos" (
	"collaborative_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"media_type" text NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"content" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "logos_pk" PRIMARY KEY("collaborative_id","hash"),
	CONSTRAINT "logos_bytes" CHECK (length("logos"."content") between 1 and 262144)
);
--> statement-breakpoint
ALTER TABLE "logos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "main_color" text;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "second_color" text;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "logo_hash" text;--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_main_color" CHECK ("collaboratives"."main_color" ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
ALTER TABLE "collaboratives" ADD CONSTRAINT "collaboratives_second_color" CHECK ("collaboratives"."second_color" ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
CREATE POLICY "logos_tenant" ON "logos" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);