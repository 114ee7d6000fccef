import { Form } from "@remix-run/react";
import type { Rubric } from "~/domain/continuum/rubric";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";

type Refused = { what: string; message: string } | undefined;

/** Every version; the first year of one can be corrected while nothing was agreed on it. */
export function VersionList({
  versions,
  refused,
}: {
  versions: { version: number; fromYear: number | null; sections: string[] }[];
  refused: Refused;
}) {
  return (
    <ul className="grid gap-4">
      {versions.map(({ version, fromYear, sections }) => (
        <li key={version} className="grid gap-2">
          <span>
            Version {version}, {fromYear === null ? "from the beginning" : `from ${fromYear}`}:{" "}
            {sections.join(", ")}
          </span>
          {fromYear === null ? null : (
            <details className="folded" open={refused?.what === `version ${version}`}>
              <summary>Correct its first year</summary>
              <Form method="post" className="mt-3 flex flex-wrap items-end gap-4">
                <input type="hidden" name="version" value={version} />
                <Field
                  id={`version-${version}-year`}
                  name="fromYear"
                  inputMode="numeric"
                  label={`First year of version ${version}`}
                  hint="Possible until a rating has been agreed on it."
                  defaultValue={String(fromYear)}
                  error={refused?.what === `version ${version}` ? refused.message : null}
                />
                <Button name="intent" value="year" kind="secondary">
                  Correct
                </Button>
              </Form>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Withdraws a section or a practice from a year on. */
export function WithdrawForm({ rubric, year, refused }: { rubric: Rubric; year: number; refused: Refused }) {
  return (
    <Section
      title="Withdraw a section or practice"
      lead="From the year you choose, it is no longer rated. Earlier years keep it, and its ratings stay readable."
    >
      <Form method="post" className="grid max-w-[34rem] gap-4">
        <Select
          name="part"
          label="Section or practice"
          options={rubric.sections.flatMap(({ code, name, practices }) => [
            { value: code, label: `${name} (the whole section)` },
            ...practices.map((practice) => ({
              value: `${code}/${practice.code}`,
              label: `${name}: ${practice.name}`,
            })),
          ])}
        />
        <Field
          id="withdraw-year"
          name="fromYear"
          inputMode="numeric"
          label="First year without it"
          defaultValue={String(year)}
          error={refused?.what === "withdraw" ? refused.message : null}
          required
        />
        <div>
          <Button name="intent" value="withdraw" kind="secondary">
            Withdraw
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** Whether each side rates before it reads the other. */
export function BlindForm({ blindFirst }: { blindFirst: boolean }) {
  return (
    <Section
      title="Blind first"
      lead="Neither a member nor the backbone reads the other’s rating of a practice before giving its own, or before the practice is revealed in a session."
    >
      <Form method="post" className="grid gap-4">
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="blindFirst" value="yes" defaultChecked={blindFirst} />
          Rate blind first
        </label>
        <div>
          <Button name="intent" value="blind" kind="secondary">
            Save
          </Button>
        </div>
      </Form>
    </Section>
  );
}
