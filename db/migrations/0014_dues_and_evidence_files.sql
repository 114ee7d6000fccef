ALTER TABLE "obligations" DROP CONSTRAINT "obligations_kind";--> statement-breakpoint
ALTER TABLE "outcome_evidence" DROP CONSTRAINT "outcome_evidence_kind";--> statement-breakpoint
ALTER TABLE "agreement_documents" ALTER COLUMN "agreement_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD COLUMN "evidence_id" uuid;--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_evidence" FOREIGN KEY ("collaborative_id","evidence_id") REFERENCES "public"."outcome_evidence"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_evidence_version" UNIQUE("collaborative_id","evidence_id","version");--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_one" CHECK (num_nonnulls("agreement_documents"."agreement_id", "agreement_documents"."evidence_id") = 1);--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_evidence_file" CHECK ("agreement_documents"."evidence_id" is null or "agreement_documents"."url" is null);--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_kind" CHECK ("obligations"."kind" in ('numbers', 'money', 'dues', 'people', 'in_kind', 'policy', 'attendance'));--> statement-breakpoint
ALTER TABLE "outcome_evidence" ADD CONSTRAINT "outcome_evidence_kind" CHECK ("outcome_evidence"."kind" in ('link', 'file', 'observation', 'minutes'));