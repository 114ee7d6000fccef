import { useState } from "react";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";

/** Where a chart can be had as a file, linked to, and embedded. */
export interface ChartShare {
  files: { label: string; href: string }[];
  /** The page with this chart and its state. */
  link: string;
  /** Where it is put into other sites; null for whoever may not. */
  embed: string | null;
}

/** What stands under a chart: files, its link, and how to embed it. Works without a script. */
export function ChartActions({ title, share }: { title: string; share: ChartShare }) {
  const about = <span className="sr-only">: {title}</span>;
  return (
    <ul
      className="no-print mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm"
      aria-label="Take this chart with you"
    >
      {share.files.map(({ label, href }) => (
        <li key={label}>
          {/* Files are not pages: the router must not follow this link. */}
          <a href={href} download className="inline-block py-1">
            {label}
            {about}
          </a>
        </li>
      ))}
      <li>
        <LinkToCopy href={share.link} title={title} />
      </li>
      {share.embed ? (
        <li>
          <a href={share.embed} className="inline-block py-1">
            Embed{about}
          </a>
        </li>
      ) : null}
    </ul>
  );
}

/** A link to the chart that, with a script, is copied rather than followed. */
function LinkToCopy({ href, title }: { href: string; title: string }) {
  const [copied, setCopied] = useState(false);
  // On a plain http address in a local network browsers have no clipboard for pages.
  const canCopy = useHydrated() && "clipboard" in navigator;
  return (
    <a
      href={href}
      className="inline-block py-1"
      onClick={(event) => {
        if (!canCopy) return;
        event.preventDefault();
        const address = new URL(href, window.location.href).href;
        navigator.clipboard.writeText(address).then(
          () => setCopied(true),
          () => {
            window.location.href = href;
          },
        );
      }}
    >
      <span aria-live="polite">{copied ? "Link copied" : canCopy ? "Copy link" : "Link"}</span>
      <span className="sr-only">: {title}</span>
    </a>
  );
}
