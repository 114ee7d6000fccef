ALTER TABLE "goals" ALTER COLUMN "consulted_on" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "goals" ALTER COLUMN "consulted_on" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "goals" ALTER COLUMN "consulted_on" SET NOT NULL;