/** Adds the convener's words to a section's blocks: after its headline, or first where it has none. */
export function withNarrative<Block extends { kind: string }>(blocks: Block[], narrative: Block[]): Block[] {
  const [first, ...rest] = blocks;
  return first?.kind === "headline" ? [first, ...narrative, ...rest] : [...narrative, ...blocks];
}
