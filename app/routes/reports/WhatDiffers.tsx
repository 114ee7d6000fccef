/** How a new version of a report differs from the one before it. */
export function WhatDiffers({ version, differs }: { version: number; differs: string[] }) {
  return (
    <details className="folded">
      <summary>What differs from version {version - 1}</summary>
      {differs.length === 0 ? (
        <p className="mt-2">Only its date.</p>
      ) : (
        <ul className="mt-2 grid list-disc gap-1 ps-5">
          {differs.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
