/** What commands about live clusters ask and tell. */
export const commandMessages: Readonly<Record<string, string>> = {
  "command.no-objects":
    "Nothing to choose from: open the Clusters view and wait until it has filled",
  "command.gone": "What this row stands for cannot be read, or is gone; refresh the view",
  "command.no-contexts": "No context is shown; add one in the Clusters view",
  "command.choose-context": "In which context?",

  "command.add-context.question": "Which contexts do you want to see?",
  "command.add-context.none": "Every context of the kubeconfig is shown already",
  "command.remove-context.question": "Take which context out of the view?",

  "command.namespaces.question": "Which namespaces of {context} do you want to see?",
  "command.namespaces.everything": "All namespaces that you may see",
  "command.namespaces.only": "Only namespaces that I choose…",
  "command.namespaces.current": "now: {namespaces}",
  "command.namespaces.ask":
    "Namespaces of {context}, divided by commas (you may not list them, so write them)",
  "command.namespaces.placeholder": "shop, billing",
  "command.namespaces.invalid":
    "{name} is no name of a namespace: use lower-case letters, digits and dashes",
  "command.namespaces.empty": "Write one namespace or more, or leave with Escape",

  "command.filter.question": "Show clusters whose name or namespace holds",
  "command.filter.placeholder": "empty: all",

  "command.copy-name.question": "Copy the name of which cluster?",
  "command.copy-kubectl.question": "Copy the kubectl command for which cluster?",
  "command.copy-kubectl.done": "Copied: {line}",
  "command.manifest.question": "Show the manifest of which cluster?",
  "command.manifest.title": "{name} (live, {context})",
  "command.manifest.deleted": "Deleted in {context}; this is how it was last seen",
  "command.describe.question": "Describe which cluster?",
  "command.describe.title": "{name} ({context})",
  "command.events.question": "Show the events of which cluster?",
  "command.events.title": "{name} (events, {context})",
  "command.open.question": "Open the manifest of which cluster?",
  "command.open.choose": "{kind} {name} stands in several files. Which one?",
  "command.open.none":
    "No YAML file of this workspace holds {kind} {name}; its live manifest can be shown instead",
  "command.open.show-live": "Show Live Manifest",
  "command.open.any-namespace": "without a namespace",
  "command.documentation.question": "Read about what?",
  "command.compare.question": "Compare which cluster with its manifest?",
  "command.compare.title": "{name}: manifest ↔ live ({context})",
  "command.compare.manifest": "{name} (manifest)",
  "command.compare.none":
    "No YAML file of this workspace holds {kind} {name}, so there is nothing to compare with",
  "command.compare.live": "{name} (live, {context}, without defaults)",

  "command.role.question": "Which rights should the Role give?",
  "command.role.missing": "What is missing in {context}",
  "command.role.everything": "Everything that the view reads",
  "command.role.nothing-missing": "nothing is denied at present",
  "command.role.done":
    "The manifest is in the clipboard. Who administers {context} applies it and binds it to you",

  "lens.live": "live: {state} · compare",
  "lens.live-in": "live in {context}: {state} · compare",

  "describe.health": "Health",
  "describe.state": "State",
  "describe.conditions": "Conditions",
  "describe.related": "What belongs to it",
  "describe.related.more": "and {count} more",
  "describe.events": "Events",
  "describe.missing": "What could not be read",
  "describe.condition.type": "Condition",
  "describe.condition.status": "Status",
  "describe.condition.reason": "Reason",
  "describe.condition.since": "Since",
  "describe.condition.message": "Message",
  "describe.event.when": "When",
  "describe.event.type": "Type",
  "describe.event.reason": "Reason",
  "describe.event.object": "Object",
  "describe.event.message": "Message",
  "describe.events.none": "No events; Kubernetes keeps them for an hour, most often",
  "describe.events.count": "{count} times",
  "describe.events.denied":
    "Events: you may not list events in {namespace}; “Copy Role” on the context's row gives the right to ask for",
  "describe.events.failed": "Events: {message}",
  "describe.denied": "{resource}: you may not {verb} them in {namespace}",
  "describe.stale": "{resource}: out of date, last seen {since} ({message})",
  "describe.everywhere": "all namespaces",
  "describe.as-of": "As of {time}, context {context}",
};
