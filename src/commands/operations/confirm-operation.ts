import { describeOperation } from "#commands/operations/describe-operation.ts";
import { findManifest } from "#commands/operations/find-manifest.ts";
import { changesManifest } from "#commands/operations/manifest-owner.ts";
import type { Operation, Situation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { say, titleOf } from "#commands/operations/say.ts";
import { showChange } from "#commands/operations/show-change.ts";
import type { Change } from "#commands/operations/show-change.ts";
import type { Services } from "#commands/services.ts";

/** Asks as strictly as the danger wants it. */
export async function confirmOperation(
  services: Services,
  asked: {
    readonly operation: Operation;
    readonly situation: Situation;
    readonly changes: readonly Change[];
  },
): Promise<boolean> {
  const { operation, situation } = asked;
  const owned = changesManifest(operation, situation) !== undefined;
  if (operation.danger.level === "none" && !owned) return true;
  return (await pressButton(services, asked, owned)) && typeWord(services, operation);
}

async function pressButton(
  services: Services,
  { operation, situation, changes }: Parameters<typeof confirmOperation>[1],
  owned: boolean,
): Promise<boolean> {
  const { ui } = services;
  const title = titleOf(services, operation);
  const action = say(services, phrase(`operation.${operation.verb}.action`));
  const see = say(services, phrase("operation.showChange"));
  const jump = say(services, phrase("operation.openManifest"));
  const detail = describeOperation(services, operation, situation);
  const others = owned ? [see, jump] : [see];
  const pressed = await ui.decide({ message: `${title}?`, detail, action, others });
  if (pressed === jump) await openManifest(services, operation);
  if (pressed !== see) return pressed === action;
  await showChange(services, operation, changes);
  // Not modal: the change has to be read first.
  return (await ui.warn(`${title}?`, [action])) === action;
}

async function typeWord(services: Services, operation: Operation): Promise<boolean> {
  const { danger } = operation;
  if (danger.level !== "typed") return true;
  const { word } = danger;
  const wrong = say(services, phrase("operation.typeWord.wrong", { word }));
  const title = titleOf(services, operation);
  const typed = await services.ui.ask({
    title: say(services, phrase("operation.typeWord", { title, word })),
    placeholder: word,
    check: (text) => (text === word ? undefined : wrong),
  });
  return typed === word;
}

/** To where the change belongs, if the workspace has it. */
async function openManifest(services: Services, { target }: Operation): Promise<void> {
  const place = await findManifest(services, target);
  if (place !== undefined) return services.ui.openFile(place.file.uri, place.offset);
  await services.ui.inform(say(services, phrase("operation.noManifest", { name: target.name })));
}
