import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Section } from "~/ui/layout/Page";
import type { AppliedPart } from "./applied";

/** What applies now: part by part, the setting or the agreement that asks for more. */
export function AppliedPolicy({
  parts,
  slug,
  changed,
}: {
  parts: AppliedPart[];
  slug: string;
  /** The settings are a preview. */
  changed: boolean;
}) {
  if (parts.length === 0) return null;
  return (
    <Section
      id="applies"
      title={changed ? "What would apply" : "What applies"}
      lead="The strictest of these settings and of every data-sharing agreement that binds. Pages, files, and the API follow it. When an agreement ends, its limits stay until you release them on its page."
    >
      <ul className="grid max-w-[46rem] gap-2">
        {parts.map(({ part, words, agreements }) => (
          <li key={part}>
            {words.charAt(0).toUpperCase() + words.slice(1)}{" "}
            <span className="text-ink-soft">
              {agreements.length === 0 ? (
                "(this page)"
              ) : (
                <>
                  (
                  {agreements.map(({ id, title }, at) => (
                    <span key={id}>
                      {at > 0 ? ", " : ""}
                      <Link to={paths.agreement(slug, id)}>{title}</Link>
                    </span>
                  ))}
                  )
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
