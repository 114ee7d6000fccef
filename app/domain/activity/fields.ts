import { GOALS_FIELDS } from "./fields/goals";
import { MONEY_FIELDS } from "./fields/money";
import { NUMBERS_FIELDS } from "./fields/numbers";
import { PARTNERSHIP_FIELDS } from "./fields/partnership";
import { PEOPLE_FIELDS } from "./fields/people";
import type { SubjectFields } from "./fields/writers";

/**
 * The fields of each subject that are shown, and how. Any other field is never shown, so that a secret or a hash
 * that ends up in the history stays there.
 */
export const FIELDS: SubjectFields = {
  ...PEOPLE_FIELDS,
  ...NUMBERS_FIELDS,
  ...GOALS_FIELDS,
  ...PARTNERSHIP_FIELDS,
  ...MONEY_FIELDS,
};
