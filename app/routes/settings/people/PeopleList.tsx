import { Form, Link } from "@remix-run/react";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import { paths } from "~/paths";
import { MEMBER_HINT, type Members, memberOptions, ROLE_OPTIONS } from "~/routes/settings/tokens/RoleFields";
import { Button } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { ResetLinkForm } from "./ResetLink";

export interface ListedPerson {
  userId: string;
  name: string;
  email: string;
  role: Role;
  member: string | null;
  memberSlug: string | null;
  since: string;
  seenOn: string | null;
  quiet: boolean;
  /** The viewer. */
  you: boolean;
  /** The only one of the backbone staff. */
  last: boolean;
  /** A link to choose a new password can be made for this person. */
  mayReset: boolean;
}

type Refused = { userId: string; errors: Record<string, string[] | null> } | null;

/** Everyone with a role, by role and name, with forms to change or remove them. */
export function PeopleList({
  people,
  members,
  writing,
  refused,
}: {
  people: ListedPerson[];
  members: Members;
  writing: Pick<Writing, "locale"> & { slug: string };
  refused: Refused;
}) {
  return (
    <ul aria-label="People" className="-mt-6">
      {people.map((person) => (
        <li
          key={person.userId}
          className="grid gap-x-10 gap-y-2 border-line border-b py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
        >
          <div className="min-w-0">
            <h3 className="font-sans font-semibold text-base tracking-normal [overflow-wrap:anywhere]">
              {person.name}
              {person.you ? <span className="font-normal text-ink-soft"> (you)</span> : null}
            </h3>
            <p className="[overflow-wrap:anywhere]">
              {ROLE_NAMES[person.role]}
              {person.member ? `, ${person.member}` : ""}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
              <span className="[overflow-wrap:anywhere]">{person.email}</span>
              <span>Here since {formatDate(person.since, writing)}</span>
              {person.seenOn ? <span>Last seen {formatDate(person.seenOn, writing)}</span> : null}
              {person.quiet && person.role === "data_lead" ? <span>Wants no reminders</span> : null}
            </p>
          </div>
          {person.last ? (
            <p className="text-ink-soft text-sm">
              The last of the backbone staff stays, since someone must run this collaborative. Invite another
              first.
            </p>
          ) : (
            <div className="-mt-1.5 min-w-0">
              <ChangeRole
                person={person}
                members={members}
                errors={refused?.userId === person.userId ? refused.errors : null}
              />
              {person.mayReset ? <ResetLinkForm person={person} /> : null}
              <RemovePerson person={person} slug={writing.slug} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChangeRole({
  person,
  members,
  errors,
}: {
  person: ListedPerson;
  members: Members;
  errors: Record<string, string[] | null> | null;
}) {
  const { userId, name, role, memberSlug } = person;
  return (
    // A new element after each change, so that it closes and shows the current role.
    <details className="folded" key={`${role} ${memberSlug}`} open={errors !== null || undefined}>
      <summary className="min-h-11 sm:min-h-8">
        <span>
          Change role <span className="sr-only">of {name}</span>
        </span>
      </summary>
      <Form method="post" className="grid gap-4 pt-2 pb-4">
        <input type="hidden" name="change" value={userId} />
        <Select
          name="role"
          label={<>Role{<span className="sr-only"> of {name}</span>}</>}
          defaultValue={role}
          options={ROLE_OPTIONS}
          error={errors?.role}
        />
        <Select
          name="member"
          label={<>Institution{<span className="sr-only"> of {name}</span>}</>}
          hint={MEMBER_HINT}
          defaultValue={memberSlug ?? ""}
          options={memberOptions(members)}
          error={errors?.member}
        />
        <div>
          <Button kind="secondary">
            <span>
              Save <span className="sr-only">the role of {name}</span>
            </span>
          </Button>
        </div>
      </Form>
    </details>
  );
}

function RemovePerson({ person: { userId, name, you }, slug }: { person: ListedPerson; slug: string }) {
  const spokenName = <span className="sr-only">{name}</span>;
  return (
    <TwoStepRemoval
      first={<>Remove {spokenName}</>}
      button={<>Remove now {spokenName}</>}
      name="remove"
      value={userId}
      look="line"
    >
      <p className="text-ink-soft text-sm">
        {you ? "You lose" : `${name} loses`} access to this collaborative at once, on every device. What{" "}
        {you ? "you" : "they"} entered stays. API tokens keep working:{" "}
        <Link to={paths.settingsPage(slug, "tokens")}>review them</Link>.
      </p>
      {you ? null : (
        <label className="flex min-h-11 cursor-pointer items-center gap-3 text-sm">
          <input
            type="checkbox"
            name="erase"
            value="yes"
            className="size-4.5 shrink-0 accent-(--color-ink)"
          />
          Also replace their name in the history. This cannot be undone.
        </label>
      )}
    </TwoStepRemoval>
  );
}
