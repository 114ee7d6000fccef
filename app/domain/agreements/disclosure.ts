import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import type { Viewer } from "~/domain/terms";
import type { AgreementKind, AgreementState } from "./agreement";
import { hasSigned, hasWithdrawn, stateOf } from "./state";
import { asPartyReads, type StoredAgreement } from "./stored";

/** What everybody of the collaborative sees of an agreement: who has signed. */
export interface AgreementOutline {
  id: string;
  title: string;
  kind: AgreementKind;
  state: AgreementState;
  parties: { organizationId: string; name: string; signed: boolean; withdrawn: boolean }[];
  /** Its whole content; null where it is other institutions'. */
  whole: StoredAgreement | null;
}

/**
 * Those who run the partnership see agreements whole, and institutions those that they are a party of; of all others,
 * they see who has signed and who has not (docs/rules.md, section 15).
 */
export function discloseAgreements(
  agreements: StoredAgreement[],
  viewer: Viewer,
  today: string,
): Disclosed<AgreementOutline[]> {
  const all = seesEverything(viewer);
  return agreements.flatMap((agreement): AgreementOutline[] => {
    const state = stateOf(agreement, today);
    const isParty =
      viewer.memberId !== null && agreement.parties.some(({ memberId }) => memberId === viewer.memberId);
    // What nobody has signed is still being written.
    if (!all && !isParty && state === "draft") return [];
    const { id, title, kind, parties } = agreement;
    return [
      {
        id,
        title,
        kind,
        state,
        parties: parties.map((party) => ({
          organizationId: party.organizationId,
          name: party.name,
          signed: hasSigned(party, today),
          withdrawn: hasWithdrawn(party, today),
        })),
        whole: all ? agreement : isParty ? asPartyReads(agreement, viewer.memberId ?? "") : null,
      },
    ];
  }) as Disclosed<AgreementOutline[]>;
}
