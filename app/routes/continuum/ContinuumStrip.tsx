import { paths } from "~/paths";
import { DistributionBar } from "~/ui/continuum/DistributionBar";
import { LinkButton } from "~/ui/controls/Button";
import { Missing } from "~/ui/figures/Missing";
import { Section } from "~/ui/layout/Page";
import { LaggingSentence } from "./ContinuumParts";
import type { StripView } from "./view.server";

/** The Continuum in short, for the overview. */
export function ContinuumStrip({ strip, slug }: { strip: StripView; slug: string }) {
  const { year, words, distributions } = strip;
  return (
    <Section
      title={`On the Continuum of Progress, ${year}`}
      lead={<LaggingSentence lagging={strip.lagging} laggingWithheld={strip.laggingWithheld} />}
      actions={
        <LinkButton kind="quiet" to={paths.continuum(slug, { year })}>
          Who stands where
        </LinkButton>
      }
    >
      <ul className="grid gap-x-12 gap-y-5 md:grid-cols-2 lg:grid-cols-3">
        {distributions.map(({ practice, name, counts, rated, of }) => (
          <li key={practice} className="keep-together min-w-0">
            <p className="mb-1.5 font-semibold text-sm">{name}</p>
            {counts ? (
              <DistributionBar counts={counts} unrated={of - rated} words={words} />
            ) : (
              <Missing kind="withheld" />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
