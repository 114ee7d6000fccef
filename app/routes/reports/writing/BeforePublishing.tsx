import { Notice } from "~/ui/layout/Notice";

/** What one should know of the figures before a report is published; nothing where there is nothing to say. */
export function BeforePublishing({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title="Before you publish">
      <ul className="grid gap-1">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}
