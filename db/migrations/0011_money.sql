CREATE TABLE "measure_packs" (
	"collaborative_id" uuid NOT NULL,
	"code" text NOT NULL,
	"pack" jsonb NOT NULL,
	"adopted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"adopted_by" text NOT NULL,
	CONSTRAINT "measure_packs_pk" PRIMARY KEY("collaborative_id","code")
);
--> statement-breakpoint
ALTER TABLE "measure_packs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "forward_contracts" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"category" text NOT NULL,
	"band" text NOT NULL,
	"year" smallint NOT NULL,
	"quarter" smallint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "forward_contracts_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "forward_contracts_quarter" CHECK ("forward_contracts"."quarter" between 1 and 4),
	CONSTRAINT "forward_contracts_band" CHECK ("forward_contracts"."band" in ('to_50k', 'to_250k', 'to_1m', 'to_5m', 'over_5m'))
);
--> statement-breakpoint
ALTER TABLE "forward_contracts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funder_answers" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"answered_on" date NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "funder_answers_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "funder_answers_one" CHECK (num_nonnulls("funder_answers"."member_id", "funder_answers"."partner_id") = 1),
	CONSTRAINT "funder_answers_question" CHECK ("funder_answers"."question" in ('own_grants', 'pays_for', 'priorities'))
);
--> statement-breakpoint
ALTER TABLE "funder_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funder_grants" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"grantee_id" uuid NOT NULL,
	CONSTRAINT "funder_grants_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "funder_grants_once" UNIQUE NULLS NOT DISTINCT("collaborative_id","member_id","partner_id","grantee_id"),
	CONSTRAINT "funder_grants_one" CHECK (num_nonnulls("funder_grants"."member_id", "funder_grants"."partner_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "funder_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funder_roles" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"role" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"exit_form" text,
	"exit_on" date,
	"milestones" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "funder_roles_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "funder_roles_one" CHECK (num_nonnulls("funder_roles"."member_id", "funder_roles"."partner_id") = 1),
	CONSTRAINT "funder_roles_role" CHECK ("funder_roles"."role" in ('first_call', 'neutral_convener', 'short_term_home', 'backbone_host', 'grant_maker', 'member')),
	CONSTRAINT "funder_roles_span" CHECK ("funder_roles"."valid_until" is null or "funder_roles"."valid_until" >= "funder_roles"."valid_from"),
	CONSTRAINT "funder_roles_exit" CHECK ("funder_roles"."role" = 'short_term_home' or num_nonnulls("funder_roles"."exit_form", "funder_roles"."exit_on") = 0),
	CONSTRAINT "funder_roles_exit_form" CHECK ("funder_roles"."exit_form" in ('own_entity', 'other_host', 'stays_separate'))
);
--> statement-breakpoint
ALTER TABLE "funder_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding_payments" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"amount" numeric NOT NULL,
	"received_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "funding_payments_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "funding_payments_amount" CHECK ("funding_payments"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "funding_payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding_proposals" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"title" text NOT NULL,
	"amount" numeric,
	"decision_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "funding_proposals_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "funding_proposals_one" CHECK (num_nonnulls("funding_proposals"."member_id", "funding_proposals"."partner_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "funding_proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding_sources" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"kind" text NOT NULL,
	"award" numeric NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"initiative_id" uuid,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "funding_sources_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "funding_sources_one" CHECK (num_nonnulls("funding_sources"."member_id", "funding_sources"."partner_id") = 1),
	CONSTRAINT "funding_sources_kind" CHECK ("funding_sources"."kind" in ('public', 'company', 'philanthropy', 'earned')),
	CONSTRAINT "funding_sources_state" CHECK ("funding_sources"."state" in ('hoped', 'asked', 'promised', 'signed')),
	CONSTRAINT "funding_sources_award" CHECK ("funding_sources"."award" > 0),
	CONSTRAINT "funding_sources_span" CHECK ("funding_sources"."valid_until" >= "funding_sources"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "funding_sources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposal_ratings" (
	"collaborative_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"scores" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "proposal_ratings_pk" PRIMARY KEY("collaborative_id","proposal_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "proposal_ratings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "budget_lines" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"label" text NOT NULL,
	"planned" numeric NOT NULL,
	"spent_1" numeric,
	"spent_2" numeric,
	"spent_3" numeric,
	"spent_4" numeric,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "budget_lines_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "budget_lines_once" UNIQUE("collaborative_id","year","label"),
	CONSTRAINT "budget_lines_planned" CHECK ("budget_lines"."planned" >= 0)
);
--> statement-breakpoint
ALTER TABLE "budget_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dues_invoices" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"number" text NOT NULL,
	"year" smallint NOT NULL,
	"tier" text DEFAULT '' NOT NULL,
	"amount" numeric NOT NULL,
	"issued_on" date,
	"due_on" date NOT NULL,
	"waived" text,
	"voided" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "dues_invoices_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "dues_invoices_number" UNIQUE("collaborative_id","number"),
	CONSTRAINT "dues_invoices_one" CHECK (num_nonnulls("dues_invoices"."member_id", "dues_invoices"."partner_id") = 1),
	CONSTRAINT "dues_invoices_amount" CHECK ("dues_invoices"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "dues_invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dues_payments" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"amount" numeric NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "dues_payments_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "dues_payments_amount" CHECK ("dues_payments"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "dues_payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "in_kind_gifts" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"what" text NOT NULL,
	"value" numeric NOT NULL,
	"valued" text NOT NULL,
	"given_on" date NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "in_kind_gifts_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "in_kind_gifts_one" CHECK (num_nonnulls("in_kind_gifts"."member_id", "in_kind_gifts"."partner_id") = 1),
	CONSTRAINT "in_kind_gifts_value" CHECK ("in_kind_gifts"."value" >= 0)
);
--> statement-breakpoint
ALTER TABLE "in_kind_gifts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "money_settings" (
	"collaborative_id" uuid NOT NULL,
	"fiscal_year_end_month" smallint DEFAULT 12 NOT NULL,
	"opened" boolean DEFAULT false NOT NULL,
	"cash" numeric,
	"cash_on" date,
	"rule" text,
	"criteria" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "money_settings_pk" PRIMARY KEY("collaborative_id"),
	CONSTRAINT "money_settings_month" CHECK ("money_settings"."fiscal_year_end_month" between 1 and 12),
	CONSTRAINT "money_settings_cash" CHECK (num_nonnulls("money_settings"."cash", "money_settings"."cash_on") in (0, 2)),
	CONSTRAINT "money_settings_rule" CHECK ("money_settings"."rule" in ('consensus', 'vote', 'criteria'))
);
--> statement-breakpoint
ALTER TABLE "money_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "parts_overlap" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "measure_packs" ADD CONSTRAINT "measure_packs_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forward_contracts" ADD CONSTRAINT "forward_contracts_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forward_contracts" ADD CONSTRAINT "forward_contracts_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_answers" ADD CONSTRAINT "funder_answers_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_answers" ADD CONSTRAINT "funder_answers_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_answers" ADD CONSTRAINT "funder_answers_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_grants" ADD CONSTRAINT "funder_grants_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_grants" ADD CONSTRAINT "funder_grants_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_grants" ADD CONSTRAINT "funder_grants_grantee" FOREIGN KEY ("collaborative_id","grantee_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_roles" ADD CONSTRAINT "funder_roles_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_roles" ADD CONSTRAINT "funder_roles_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_roles" ADD CONSTRAINT "funder_roles_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_payments" ADD CONSTRAINT "funding_payments_source" FOREIGN KEY ("collaborative_id","source_id") REFERENCES "public"."funding_sources"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_proposals" ADD CONSTRAINT "funding_proposals_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_proposals" ADD CONSTRAINT "funding_proposals_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_proposals" ADD CONSTRAINT "funding_proposals_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_sources" ADD CONSTRAINT "funding_sources_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_sources" ADD CONSTRAINT "funding_sources_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_sources" ADD CONSTRAINT "funding_sources_initiative" FOREIGN KEY ("collaborative_id","initiative_id") REFERENCES "public"."initiatives"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_sources" ADD CONSTRAINT "funding_sources_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_ratings" ADD CONSTRAINT "proposal_ratings_proposal" FOREIGN KEY ("collaborative_id","proposal_id") REFERENCES "public"."funding_proposals"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_ratings" ADD CONSTRAINT "proposal_ratings_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_lines" ADD CONSTRAINT "budget_lines_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_invoices" ADD CONSTRAINT "dues_invoices_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_invoices" ADD CONSTRAINT "dues_invoices_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_invoices" ADD CONSTRAINT "dues_invoices_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payments" ADD CONSTRAINT "dues_payments_invoice" FOREIGN KEY ("collaborative_id","invoice_id") REFERENCES "public"."dues_invoices"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "in_kind_gifts" ADD CONSTRAINT "in_kind_gifts_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "in_kind_gifts" ADD CONSTRAINT "in_kind_gifts_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "in_kind_gifts" ADD CONSTRAINT "in_kind_gifts_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_settings" ADD CONSTRAINT "money_settings_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funding_payments_by_source" ON "funding_payments" USING btree ("collaborative_id","source_id");--> statement-breakpoint
CREATE INDEX "dues_payments_by_invoice" ON "dues_payments" USING btree ("collaborative_id","invoice_id");--> statement-breakpoint
CREATE POLICY "measure_packs_tenant" ON "measure_packs" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "forward_contracts_tenant" ON "forward_contracts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "funder_answers_tenant" ON "funder_answers" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "funder_grants_tenant" ON "funder_grants" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "funder_roles_tenant" ON "funder_roles" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "funding_payments_tenant" ON "funding_payments" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "funding_proposals_tenant" ON "funding_proposals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "funding_sources_tenant" ON "funding_sources" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "proposal_ratings_tenant" ON "proposal_ratings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "budget_lines_tenant" ON "budget_lines" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "dues_invoices_tenant" ON "dues_invoices" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "dues_payments_tenant" ON "dues_payments" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "in_kind_gifts_tenant" ON "in_kind_gifts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "money_settings_tenant" ON "money_settings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);