export const fixMessages: Readonly<Record<string, string>> = {
  "fix.quote": "Put the value in quotes",
  "fix.unquote": "Remove the quotes",
  "fix.list": "Make it a list",
  "fix.size": "Write it as size",
  "fix.rename": "Change to {name}",
  "fix.remove": "Remove {name}",
  "fix.write": "Change to {value}",
  "fix.replace": "Change to {value}",
  "fix.schedule": "Change to {value}",
  "fix.suppress": "Silence {code} on this line",
};
