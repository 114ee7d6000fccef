/** What is signed when a member's year is submitted. */
export function statementFor(person: string, member: string, year: number): string {
  return `I, ${person}, confirm on behalf of ${member} that these numbers for ${year} are correct to the best of our knowledge.`;
}
