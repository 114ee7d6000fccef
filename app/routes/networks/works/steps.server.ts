import type { NetworkVisit } from "~/access/networks/visit.server";
import { forbidden } from "~/access/visit.server";
import { lessonForm, projectForm } from "~/domain/networks/forms";
import {
  addLesson,
  addProject,
  changeLesson,
  changeProject,
  readLessons,
} from "~/records/networks/works.server";
import { idOrNobody } from "~/routes/shared/steps";
import { type FormStep, faultUnless, revisionIn, withFields } from "../forms/action.server";

export const lessonSteps: Record<string, FormStep<NetworkVisit>> = {
  add: {
    permission: "take part",
    run: ({ db, participantId }, form) =>
      withFields(form, lessonForm, async (fields) => {
        await addLesson(db, participantId, fields);
        return null;
      }),
  },
  remove: {
    permission: "take part",
    async run({ db, role, participantId }, form) {
      const id = idOrNobody(form);
      const lesson = (await readLessons(db)).find((own) => own.id === id);
      if (lesson && role !== "coordinator" && lesson.participantId !== participantId)
        throw forbidden("A lesson is removed by those who wrote it, or by a coordinator.");
      return faultUnless(
        lesson !== undefined && (await changeLesson(db, id, { revision: revisionIn(form), fields: null })),
      );
    },
  },
};

export const projectSteps: Record<string, FormStep<NetworkVisit>> = {
  add: {
    permission: "run the network",
    run: ({ db }, form) =>
      withFields(form, projectForm, async (fields) => {
        await addProject(db, fields);
        return null;
      }),
  },
  change: {
    permission: "run the network",
    run: ({ db }, form) =>
      withFields(form, projectForm, async (fields) =>
        faultUnless(await changeProject(db, idOrNobody(form), { revision: revisionIn(form), fields })),
      ),
  },
  remove: {
    permission: "run the network",
    run: async ({ db }, form) =>
      faultUnless(await changeProject(db, idOrNobody(form), { revision: revisionIn(form), fields: null })),
  },
};
