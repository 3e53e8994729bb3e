export const schemaMessages: Readonly<Record<string, string>> = {
  "yaml-syntax": "This is not YAML that Kubernetes can read ({detail}); repair it first",
  "yaml-syntax.complex-key": "A key must be plain text; put braces or brackets in quotes",
  "yaml-syntax.null-key": "A key must not be empty; name it or remove the line",
  "yaml-syntax.not-json": "Kubernetes cannot store this value; write a finite number or quote it",
  "yaml-syntax.tab-as-indent": "Tabs cannot indent YAML; use spaces",
  "unresolved-alias":
    "Nothing above is anchored as {name}; write &{name} there, or quote a text that begins with *",
  "yaml-limit": "The document is nested too deeply to be read; make it flatter",
  "duplicate-key":
    "{name} stands here a second time and only the last one counts; keep one of them",
  "duplicate-key.first": "First one",
  "merge-conflict": "Merge conflict markers are left in this document; resolve the conflict",
  "unknown-kind": "{group} has no kind {kind}; use one of {kinds}",
  "unknown-kind.suggest": "{group} has no kind {kind}; did you mean {suggestion}?",
  "unknown-api-version": "{kind} is not served as {apiVersion}; write {right}",
  "kind-not-in-version": "Operator {version} does not know {kind}; it came with {first}",
  "unknown-field": "{parent} has no field {field}; remove it",
  "unknown-field.rename": "{parent} has no field {field}; did you mean {suggestion}?",
  "unknown-field.move": "{parent} has no field {field}; it belongs at {target}",
  "unknown-field.schedule":
    "A Cluster holds no backup schedule ({field}); create a ScheduledBackup with a six-field schedule",
  "unknown-field.wal-archive":
    "There is no field {field}; WAL is archived without a switch as soon as a plugin or object store is configured",
  "unknown-field.databases":
    "A Cluster holds no list of databases ({field}); create a Database object for each beside bootstrap.initdb.database",
  "unknown-field.extensions":
    "There is no field {field} here; write CREATE EXTENSION in postInitApplicationSQL, or name them in the extensions of a Database object",
  "unknown-field.pooler-resources":
    "There is no field {field} here; set the resources of PgBouncer at the container pgbouncer in spec.template.spec.containers",
  "unknown-field.tables-in-schema":
    "There is no field {field} here; list the schemas in spec.target.objects, each as an item with tablesInSchema",
  "unknown-field.image":
    "There is no field {field}; choose the PostgreSQL version by the tag of spec.imageName or by spec.imageCatalogRef",
  "field-not-in-version.since":
    "Operator {version} does not know {field}; {first} does: upgrade the operator or remove the field",
  "field-not-in-version.until":
    "Operator {version} does not know {field} any more; {last} was the last with it: remove the field",
  "wrong-type": "{field} must be of type {expected}, not {found}; rewrite the value",
  "wrong-type.quote": "{field} must be text, but {value} reads as {found}; put it in quotes",
  "wrong-type.unquote": "{field} must be of type {expected}, but quotes make it text; remove them",
  "wrong-type.list": "{field} must be a list; put {value} into one",
  "wrong-type.storage": "{field} is a section; write the size as {field}.size: {value}",
  "missing-field": "{parent} needs {field}; add it",
  "missing-field.name": "The object has no name; add metadata.name",
  "value-not-allowed": "{field} cannot be {value}; use one of {words}",
  "pattern-mismatch": "{field} must match {pattern}; change {value}",
  "pattern-mismatch.retention": "{field} is a number and d, w or m, as 30d; change {value}",
  "pattern-mismatch.label":
    "{field} takes lower-case letters, digits and hyphens between them; change {value}",
  "pattern-mismatch.slot-prefix":
    "{field} takes lower-case letters, digits and underscores; change {value}",
  "number-out-of-range.minimum": "{field} must be at least {minimum}; raise {value}",
  "number-out-of-range.maximum": "{field} must be at most {maximum}; lower {value}",
  "number-out-of-range.type": "{value} is more than {field} can hold; use at most {maximum}",
  "wrong-text-length.empty": "{field} must not be empty; fill it in",
  "wrong-text-length.short":
    "{field} needs {limit} characters or more, this has {length}; lengthen it",
  "wrong-text-length.long":
    "{field} takes {limit} characters at most, this has {length}; shorten it",
  "wrong-list-length.short": "{field} needs {limit} items or more, this has {count}; add some",
  "wrong-list-length.long": "{field} takes {limit} items at most, this has {count}; remove some",
  "duplicate-item": "{item} stands twice in {field}; keep one of them",
  "duplicate-item.first": "First one",
  "invalid-quantity": "{value} is no Kubernetes quantity; write it like 500m, 512Mi or 10Gi",
  "invalid-duration": "{value} is no duration; write it like 90s, 5m or 1h30m, days do not exist",
  "invalid-timestamp": "{value} is no full time; write it like 2030-01-31T12:00:00Z",
  "invalid-name":
    "{value} is no valid object name; use lower-case letters, digits, hyphens and dots between them",
  "invalid-name.namespace":
    "{value} is no valid namespace; use at most 63 lower-case letters, digits and hyphens between them",
  "invalid-name.generate":
    "{value} cannot begin an object name; use lower-case letters, digits, hyphens and dots between them",
  "invalid-name.label-key":
    "{value} is no valid label key; use at most 63 letters, digits, -, _ or . with an optional domain/ in front",
  "invalid-name.label-value":
    "{value} is no valid label value; use at most 63 letters, digits, -, _ or . beginning and ending with a letter or digit, or put it into an annotation",
  "invalid-name.annotation-key":
    "{value} is no valid annotation key; use at most 63 letters, digits, -, _ or . with an optional domain/ in front",
  "invalid-name.finalizer":
    "{value} is no valid finalizer; use at most 63 letters, digits, -, _ or . with an optional domain/ in front",
  "storage-size-missing": "{section} has no size; add {section}.size, as 10Gi",
  "storage-size-invalid": "{value} is no size that Kubernetes reads; write it like 10Gi",
  "cron-five-fields":
    "Schedules have six fields, the second first; these five leave the weekday out, so put 0 in front",
  "cron-five-fields.hourly":
    "Schedules have six fields, the second first; this one fires every hour at minute {minute}: put 0 in front to mean a crontab line",
  "invalid-schedule.five-fields":
    "{value} has five fields and is read with the second first, which fails; put 0 in front",
  "invalid-schedule.empty": "The schedule is empty; write six fields, as 0 0 2 * * *",
  "invalid-schedule.unknown-descriptor":
    "{value} is no known shorthand; use @daily, @weekly, @hourly, @every 12h or six fields",
  "invalid-schedule.bad-duration": "{text} is no duration; write it like 12h or 30m",
  "invalid-schedule.field-count":
    "A schedule has six fields: second, minute, hour, day, month, weekday; rewrite {value}",
  "invalid-schedule.not-a-number": "{text} is no {field}; use a number, a name, * or a range",
  "invalid-schedule.too-many-hyphens": "{text} has more than one hyphen; write a range like 1-5",
  "invalid-schedule.too-many-slashes": "{text} has more than one slash; write a step like */5",
  "invalid-schedule.below-minimum": "{text} is below {minimum}, the lowest {field}; raise it",
  "invalid-schedule.above-maximum": "{text} is above {maximum}, the highest {field}; lower it",
  "invalid-schedule.reversed-range": "The range {text} runs backwards; swap its ends",
  "invalid-schedule.zero-step": "A step of 0 never moves on; raise the step in {text}",
  "notice.operator-unreadable":
    "{version} is no operator version; documents are judged by {used}, the newest known",
  "notice.operator-unknown": "Operator {version} is not known; documents are judged by {used}",
  "unknown-suppression": "There is no finding called {name}; correct or remove the comment",
};
