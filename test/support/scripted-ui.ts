import type { Choice, DocumentAction, Ui } from "#commands/ui.ts";

/** What the person does at one question: the label or labels chosen, a text, a button; undefined: goes away. */
export type ScriptedAnswer = string | readonly string[] | boolean | undefined;

export interface ScriptedUi {
  readonly ui: Ui;
  /** One line for all that was asked, told and shown. */
  readonly transcript: readonly string[];
  /** Documents shown, by title; live ones as they are now. */
  readonly shown: ReadonlyMap<string, string>;
  /** What stood below the question of each `decide`. */
  readonly details: readonly string[];
  /** Presses an action of a document that is shown. */
  readonly act: (title: string, label: string) => Promise<void>;
  /** Closes what `showLive` has opened. */
  readonly close: () => void;
}

/** A person who answers as written, and goes away when the script has ended. */
export function createScriptedUi(...answers: readonly ScriptedAnswer[]): ScriptedUi {
  const transcript: string[] = [];
  const shown = new Map<string, string>();
  const details: string[] = [];
  const closers: (() => void)[] = [];
  const actions = new Map<string, readonly DocumentAction[]>();
  const rest = [...answers];
  const tell = (line: string): void => void transcript.push(line);

  function pick<T>(question: string, choices: readonly Choice<T>[], labels: readonly string[]) {
    tell(`${question} [${choices.map(({ label }) => label).join(" | ")}]`);
    return labels.map((label) => {
      const found = choices.find((choice) => choice.label === label);
      if (found === undefined) throw new Error(`${question}: there is no ${label}`);
      return found.value;
    });
  }

  const say = (sort: string, message: string, actions: readonly string[] = []) => {
    const buttons = actions.length === 0 ? "" : ` [${actions.join(" | ")}]`;
    tell(`${sort}: ${message}${buttons}`);
    const answer = actions.length === 0 ? undefined : rest.shift();
    return Promise.resolve(typeof answer === "string" ? answer : undefined);
  };

  const ui: Ui = {
    choose: (title, choices) => {
      const answer = rest.shift();
      const labels = typeof answer === "string" ? [answer] : [];
      return Promise.resolve(pick(`choose: ${title}`, choices, labels)[0]);
    },
    chooseMany: (title, choices) => {
      const answer = rest.shift();
      const values = pick(`choose many: ${title}`, choices, Array.isArray(answer) ? answer : []);
      return Promise.resolve(answer === undefined ? undefined : values);
    },
    ask: ({ title, check }) => {
      const answer = rest.shift();
      const problem = typeof answer === "string" ? check?.(answer) : undefined;
      tell(`ask: ${title}${problem === undefined ? "" : ` (${problem})`}`);
      const isGood = typeof answer === "string" && problem === undefined;
      return Promise.resolve(isGood ? answer : undefined);
    },
    confirm: ({ message, action }) => {
      tell(`confirm: ${message} [${action}]`);
      return Promise.resolve(rest.shift() === true);
    },
    decide: ({ message, detail, action, others }) => {
      tell(`decide: ${message} [${[action, ...others].join(" | ")}]`);
      details.push(detail);
      const answer = rest.shift();
      return Promise.resolve(typeof answer === "string" ? answer : undefined);
    },
    inform: (message, actions) => say("inform", message, actions),
    warn: (message, actions) => say("warn", message, actions),
    show: ({ title, text, actions: offered = [] }) => {
      shown.set(title, text);
      actions.set(title, offered);
      tell(`show: ${title}`);
      return Promise.resolve();
    },
    showLive: ({ title, text, follow }) => {
      shown.set(title, text);
      tell(`show live: ${title}`);
      closers.push(follow((next) => void shown.set(title, next)));
      return Promise.resolve();
    },
    compare: (title, left, right) => {
      shown.set(left.title, left.text);
      shown.set(right.title, right.text);
      tell(`compare: ${title}`);
      return Promise.resolve();
    },
    draft: ({ text }) => {
      shown.set("draft", text);
      return Promise.resolve(tell("draft"));
    },
    openFile: (uri, offset) => Promise.resolve(tell(`open: ${uri} at ${offset ?? 0}`)),
    openLink: (url) => Promise.resolve(tell(`link: ${url}`)),
    copy: (text) => Promise.resolve(tell(`copy: ${text}`)),
    follow: (_title, run) => run(() => undefined, new AbortController().signal),
  };
  return {
    ui,
    transcript,
    shown,
    details,
    act: async (title, label) => {
      const action = actions.get(title)?.find((each) => each.label === label);
      if (action === undefined) throw new Error(`${title}: there is no ${label}`);
      const text = await action.run();
      if (text !== undefined) shown.set(title, text);
    },
    close: () => closers.splice(0).forEach((close) => close()),
  };
}
