import type { ReactNode } from "react";
import type { Area } from "~/domain/areas/area";
import { AREA_UNIT_NAMES } from "~/domain/areas/codes";
import { paths } from "~/paths";
import { AreaList } from "~/ui/areas/AreaList";
import { LinkButton } from "~/ui/controls/Button";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";

/** One area: what uses it, each of its lists, and, if it is open, its form (`children`). */
export function AreaSection({
  area,
  within,
  measures,
  slug,
  saved,
  refused,
  children,
}: {
  area: Area;
  within: string | null;
  measures: string[];
  slug: string;
  saved: boolean;
  refused: { message: string } | null;
  children: ReactNode;
}) {
  const lies = within ? ` Lies in ${within}.` : "";
  const counted =
    measures.length > 0
      ? `Counts ${new Intl.ListFormat("en-US").format(measures)}.`
      : "No number is counted by it yet.";
  return (
    <Section
      id={area.code}
      title={area.label}
      lead={`${AREA_UNIT_NAMES[area.unit]}.${lies} ${counted}`}
      actions={
        children ? null : (
          <LinkButton
            kind="secondary"
            to={`${paths.settingsPage(slug, "areas", { area: area.code })}#${area.code}`}
            aria-label={`Change ${area.label}`}
          >
            Change
          </LinkButton>
        )
      }
    >
      <div className="grid gap-6">
        {saved ? <Notice tone="success">Saved.</Notice> : null}
        {refused && !children ? <Notice tone="error">{refused.message}</Notice> : null}
        {children}
        {[...area.versions].reverse().map((version) => (
          <div key={version.fromYear} className="grid gap-2">
            <AreaList version={version} unit={area.unit} />
            {area.versions.length > 1 ? (
              <TwoStepRemoval
                first={`Remove the list from ${version.fromYear}…`}
                button={`Remove the list from ${version.fromYear}`}
                name="intent"
                value="remove-version"
                fields={{ area: area.id, fromYear: version.fromYear }}
                look="quiet"
              >
                <p>Its years are counted with the list before it. Stored numbers stay as they are.</p>
              </TwoStepRemoval>
            ) : null}
          </div>
        ))}
        <TwoStepRemoval
          first={`Remove ${area.label}…`}
          button={`Remove ${area.label}`}
          name="intent"
          value="remove"
          fields={{ area: area.id }}
          look="quiet"
        >
          <p>All of its lists are removed. Numbers counted with them stay; the history keeps the lists.</p>
        </TwoStepRemoval>
      </div>
    </Section>
  );
}
