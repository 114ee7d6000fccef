CREATE TABLE "network_invoices" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"amount" numeric NOT NULL,
	"issued_on" date,
	"due_on" date NOT NULL,
	"waived_on" date,
	"voided_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "network_invoices_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_invoices_number" UNIQUE("collaborative_id","year","number"),
	CONSTRAINT "network_invoices_amount" CHECK ("network_invoices"."amount" > 0),
	CONSTRAINT "network_invoices_end" CHECK ("network_invoices"."waived_on" is null or "network_invoices"."voided_on" is null)
);
--> statement-breakpoint
ALTER TABLE "network_invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_payments" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"amount" numeric NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "network_payments_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_payments_amount" CHECK ("network_payments"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "network_payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_lessons" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid,
	"year" smallint NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"setting" text NOT NULL,
	"worked" text NOT NULL,
	"failed" text NOT NULL,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "network_lessons_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "network_lessons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_mail" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"representative_id" uuid NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "network_mail_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_mail_once" UNIQUE("collaborative_id","message_id","representative_id"),
	CONSTRAINT "network_mail_state" CHECK ("network_mail"."state" in ('waiting', 'sending', 'sent', 'failed', 'not_needed'))
);
--> statement-breakpoint
ALTER TABLE "network_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_messages" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author" text NOT NULL,
	"author_id" uuid,
	"of" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "network_messages_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "network_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_projects" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"due_on" date,
	"state" text DEFAULT 'planned' NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "network_projects_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_projects_kind" CHECK ("network_projects"."kind" in ('webinar', 'publication', 'other')),
	CONSTRAINT "network_projects_state" CHECK ("network_projects"."state" in ('planned', 'running', 'done', 'dropped'))
);
--> statement-breakpoint
ALTER TABLE "network_projects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_threads" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "network_threads_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "network_threads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "given_gifts" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"network_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"source_id" uuid,
	"year" smallint,
	"content" jsonb,
	"until" date NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_by_id" uuid,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" text,
	"decision" text,
	"given_on" date,
	"withdrawn_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "given_gifts_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "given_gifts_kind" CHECK ("given_gifts"."kind" in ('profile', 'lesson', 'story', 'report', 'benchmark')),
	CONSTRAINT "given_gifts_confirmed" CHECK (("given_gifts"."given_on" is not null) = ("given_gifts"."confirmed_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "given_gifts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_editions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "network_editions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_editions_number" UNIQUE("collaborative_id","year","number")
);
--> statement-breakpoint
ALTER TABLE "network_editions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_gifts" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"year" smallint,
	"content" jsonb,
	"given_on" date NOT NULL,
	"until" date NOT NULL,
	"withdrawn_on" date,
	CONSTRAINT "network_gifts_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_gifts_kind" CHECK ("network_gifts"."kind" in ('profile', 'lesson', 'story', 'report', 'benchmark')),
	CONSTRAINT "network_gifts_withdrawn" CHECK ("network_gifts"."withdrawn_on" is null or ("network_gifts"."content" is null and "network_gifts"."title" is null))
);
--> statement-breakpoint
ALTER TABLE "network_gifts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_ties" (
	"collaborative_id" uuid NOT NULL,
	"network_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"joined_on" date NOT NULL,
	CONSTRAINT "network_ties_pk" PRIMARY KEY("collaborative_id","network_id")
);
--> statement-breakpoint
ALTER TABLE "network_ties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_invitations" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"representative_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "network_invitations_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_invitations_secret_unique" UNIQUE("secret_hash"),
	CONSTRAINT "network_invitations_role" CHECK (("network_invitations"."representative_id" is not null) = ("network_invitations"."role" = 'representative'))
);
--> statement-breakpoint
ALTER TABLE "network_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_participants" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"linked_id" uuid,
	"secret_hash" text,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "network_participants_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_participants_secret_unique" UNIQUE("secret_hash"),
	CONSTRAINT "network_participants_linked" UNIQUE("collaborative_id","linked_id"),
	CONSTRAINT "network_participants_span" CHECK ("network_participants"."left_on" is null or "network_participants"."left_on" >= "network_participants"."joined_on")
);
--> statement-breakpoint
ALTER TABLE "network_participants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_representatives" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"email" text NOT NULL,
	"part" text NOT NULL,
	"mail" text DEFAULT 'digest' NOT NULL,
	"user_id" uuid,
	CONSTRAINT "network_representatives_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_representatives_email" UNIQUE("collaborative_id","participant_id","email"),
	CONSTRAINT "network_representatives_part" CHECK ("network_representatives"."part" in ('staff_lead', 'anchor_leader', 'other')),
	CONSTRAINT "network_representatives_mail" CHECK ("network_representatives"."mail" in ('at_once', 'digest', 'none'))
);
--> statement-breakpoint
ALTER TABLE "network_representatives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_roles" (
	"collaborative_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"participant_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "network_roles_pk" PRIMARY KEY("collaborative_id","user_id"),
	CONSTRAINT "network_roles_role" CHECK ("network_roles"."role" in ('coordinator', 'representative')),
	CONSTRAINT "network_roles_of_participant" CHECK (("network_roles"."participant_id" is not null) = ("network_roles"."role" = 'representative'))
);
--> statement-breakpoint
ALTER TABLE "network_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "networks" (
	"collaborative_id" uuid NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"dues" numeric DEFAULT '2000' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "networks_pk" PRIMARY KEY("collaborative_id"),
	CONSTRAINT "networks_dues" CHECK ("networks"."dues" >= 0)
);
--> statement-breakpoint
ALTER TABLE "networks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_meetings" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"number" smallint NOT NULL,
	"day" date NOT NULL,
	"minutes_long" smallint NOT NULL,
	"in_person" boolean DEFAULT false NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"minutes" text DEFAULT '' NOT NULL,
	"approved_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "network_meetings_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "network_meetings_number" UNIQUE("collaborative_id","year","number"),
	CONSTRAINT "network_meetings_number_range" CHECK ("network_meetings"."number" between 1 and 4),
	CONSTRAINT "network_meetings_length" CHECK ("network_meetings"."minutes_long" between 15 and 2880),
	CONSTRAINT "network_meetings_state" CHECK ("network_meetings"."state" in ('planned', 'called', 'held', 'minutes_out', 'approved', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "network_meetings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_rounds" (
	"collaborative_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"news" text DEFAULT '' NOT NULL,
	"lesson" text DEFAULT '' NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "network_rounds_pk" PRIMARY KEY("collaborative_id","meeting_id","participant_id")
);
--> statement-breakpoint
ALTER TABLE "network_rounds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_years" (
	"collaborative_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"themes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"dues" numeric,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "network_years_pk" PRIMARY KEY("collaborative_id","year"),
	CONSTRAINT "network_years_year" CHECK ("network_years"."year" between 1990 and 2100),
	CONSTRAINT "network_years_themes" CHECK (jsonb_typeof("network_years"."themes") = 'array')
);
--> statement-breakpoint
ALTER TABLE "network_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "network_invoices" ADD CONSTRAINT "network_invoices_participant" FOREIGN KEY ("collaborative_id","participant_id") REFERENCES "public"."network_participants"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_payments" ADD CONSTRAINT "network_payments_invoice" FOREIGN KEY ("collaborative_id","invoice_id") REFERENCES "public"."network_invoices"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_lessons" ADD CONSTRAINT "network_lessons_participant" FOREIGN KEY ("collaborative_id","participant_id") REFERENCES "public"."network_participants"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_lessons" ADD CONSTRAINT "network_lessons_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_mail" ADD CONSTRAINT "network_mail_message" FOREIGN KEY ("collaborative_id","message_id") REFERENCES "public"."network_messages"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_mail" ADD CONSTRAINT "network_mail_representative" FOREIGN KEY ("collaborative_id","representative_id") REFERENCES "public"."network_representatives"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_messages" ADD CONSTRAINT "network_messages_thread" FOREIGN KEY ("collaborative_id","thread_id") REFERENCES "public"."network_threads"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_projects" ADD CONSTRAINT "network_projects_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_threads" ADD CONSTRAINT "network_threads_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "given_gifts" ADD CONSTRAINT "given_gifts_tie" FOREIGN KEY ("collaborative_id","network_id") REFERENCES "public"."network_ties"("collaborative_id","network_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_editions" ADD CONSTRAINT "network_editions_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_gifts" ADD CONSTRAINT "network_gifts_participant" FOREIGN KEY ("collaborative_id","participant_id") REFERENCES "public"."network_participants"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_ties" ADD CONSTRAINT "network_ties_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_invitations" ADD CONSTRAINT "network_invitations_representative" FOREIGN KEY ("collaborative_id","representative_id") REFERENCES "public"."network_representatives"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_invitations" ADD CONSTRAINT "network_invitations_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_participants" ADD CONSTRAINT "network_participants_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_representatives" ADD CONSTRAINT "network_representatives_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_representatives" ADD CONSTRAINT "network_representatives_participant" FOREIGN KEY ("collaborative_id","participant_id") REFERENCES "public"."network_participants"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_roles" ADD CONSTRAINT "network_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_roles" ADD CONSTRAINT "network_roles_participant" FOREIGN KEY ("collaborative_id","participant_id") REFERENCES "public"."network_participants"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_roles" ADD CONSTRAINT "network_roles_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "networks" ADD CONSTRAINT "networks_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_meetings" ADD CONSTRAINT "network_meetings_year" FOREIGN KEY ("collaborative_id","year") REFERENCES "public"."network_years"("collaborative_id","year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_rounds" ADD CONSTRAINT "network_rounds_meeting" FOREIGN KEY ("collaborative_id","meeting_id") REFERENCES "public"."network_meetings"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_rounds" ADD CONSTRAINT "network_rounds_participant" FOREIGN KEY ("collaborative_id","participant_id") REFERENCES "public"."network_participants"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_years" ADD CONSTRAINT "network_years_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "network_payments_by_invoice" ON "network_payments" USING btree ("collaborative_id","invoice_id");--> statement-breakpoint
CREATE INDEX "network_mail_waiting" ON "network_mail" USING btree ("state","send_at");--> statement-breakpoint
CREATE INDEX "network_messages_by_thread" ON "network_messages" USING btree ("collaborative_id","thread_id","id");--> statement-breakpoint
CREATE INDEX "given_gifts_by_source" ON "given_gifts" USING btree ("collaborative_id","source_id");--> statement-breakpoint
CREATE INDEX "network_invitations_by_representative" ON "network_invitations" USING btree ("collaborative_id","representative_id");--> statement-breakpoint
CREATE POLICY "collaboratives_network_person" ON "collaboratives" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (exists (select 1 from network_roles where network_roles.collaborative_id = collaboratives.id
        and network_roles.user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid));--> statement-breakpoint
CREATE POLICY "network_invoices_tenant" ON "network_invoices" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_payments_tenant" ON "network_payments" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_lessons_tenant" ON "network_lessons" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_mail_tenant" ON "network_mail" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_messages_tenant" ON "network_messages" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_projects_tenant" ON "network_projects" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_threads_tenant" ON "network_threads" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "given_gifts_tenant" ON "given_gifts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_editions_tenant" ON "network_editions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_gifts_tenant" ON "network_gifts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_ties_tenant" ON "network_ties" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_invitations_secret" ON "network_invitations" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "network_invitations_tenant" ON "network_invitations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_participants_secret" ON "network_participants" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "network_participants_tenant" ON "network_participants" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_representatives_tenant" ON "network_representatives" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_roles_person" ON "network_roles" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_roles_tenant" ON "network_roles" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "networks_tenant" ON "networks" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_meetings_tenant" ON "network_meetings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_rounds_tenant" ON "network_rounds" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "network_years_tenant" ON "network_years" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);