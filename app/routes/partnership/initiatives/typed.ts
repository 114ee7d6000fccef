/** The fields as typed. */
export type TypedInitiative = {
  name: string;
  about: string;
  strategy: string;
  lead: string;
  organizations: string[];
  goalIds: string[];
  startsOn: string;
  endsOn: string;
  stage: string;
  why: string;
  milestones: { title: string; dueOn: string; doneOn: string }[];
};
