ALTER TABLE "roles" ADD COLUMN "tour_ended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "single_sign_on" ADD COLUMN "asks_for_factor" boolean DEFAULT false NOT NULL;