CREATE TABLE "addenda" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "addenda_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "addenda" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agenda_items" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"minutes" smallint,
	"presenter_id" uuid,
	"about_kind" text,
	"about_id" uuid,
	"proposed" boolean DEFAULT false NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "agenda_items_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "agenda_items_kind" CHECK ("agenda_items"."kind" in ('information', 'discussion', 'decision', 'check_in')),
	CONSTRAINT "agenda_items_minutes" CHECK ("agenda_items"."minutes" between 1 and 480),
	CONSTRAINT "agenda_items_about" CHECK ("agenda_items"."about_id" is null or "agenda_items"."about_kind" is not null)
);
--> statement-breakpoint
ALTER TABLE "agenda_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance" (
	"collaborative_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"state" text NOT NULL,
	"alternate_id" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "attendance_pk" PRIMARY KEY("collaborative_id","meeting_id","seat_id"),
	CONSTRAINT "attendance_state" CHECK ("attendance"."state" in ('present', 'alternate', 'excused', 'absent')),
	CONSTRAINT "attendance_stand_in" CHECK ("attendance"."alternate_id" is null or "attendance"."state" = 'alternate')
);
--> statement-breakpoint
ALTER TABLE "attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "citations" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"goal_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "citations_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "citations_act" CHECK ("citations"."act" in ('adopted', 'revised')),
	CONSTRAINT "citations_subject" CHECK ("citations"."subject" in ('goal', 'policy', 'priority')),
	CONSTRAINT "citations_of_goal" CHECK (("citations"."subject" = 'goal') = ("citations"."goal_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "citations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decision_numbers" (
	"collaborative_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"last" smallint NOT NULL,
	CONSTRAINT "decision_numbers_pk" PRIMARY KEY("collaborative_id","year")
);
--> statement-breakpoint
ALTER TABLE "decision_numbers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decisions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"text" text NOT NULL,
	"year" smallint,
	"number" smallint,
	"no_objection" boolean DEFAULT false NOT NULL,
	"votes_for" smallint,
	"votes_against" smallint,
	"abstaining" smallint,
	"dissent" text DEFAULT '' NOT NULL,
	"effective_on" date,
	"state" text DEFAULT 'proposed' NOT NULL,
	"replaces" uuid,
	"confirms" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "decisions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "decisions_number_unique" UNIQUE("collaborative_id","year","number"),
	CONSTRAINT "decisions_state" CHECK ("decisions"."state" in ('proposed', 'taken', 'not_taken', 'to_be_confirmed')),
	CONSTRAINT "decisions_number" CHECK (("decisions"."year" is null) = ("decisions"."number" is null)
        and ("decisions"."state" = 'proposed' or "decisions"."number" is not null)),
	CONSTRAINT "decisions_votes" CHECK (least("decisions"."votes_for", "decisions"."votes_against", "decisions"."abstaining") >= 0)
);
--> statement-breakpoint
ALTER TABLE "decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meetings" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"day" date NOT NULL,
	"starts_at" text,
	"time_zone" text NOT NULL,
	"length_minutes" smallint NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"cancelled_why" text DEFAULT '' NOT NULL,
	"guests" text DEFAULT '' NOT NULL,
	"called_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"minutes" jsonb,
	"goal_statuses" jsonb,
	"secret_hash" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "meetings_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "meetings_secret_unique" UNIQUE("secret_hash"),
	CONSTRAINT "meetings_state" CHECK ("meetings"."state" in ('planned', 'called', 'held', 'minutes_out', 'approved', 'cancelled')),
	CONSTRAINT "meetings_length" CHECK ("meetings"."length_minutes" between 5 and 1440),
	CONSTRAINT "meetings_approved" CHECK (("meetings"."state" = 'approved') = ("meetings"."minutes" is not null))
);
--> statement-breakpoint
ALTER TABLE "meetings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bodies" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"remit" text DEFAULT '' NOT NULL,
	"quorum" text NOT NULL,
	"quorum_of" smallint,
	"quorum_in" smallint,
	"rule" text NOT NULL,
	"cadence" text DEFAULT '' NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	"records_public" boolean DEFAULT false NOT NULL,
	"ended_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "bodies_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "bodies_kind" CHECK ("bodies"."kind" in ('executive_council', 'steering', 'working_group', 'community_advisory', 'other')),
	CONSTRAINT "bodies_rule" CHECK ("bodies"."rule" in ('consensus', 'consent', 'majority', 'two_thirds')),
	CONSTRAINT "bodies_quorum" CHECK (case "bodies"."quorum" when 'majority' then num_nonnulls("bodies"."quorum_of", "bodies"."quorum_in") = 0
        when 'at_least' then "bodies"."quorum_of" between 1 and "bodies"."quorum_in" and "bodies"."quorum_in" <= 100
        else false end),
	CONSTRAINT "bodies_records" CHECK (not ("bodies"."closed" and "bodies"."records_public"))
);
--> statement-breakpoint
ALTER TABLE "bodies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_links" (
	"collaborative_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_links_pk" PRIMARY KEY("collaborative_id","user_id"),
	CONSTRAINT "calendar_links_secret_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "calendar_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"job_title" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"duty" text,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"user_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "contacts_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "contacts_organization" CHECK (num_nonnulls("contacts"."member_id", "contacts"."partner_id") = 1),
	CONSTRAINT "contacts_duty" CHECK ("contacts"."duty" is null or ("contacts"."duty" in ('sponsor', 'working_lead') and "contacts"."member_id" is not null)),
	CONSTRAINT "contacts_span" CHECK ("contacts"."valid_until" is null or "contacts"."valid_until" >= "contacts"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partners" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "partners_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "partners_kind" CHECK ("partners"."kind" in ('community', 'funder', 'public_agency', 'consultant', 'network', 'other'))
);
--> statement-breakpoint
ALTER TABLE "partners" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seat_alternates" (
	"collaborative_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "seat_alternates_pk" PRIMARY KEY("collaborative_id","seat_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "seat_alternates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seats" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"contact_id" uuid,
	"member_id" uuid,
	"partner_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"voting" boolean DEFAULT true NOT NULL,
	"chair" boolean DEFAULT false NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "seats_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "seats_holder" CHECK (num_nonnulls("seats"."contact_id", "seats"."member_id", "seats"."partner_id") <= 1),
	CONSTRAINT "seats_span" CHECK ("seats"."valid_until" is null or "seats"."valid_until" >= "seats"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "seats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "action_links" (
	"collaborative_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"generation" smallint DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "action_links_pk" PRIMARY KEY("collaborative_id","action_id","contact_id"),
	CONSTRAINT "action_links_secret_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "action_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "actions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"first_due_on" date NOT NULL,
	"moves" smallint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"done_on" date,
	"note" text,
	"origin" text NOT NULL,
	"initiative_id" uuid,
	"goal_id" uuid,
	"agenda_item_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "actions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "actions_state" CHECK ("actions"."state" in ('open', 'blocked', 'done', 'dropped')),
	CONSTRAINT "actions_done" CHECK (("actions"."state" = 'done') = ("actions"."done_on" is not null)),
	CONSTRAINT "actions_why" CHECK ("actions"."note" is not null or "actions"."state" not in ('blocked', 'dropped')),
	CONSTRAINT "actions_origin" CHECK ("actions"."origin" in ('meeting', 'initiative', 'obligation', 'path', 'data', 'pulse', 'other')),
	CONSTRAINT "actions_origin_initiative" CHECK ("actions"."origin" <> 'initiative' or "actions"."initiative_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "initiative_goals" (
	"collaborative_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	CONSTRAINT "initiative_goals_pk" PRIMARY KEY("collaborative_id","initiative_id","goal_id")
);
--> statement-breakpoint
ALTER TABLE "initiative_goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "initiative_organizations" (
	"collaborative_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	CONSTRAINT "initiative_organizations_pk" PRIMARY KEY("collaborative_id","initiative_id","position"),
	CONSTRAINT "initiative_organizations_one" CHECK (num_nonnulls("initiative_organizations"."member_id", "initiative_organizations"."partner_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "initiative_organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "initiatives" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text,
	"strategy" text NOT NULL,
	"lead_member_id" uuid,
	"lead_partner_id" uuid,
	"starts_on" date,
	"ends_on" date,
	"stage" text NOT NULL,
	"why" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "initiatives_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "initiatives_strategy" CHECK ("initiatives"."strategy" in ('workforce', 'purchasing', 'investing')),
	CONSTRAINT "initiatives_lead" CHECK (num_nonnulls("initiatives"."lead_member_id", "initiatives"."lead_partner_id") = 1),
	CONSTRAINT "initiatives_stage" CHECK ("initiatives"."stage" in ('idea', 'planned', 'running', 'paused', 'finished', 'stopped')),
	CONSTRAINT "initiatives_why" CHECK ("initiatives"."why" is not null or "initiatives"."stage" not in ('paused', 'finished', 'stopped')),
	CONSTRAINT "initiatives_span" CHECK ("initiatives"."ends_on" is null or "initiatives"."ends_on" >= "initiatives"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "initiatives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "milestones" (
	"collaborative_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"done_on" date,
	CONSTRAINT "milestones_pk" PRIMARY KEY("collaborative_id","initiative_id","position")
);
--> statement-breakpoint
ALTER TABLE "milestones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiet_contacts" (
	"collaborative_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quiet_contacts_pk" PRIMARY KEY("collaborative_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "quiet_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reminders" ALTER COLUMN "year" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ALTER COLUMN "member_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ALTER COLUMN "days" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "kind" text DEFAULT 'numbers' NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "action_id" uuid;--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "addenda" ADD CONSTRAINT "addenda_meeting" FOREIGN KEY ("collaborative_id","meeting_id") REFERENCES "public"."meetings"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_meeting" FOREIGN KEY ("collaborative_id","meeting_id") REFERENCES "public"."meetings"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_presenter" FOREIGN KEY ("collaborative_id","presenter_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting" FOREIGN KEY ("collaborative_id","meeting_id") REFERENCES "public"."meetings"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_seat" FOREIGN KEY ("collaborative_id","seat_id") REFERENCES "public"."seats"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_alternate" FOREIGN KEY ("collaborative_id","alternate_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_decision" FOREIGN KEY ("collaborative_id","decision_id") REFERENCES "public"."decisions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_numbers" ADD CONSTRAINT "decision_numbers_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_item" FOREIGN KEY ("collaborative_id","item_id") REFERENCES "public"."agenda_items"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_replaces" FOREIGN KEY ("collaborative_id","replaces") REFERENCES "public"."decisions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_confirms" FOREIGN KEY ("collaborative_id","confirms") REFERENCES "public"."decisions"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_body" FOREIGN KEY ("collaborative_id","body_id") REFERENCES "public"."bodies"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partners" ADD CONSTRAINT "partners_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_alternates" ADD CONSTRAINT "seat_alternates_seat" FOREIGN KEY ("collaborative_id","seat_id") REFERENCES "public"."seats"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_alternates" ADD CONSTRAINT "seat_alternates_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_body" FOREIGN KEY ("collaborative_id","body_id") REFERENCES "public"."bodies"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_links" ADD CONSTRAINT "action_links_action" FOREIGN KEY ("collaborative_id","action_id") REFERENCES "public"."actions"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_links" ADD CONSTRAINT "action_links_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_owner" FOREIGN KEY ("collaborative_id","owner_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_initiative" FOREIGN KEY ("collaborative_id","initiative_id") REFERENCES "public"."initiatives"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_goals" ADD CONSTRAINT "initiative_goals_initiative" FOREIGN KEY ("collaborative_id","initiative_id") REFERENCES "public"."initiatives"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_goals" ADD CONSTRAINT "initiative_goals_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_organizations" ADD CONSTRAINT "initiative_organizations_initiative" FOREIGN KEY ("collaborative_id","initiative_id") REFERENCES "public"."initiatives"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_organizations" ADD CONSTRAINT "initiative_organizations_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_organizations" ADD CONSTRAINT "initiative_organizations_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_lead_member" FOREIGN KEY ("collaborative_id","lead_member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_lead_partner" FOREIGN KEY ("collaborative_id","lead_partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_initiative" FOREIGN KEY ("collaborative_id","initiative_id") REFERENCES "public"."initiatives"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_contacts" ADD CONSTRAINT "quiet_contacts_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_items_by_meeting" ON "agenda_items" USING btree ("collaborative_id","meeting_id","position");--> statement-breakpoint
CREATE INDEX "citations_by_goal" ON "citations" USING btree ("collaborative_id","goal_id");--> statement-breakpoint
CREATE INDEX "decisions_by_item" ON "decisions" USING btree ("collaborative_id","item_id");--> statement-breakpoint
CREATE INDEX "meetings_by_day" ON "meetings" USING btree ("collaborative_id","day");--> statement-breakpoint
CREATE INDEX "contacts_by_user" ON "contacts" USING btree ("collaborative_id","user_id");--> statement-breakpoint
CREATE INDEX "seats_by_body" ON "seats" USING btree ("collaborative_id","body_id");--> statement-breakpoint
CREATE INDEX "actions_by_due" ON "actions" USING btree ("collaborative_id","due_on") WHERE state in ('open', 'blocked');--> statement-breakpoint
CREATE INDEX "actions_by_owner" ON "actions" USING btree ("collaborative_id","owner_id");--> statement-breakpoint
CREATE INDEX "actions_by_initiative" ON "actions" USING btree ("collaborative_id","initiative_id");--> statement-breakpoint
CREATE INDEX "initiative_goals_by_goal" ON "initiative_goals" USING btree ("collaborative_id","goal_id");--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_action" FOREIGN KEY ("collaborative_id","action_id") REFERENCES "public"."actions"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_notice_once" ON "reminders" USING btree ("collaborative_id","action_id","contact_id","notice","send_on") WHERE kind = 'action';--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_digest_once" ON "reminders" USING btree ("collaborative_id","contact_id","send_on") WHERE kind = 'digest';--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_kind" CHECK (case "reminders"."kind"
        when 'numbers' then num_nonnulls("reminders"."year", "reminders"."member_id", "reminders"."user_id", "reminders"."days") = 4
        when 'action' then num_nonnulls("reminders"."contact_id", "reminders"."action_id", "reminders"."notice") = 3
        when 'digest' then "reminders"."contact_id" is not null and "reminders"."action_id" is null
        else false end);--> statement-breakpoint
CREATE POLICY "addenda_tenant" ON "addenda" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "agenda_items_tenant" ON "agenda_items" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "attendance_tenant" ON "attendance" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "citations_tenant" ON "citations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "decision_numbers_tenant" ON "decision_numbers" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "decisions_tenant" ON "decisions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "meetings_secret" ON "meetings" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "meetings_tenant" ON "meetings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "bodies_tenant" ON "bodies" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "calendar_links_secret" ON "calendar_links" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "calendar_links_tenant" ON "calendar_links" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "contacts_tenant" ON "contacts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "partners_tenant" ON "partners" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "seat_alternates_tenant" ON "seat_alternates" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "seats_tenant" ON "seats" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "action_links_secret" ON "action_links" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "action_links_tenant" ON "action_links" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "actions_tenant" ON "actions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "initiative_goals_tenant" ON "initiative_goals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "initiative_organizations_tenant" ON "initiative_organizations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "initiatives_tenant" ON "initiatives" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "milestones_tenant" ON "milestones" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "quiet_contacts_tenant" ON "quiet_contacts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
CREATE TABLE "indicator_stories" (
	"collaborative_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"helps" text DEFAULT '' NOT NULL,
	"hinders" text DEFAULT '' NOT NULL,
	"proposed" text DEFAULT '' NOT NULL,
	"said_by" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "indicator_stories_pk" PRIMARY KEY("collaborative_id","indicator_id","year")
);
--> statement-breakpoint
ALTER TABLE "indicator_stories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "result_goals" (
	"collaborative_id" uuid NOT NULL,
	"result_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	CONSTRAINT "result_goals_pk" PRIMARY KEY("collaborative_id","result_id","goal_id")
);
--> statement-breakpoint
ALTER TABLE "result_goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "result_indicators" (
	"collaborative_id" uuid NOT NULL,
	"result_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "result_indicators_pk" PRIMARY KEY("collaborative_id","result_id","indicator_id")
);
--> statement-breakpoint
ALTER TABLE "result_indicators" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "results" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sentence" text NOT NULL,
	"lead" text DEFAULT '' NOT NULL,
	"partners" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "results_pk" PRIMARY KEY("collaborative_id","id")
);
--> statement-breakpoint
ALTER TABLE "results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "indicator_values" DROP CONSTRAINT "indicator_values_percent";--> statement-breakpoint
ALTER TABLE "indicator_values" ADD COLUMN "margin" numeric;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "unit" text DEFAULT 'percent' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "per" integer;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "wanted" text DEFAULT 'down' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "pooled_years" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_stories" ADD CONSTRAINT "indicator_stories_indicator" FOREIGN KEY ("collaborative_id","indicator_id") REFERENCES "public"."indicators"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_goals" ADD CONSTRAINT "result_goals_result" FOREIGN KEY ("collaborative_id","result_id") REFERENCES "public"."results"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_goals" ADD CONSTRAINT "result_goals_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_indicators" ADD CONSTRAINT "result_indicators_result" FOREIGN KEY ("collaborative_id","result_id") REFERENCES "public"."results"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_indicators" ADD CONSTRAINT "result_indicators_indicator" FOREIGN KEY ("collaborative_id","indicator_id") REFERENCES "public"."indicators"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_value" CHECK ("indicator_values"."value" between 0 and 1000000000000);--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_margin" CHECK ("indicator_values"."margin" between 0 and 1000000000000);--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_unit" CHECK ("indicators"."unit" in ('percent', 'rate', 'years', 'currency'));--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_per" CHECK (("indicators"."unit" = 'rate') = ("indicators"."per" is not null));--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_wanted" CHECK ("indicators"."wanted" in ('up', 'down'));--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_pooled_years" CHECK ("indicators"."pooled_years" between 1 and 10);--> statement-breakpoint
CREATE POLICY "indicator_stories_tenant" ON "indicator_stories" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "result_goals_tenant" ON "result_goals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "result_indicators_tenant" ON "result_indicators" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "results_tenant" ON "results" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
CREATE TABLE "area_measures" (
	"collaborative_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	CONSTRAINT "area_measures_pk" PRIMARY KEY("collaborative_id","area_id","measure_id")
);
--> statement-breakpoint
ALTER TABLE "area_measures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "area_versions" (
	"collaborative_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"from_year" smallint NOT NULL,
	"recounted_from" smallint,
	"source" text NOT NULL,
	"rule" text NOT NULL,
	"codes" jsonb NOT NULL,
	"weights" jsonb,
	"outlines" jsonb,
	CONSTRAINT "area_versions_pk" PRIMARY KEY("collaborative_id","area_id","from_year"),
	CONSTRAINT "area_versions_recounted" CHECK ("area_versions"."recounted_from" < "area_versions"."from_year")
);
--> statement-breakpoint
ALTER TABLE "area_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "areas" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"unit" text NOT NULL,
	"within_id" uuid,
	"position" smallint NOT NULL,
	CONSTRAINT "areas_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "areas_code_unique" UNIQUE("collaborative_id","code"),
	CONSTRAINT "areas_unit" CHECK ("areas"."unit" in ('zip', 'tract2010', 'tract2020', 'postal', 'named'))
);
--> statement-breakpoint
ALTER TABLE "areas" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "area_measures" ADD CONSTRAINT "area_measures_area" FOREIGN KEY ("collaborative_id","area_id") REFERENCES "public"."areas"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_measures" ADD CONSTRAINT "area_measures_measure" FOREIGN KEY ("collaborative_id","measure_id") REFERENCES "public"."measures"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_versions" ADD CONSTRAINT "area_versions_area" FOREIGN KEY ("collaborative_id","area_id") REFERENCES "public"."areas"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "area_measures_tenant" ON "area_measures" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "area_versions_tenant" ON "area_versions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "areas_tenant" ON "areas" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
CREATE TABLE "agreement_documents" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" smallint NOT NULL,
	"url" text,
	"media_type" text,
	"bytes" integer,
	"content_hash" text,
	"content" "bytea",
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "agreement_documents_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "agreement_documents_version" UNIQUE("collaborative_id","agreement_id","name","version"),
	CONSTRAINT "agreement_documents_content" CHECK (case when "agreement_documents"."url" is null then num_nonnulls("agreement_documents"."content", "agreement_documents"."content_hash", "agreement_documents"."bytes", "agreement_documents"."media_type") = 4
        else num_nonnulls("agreement_documents"."content", "agreement_documents"."content_hash", "agreement_documents"."bytes", "agreement_documents"."media_type") = 0 end),
	CONSTRAINT "agreement_documents_bytes" CHECK ("agreement_documents"."bytes" between 1 and 20971520)
);
--> statement-breakpoint
ALTER TABLE "agreement_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agreement_goals" (
	"collaborative_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	CONSTRAINT "agreement_goals_pk" PRIMARY KEY("collaborative_id","agreement_id","goal_id")
);
--> statement-breakpoint
ALTER TABLE "agreement_goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agreement_mail" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"deadline" date NOT NULL,
	"days" smallint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"detail" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreement_mail_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "agreement_mail_once" UNIQUE("collaborative_id","agreement_id","user_id","deadline","days"),
	CONSTRAINT "agreement_mail_state" CHECK ("agreement_mail"."state" in ('waiting', 'sending', 'sent', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "agreement_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agreement_parties" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"signatory" text DEFAULT '' NOT NULL,
	"signatory_title" text DEFAULT '' NOT NULL,
	"signed_on" date,
	"approved_by" text DEFAULT '' NOT NULL,
	"approval_number" text DEFAULT '' NOT NULL,
	"approved_on" date,
	"withdrew_on" date,
	CONSTRAINT "agreement_parties_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "agreement_parties_member_once" UNIQUE("collaborative_id","agreement_id","member_id"),
	CONSTRAINT "agreement_parties_partner_once" UNIQUE("collaborative_id","agreement_id","partner_id"),
	CONSTRAINT "agreement_parties_organization" CHECK (num_nonnulls("agreement_parties"."member_id", "agreement_parties"."partner_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "agreement_parties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agreements" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"effective_on" date,
	"ends_on" date,
	"renewal" text DEFAULT 'none' NOT NULL,
	"term_months" smallint,
	"notice_days" smallint,
	"notice_given_on" date,
	"replaced_by_id" uuid,
	"replaced_on" date,
	"minimum_contributors" smallint,
	"largest_share" smallint,
	"two_largest_share" smallint,
	"smallest_cell" smallint,
	"days_after_period" smallint,
	"peers" text,
	"measures" text[] DEFAULT '{}' NOT NULL,
	"may_publish" text DEFAULT '' NOT NULL,
	"may_name" boolean DEFAULT false NOT NULL,
	"removal" text DEFAULT '' NOT NULL,
	"bound_on" date,
	"released_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "agreements_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "agreements_kind" CHECK ("agreements"."kind" in ('pledge', 'memorandum', 'charter', 'data_sharing', 'resource_sharing', 'funding', 'other')),
	CONSTRAINT "agreements_renewal" CHECK (case "agreements"."renewal" when 'automatic' then "agreements"."term_months" between 1 and 600
          and "agreements"."notice_days" between 0 and 3650 and "agreements"."ends_on" is not null
        when 'none' then true when 'by_agreement' then true else false end),
	CONSTRAINT "agreements_minimum_contributors" CHECK ("agreements"."minimum_contributors" between 3 and 10),
	CONSTRAINT "agreements_largest_share" CHECK ("agreements"."largest_share" between 1 and 100),
	CONSTRAINT "agreements_two_largest_share" CHECK ("agreements"."two_largest_share" between 1 and 100),
	CONSTRAINT "agreements_smallest_cell" CHECK ("agreements"."smallest_cell" between 5 and 20),
	CONSTRAINT "agreements_days_after_period" CHECK ("agreements"."days_after_period" between 0 and 3650),
	CONSTRAINT "agreements_peers" CHECK ("agreements"."peers" in ('open', 'anonymous_peers', 'totals_only'))
);
--> statement-breakpoint
ALTER TABLE "agreements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "obligation_outcomes" (
	"collaborative_id" uuid NOT NULL,
	"obligation_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done_on" date,
	"waived" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "obligation_outcomes_pk" PRIMARY KEY("collaborative_id","obligation_id","due_on"),
	CONSTRAINT "obligation_outcomes_one" CHECK (num_nonnulls("obligation_outcomes"."done_on", "obligation_outcomes"."waived") = 1)
);
--> statement-breakpoint
ALTER TABLE "obligation_outcomes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "obligations" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"due" jsonb NOT NULL,
	CONSTRAINT "obligations_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "obligations_kind" CHECK ("obligations"."kind" in ('numbers', 'money', 'people', 'in_kind', 'policy', 'attendance'))
);
--> statement-breakpoint
ALTER TABLE "obligations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_agreement" FOREIGN KEY ("collaborative_id","agreement_id") REFERENCES "public"."agreements"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_goals" ADD CONSTRAINT "agreement_goals_agreement" FOREIGN KEY ("collaborative_id","agreement_id") REFERENCES "public"."agreements"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_goals" ADD CONSTRAINT "agreement_goals_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_mail" ADD CONSTRAINT "agreement_mail_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_mail" ADD CONSTRAINT "agreement_mail_agreement" FOREIGN KEY ("collaborative_id","agreement_id") REFERENCES "public"."agreements"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_agreement" FOREIGN KEY ("collaborative_id","agreement_id") REFERENCES "public"."agreements"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_outcomes" ADD CONSTRAINT "obligation_outcomes_obligation" FOREIGN KEY ("collaborative_id","obligation_id") REFERENCES "public"."obligations"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_agreement" FOREIGN KEY ("collaborative_id","agreement_id") REFERENCES "public"."agreements"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_party" FOREIGN KEY ("collaborative_id","party_id") REFERENCES "public"."agreement_parties"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "obligations_by_agreement" ON "obligations" USING btree ("collaborative_id","agreement_id");--> statement-breakpoint
CREATE POLICY "agreement_documents_tenant" ON "agreement_documents" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "agreement_goals_tenant" ON "agreement_goals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "agreement_mail_tenant" ON "agreement_mail" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "agreement_parties_tenant" ON "agreement_parties" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "agreements_tenant" ON "agreements" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "obligation_outcomes_tenant" ON "obligation_outcomes" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "obligations_tenant" ON "obligations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
CREATE TABLE "meeting_mail" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"news" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"detail" text,
	CONSTRAINT "meeting_mail_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "meeting_mail_once" UNIQUE("collaborative_id","meeting_id","contact_id","news"),
	CONSTRAINT "meeting_mail_news" CHECK ("meeting_mail"."news" in ('called', 'cancelled')),
	CONSTRAINT "meeting_mail_state" CHECK ("meeting_mail"."state" in ('waiting', 'sending', 'sent', 'failed', 'not_needed'))
);
--> statement-breakpoint
ALTER TABLE "meeting_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "meeting_mail" ADD CONSTRAINT "meeting_mail_meeting" FOREIGN KEY ("collaborative_id","meeting_id") REFERENCES "public"."meetings"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_mail" ADD CONSTRAINT "meeting_mail_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_mail_due" ON "meeting_mail" USING btree ("changed_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE POLICY "meeting_mail_tenant" ON "meeting_mail" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
--> statement-breakpoint
ALTER TABLE "collaboratives" ADD COLUMN "second_factor_for_all" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE TABLE "contributions" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"goal_id" uuid,
	"result_id" uuid,
	"claim" text NOT NULL,
	"chain" text NOT NULL,
	"proof" jsonb NOT NULL,
	"explanations" jsonb NOT NULL,
	"reader" text DEFAULT '' NOT NULL,
	"reader_view" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "contributions_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "contributions_one" CHECK (num_nonnulls("contributions"."goal_id", "contributions"."result_id") = 1),
	CONSTRAINT "contributions_view" CHECK ("contributions"."reader_view" in ('agrees', 'differs'))
);
--> statement-breakpoint
ALTER TABLE "contributions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outcome_evidence" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	CONSTRAINT "outcome_evidence_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "outcome_evidence_kind" CHECK ("outcome_evidence"."kind" in ('link', 'observation', 'minutes'))
);
--> statement-breakpoint
ALTER TABLE "outcome_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outcome_goals" (
	"collaborative_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	CONSTRAINT "outcome_goals_pk" PRIMARY KEY("collaborative_id","outcome_id","goal_id")
);
--> statement-breakpoint
ALTER TABLE "outcome_goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outcome_initiatives" (
	"collaborative_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	CONSTRAINT "outcome_initiatives_pk" PRIMARY KEY("collaborative_id","outcome_id","initiative_id")
);
--> statement-breakpoint
ALTER TABLE "outcome_initiatives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outcome_results" (
	"collaborative_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"result_id" uuid NOT NULL,
	CONSTRAINT "outcome_results_pk" PRIMARY KEY("collaborative_id","outcome_id","result_id")
);
--> statement-breakpoint
ALTER TABLE "outcome_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outcomes" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"domain" text NOT NULL,
	"who" text NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"what" text NOT NULL,
	"change" text,
	"happened_on" date NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"matters" text NOT NULL,
	"contribution" text NOT NULL,
	"planned" boolean NOT NULL,
	"good" boolean NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"author_id" uuid,
	"author" text NOT NULL,
	"checked_by" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "outcomes_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "outcomes_domain" CHECK ("outcomes"."domain" in ('individual', 'organization', 'community', 'partnership')),
	CONSTRAINT "outcomes_change" CHECK (("outcomes"."domain" = 'organization') = ("outcomes"."change" is not null)),
	CONSTRAINT "outcomes_change_kind" CHECK ("outcomes"."change" in ('policy', 'practice', 'program', 'budget')),
	CONSTRAINT "outcomes_state" CHECK ("outcomes"."state" in ('draft', 'checked', 'released', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "outcomes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stories" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"person_name" text DEFAULT '' NOT NULL,
	"area_id" uuid,
	"place" text DEFAULT '' NOT NULL,
	"outcome_id" uuid,
	"consent_on" date,
	"consent_how" text DEFAULT '' NOT NULL,
	"consent_words" boolean NOT NULL,
	"consent_name" boolean NOT NULL,
	"consent_picture" boolean NOT NULL,
	"consent_until" date,
	"consent_withdrawn_on" date,
	"state" text DEFAULT 'draft' NOT NULL,
	"author_id" uuid,
	"author" text NOT NULL,
	"checked_by" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "stories_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "stories_state" CHECK ("stories"."state" in ('draft', 'checked', 'released', 'withdrawn')),
	CONSTRAINT "stories_place" CHECK ("stories"."place" = '' or "stories"."consent_name")
);
--> statement-breakpoint
ALTER TABLE "stories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "convener_candidates" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"initiator" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "convener_candidates_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "convener_candidates_one" CHECK (num_nonnulls("convener_candidates"."member_id", "convener_candidates"."partner_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "convener_candidates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "convener_ratings" (
	"collaborative_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"scores" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "convener_ratings_pk" PRIMARY KEY("collaborative_id","candidate_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "convener_ratings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "convener_weights" (
	"collaborative_id" uuid NOT NULL,
	"weights" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "convener_weights_pk" PRIMARY KEY("collaborative_id")
);
--> statement-breakpoint
ALTER TABLE "convener_weights" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hosts" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"arrangement" text NOT NULL,
	"fiscal_sponsor" text DEFAULT '' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "hosts_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "hosts_one" CHECK (num_nonnulls("hosts"."member_id", "hosts"."partner_id") = 1),
	CONSTRAINT "hosts_span" CHECK ("hosts"."valid_until" is null or "hosts"."valid_until" >= "hosts"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "hosts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "offers" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"what" text NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"to_whom" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "offers_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "offers_one" CHECK (num_nonnulls("offers"."member_id", "offers"."partner_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "path_evidence" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"held_on" date,
	"note" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "path_evidence_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "path_evidence_kind" CHECK ("path_evidence"."kind" in ('talk', 'session', 'community', 'showing_up')),
	CONSTRAINT "path_evidence_day" CHECK (("path_evidence"."kind" = 'showing_up') = ("path_evidence"."held_on" is null))
);
--> statement-breakpoint
ALTER TABLE "path_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "path_steps" (
	"collaborative_id" uuid NOT NULL,
	"step" text NOT NULL,
	"not_needed" text,
	"decision_id" uuid,
	"requests_proposals" boolean DEFAULT false NOT NULL,
	"request" text DEFAULT '' NOT NULL,
	"agenda_item_id" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "path_steps_pk" PRIMARY KEY("collaborative_id","step")
);
--> statement-breakpoint
ALTER TABLE "path_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profiles" (
	"collaborative_id" uuid NOT NULL,
	"purpose" text,
	"other_purposes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"structure" text,
	"compositions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"levels" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"strategies" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"geography" text DEFAULT '' NOT NULL,
	"nests_in" text DEFAULT '' NOT NULL,
	"vision" text DEFAULT '' NOT NULL,
	"imperative" text DEFAULT '' NOT NULL,
	"phase" text,
	"phase_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "profiles_pk" PRIMARY KEY("collaborative_id"),
	CONSTRAINT "profiles_phase" CHECK ("profiles"."phase" in ('forming', 'implementing', 'evaluating', 'paused', 'concluded')),
	CONSTRAINT "profiles_phase_on" CHECK ("profiles"."phase" is null or "profiles"."phase_on" is not null)
);
--> statement-breakpoint
ALTER TABLE "profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pulse_answers" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"respondent_group" text,
	"ratings" jsonb NOT NULL,
	CONSTRAINT "pulse_answers_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "pulse_answers_group" CHECK ("pulse_answers"."respondent_group" in ('anchor_leaders', 'anchor_staff', 'community', 'backbone_funders'))
);
--> statement-breakpoint
ALTER TABLE "pulse_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pulse_figures" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"instrument" text NOT NULL,
	"wave" text NOT NULL,
	"scale" text NOT NULL,
	"low" numeric NOT NULL,
	"high" numeric NOT NULL,
	"mean" numeric NOT NULL,
	"n" integer NOT NULL,
	"invited" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "pulse_figures_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "pulse_figures_n" CHECK ("pulse_figures"."n" >= 5 and "pulse_figures"."invited" >= "pulse_figures"."n")
);
--> statement-breakpoint
ALTER TABLE "pulse_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pulse_invitations" (
	"collaborative_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"language" text NOT NULL,
	"answered" boolean DEFAULT false NOT NULL,
	"mail" text DEFAULT 'none' NOT NULL,
	"reminds" boolean DEFAULT false NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"mail_changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pulse_invitations_pk" PRIMARY KEY("collaborative_id","wave_id","contact_id"),
	CONSTRAINT "pulse_invitations_secret_unique" UNIQUE("secret_hash"),
	CONSTRAINT "pulse_invitations_mail" CHECK ("pulse_invitations"."mail" in ('none', 'waiting', 'sending', 'sent', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "pulse_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pulse_waves" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"k" smallint NOT NULL,
	"asks_group" boolean NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"invited" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "pulse_waves_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "pulse_waves_state" CHECK ("pulse_waves"."state" in ('planned', 'open', 'closed')),
	CONSTRAINT "pulse_waves_k" CHECK ("pulse_waves"."k" between 5 and 10),
	CONSTRAINT "pulse_waves_opened" CHECK (("pulse_waves"."state" = 'planned') = ("pulse_waves"."opened_on" is null)),
	CONSTRAINT "pulse_waves_closed" CHECK (("pulse_waves"."state" = 'closed') = ("pulse_waves"."closed_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "pulse_waves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pulse_words" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"question" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "pulse_words_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "pulse_words_question" CHECK ("pulse_words"."question" in ('works', 'change'))
);
--> statement-breakpoint
ALTER TABLE "pulse_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stakeholder_engagements" (
	"collaborative_id" uuid NOT NULL,
	"stakeholder_id" uuid NOT NULL,
	"since" date NOT NULL,
	"engagement" text NOT NULL,
	CONSTRAINT "stakeholder_engagements_pk" PRIMARY KEY("collaborative_id","stakeholder_id","since"),
	CONSTRAINT "stakeholder_engagements_kind" CHECK ("stakeholder_engagements"."engagement" in ('informed', 'consulted', 'involved', 'collaborating', 'co_leading'))
);
--> statement-breakpoint
ALTER TABLE "stakeholder_engagements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stakeholders" (
	"collaborative_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"member_id" uuid,
	"partner_id" uuid,
	"interest" smallint NOT NULL,
	"influence" smallint NOT NULL,
	"speaks" boolean NOT NULL,
	"assets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"offers" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "stakeholders_pk" PRIMARY KEY("collaborative_id","id"),
	CONSTRAINT "stakeholders_levels" CHECK ("stakeholders"."interest" between 1 and 3 and "stakeholders"."influence" between 1 and 3)
);
--> statement-breakpoint
ALTER TABLE "stakeholders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_result" FOREIGN KEY ("collaborative_id","result_id") REFERENCES "public"."results"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_evidence" ADD CONSTRAINT "outcome_evidence_outcome" FOREIGN KEY ("collaborative_id","outcome_id") REFERENCES "public"."outcomes"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_goals" ADD CONSTRAINT "outcome_goals_outcome" FOREIGN KEY ("collaborative_id","outcome_id") REFERENCES "public"."outcomes"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_goals" ADD CONSTRAINT "outcome_goals_goal" FOREIGN KEY ("collaborative_id","goal_id") REFERENCES "public"."goals"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_initiatives" ADD CONSTRAINT "outcome_initiatives_outcome" FOREIGN KEY ("collaborative_id","outcome_id") REFERENCES "public"."outcomes"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_initiatives" ADD CONSTRAINT "outcome_initiatives_initiative" FOREIGN KEY ("collaborative_id","initiative_id") REFERENCES "public"."initiatives"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_results" ADD CONSTRAINT "outcome_results_outcome" FOREIGN KEY ("collaborative_id","outcome_id") REFERENCES "public"."outcomes"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_results" ADD CONSTRAINT "outcome_results_result" FOREIGN KEY ("collaborative_id","result_id") REFERENCES "public"."results"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_area" FOREIGN KEY ("collaborative_id","area_id") REFERENCES "public"."areas"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_outcome" FOREIGN KEY ("collaborative_id","outcome_id") REFERENCES "public"."outcomes"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convener_candidates" ADD CONSTRAINT "convener_candidates_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convener_candidates" ADD CONSTRAINT "convener_candidates_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convener_candidates" ADD CONSTRAINT "convener_candidates_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convener_ratings" ADD CONSTRAINT "convener_ratings_candidate" FOREIGN KEY ("collaborative_id","candidate_id") REFERENCES "public"."convener_candidates"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convener_ratings" ADD CONSTRAINT "convener_ratings_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convener_weights" ADD CONSTRAINT "convener_weights_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_evidence" ADD CONSTRAINT "path_evidence_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_evidence" ADD CONSTRAINT "path_evidence_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_evidence" ADD CONSTRAINT "path_evidence_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_steps" ADD CONSTRAINT "path_steps_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_answers" ADD CONSTRAINT "pulse_answers_wave" FOREIGN KEY ("collaborative_id","wave_id") REFERENCES "public"."pulse_waves"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_figures" ADD CONSTRAINT "pulse_figures_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_invitations" ADD CONSTRAINT "pulse_invitations_wave" FOREIGN KEY ("collaborative_id","wave_id") REFERENCES "public"."pulse_waves"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_invitations" ADD CONSTRAINT "pulse_invitations_contact" FOREIGN KEY ("collaborative_id","contact_id") REFERENCES "public"."contacts"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_waves" ADD CONSTRAINT "pulse_waves_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_words" ADD CONSTRAINT "pulse_words_wave" FOREIGN KEY ("collaborative_id","wave_id") REFERENCES "public"."pulse_waves"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_engagements" ADD CONSTRAINT "stakeholder_engagements_stakeholder" FOREIGN KEY ("collaborative_id","stakeholder_id") REFERENCES "public"."stakeholders"("collaborative_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_member" FOREIGN KEY ("collaborative_id","member_id") REFERENCES "public"."members"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_partner" FOREIGN KEY ("collaborative_id","partner_id") REFERENCES "public"."partners"("collaborative_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_collaborative" FOREIGN KEY ("collaborative_id") REFERENCES "public"."collaboratives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outcomes_by_day" ON "outcomes" USING btree ("collaborative_id","happened_on");--> statement-breakpoint
CREATE POLICY "contributions_tenant" ON "contributions" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "outcome_evidence_tenant" ON "outcome_evidence" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "outcome_goals_tenant" ON "outcome_goals" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "outcome_initiatives_tenant" ON "outcome_initiatives" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "outcome_results_tenant" ON "outcome_results" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "outcomes_tenant" ON "outcomes" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "stories_tenant" ON "stories" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "convener_candidates_tenant" ON "convener_candidates" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "convener_ratings_tenant" ON "convener_ratings" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "convener_weights_tenant" ON "convener_weights" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "hosts_tenant" ON "hosts" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "offers_tenant" ON "offers" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "path_evidence_tenant" ON "path_evidence" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "path_steps_tenant" ON "path_steps" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "profiles_tenant" ON "profiles" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "pulse_answers_tenant" ON "pulse_answers" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "pulse_figures_tenant" ON "pulse_figures" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "pulse_invitations_secret" ON "pulse_invitations" AS PERMISSIVE FOR SELECT TO "tidemark_app" USING (secret_hash = (select nullif(current_setting('app.secret_hash', true), '')));--> statement-breakpoint
CREATE POLICY "pulse_invitations_tenant" ON "pulse_invitations" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "pulse_waves_tenant" ON "pulse_waves" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "pulse_words_tenant" ON "pulse_words" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "stakeholder_engagements_tenant" ON "stakeholder_engagements" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "stakeholders_tenant" ON "stakeholders" AS PERMISSIVE FOR ALL TO "tidemark_app" USING (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid) WITH CHECK (collaborative_id = (select nullif(current_setting('app.collaborative_id', true), ''))::uuid);
