export const helpText = `Usage: cnpg-lint [options] PATH...

Checks CloudNativePG manifests as the API server, the operator and PostgreSQL would judge them.
Folders are walked for .yaml, .yml and .json; node_modules, .git and ignored paths are left out, and so is
every file without CloudNativePG. A dash (-) is standard input.

Options:
  --format text|json|github|sarif   how findings are written (default: text)
  --operator-version VERSION        the operator that will read the manifests: 1.30 (its newest known patch)
                                    or 1.30.0 (default: the newest known)
  --postgres MAJOR                  PostgreSQL of Clusters that do not say: 14, 15, 16, 17 or 18
  --config FILE                     settings (default: for each file the nearest .cnpg-lint.yaml above it)
  --base PATH                       also check what changes: PATH is a file or folder with the manifests as they
                                    are stored now, as kubectl get -o yaml writes them or from a checkout
  --base-ref REVISION               the same, with the manifests of a commit, branch or tag of the git repository
  --fail-on error|warning|never     what makes the exit code 1 (default: error)
  --stdin-filename NAME             what standard input is called, and where its .cnpg-lint.yaml is looked for
  -q, --quiet                       write only what counts for --fail-on (errors, with never), and no summary
  -h, --help                        this text
  -V, --version                     the version

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  a mistake on the command line, a base that cannot be read (nothing is checked then), or a file that cannot
     be read (all others are checked nevertheless)

JSON is an array of {file, line, column, endLine, endColumn, document, kind, name, path, code, severity, message,
refusedBy, url}. Lines, columns (UTF-16 units) and documents count from 1.

.cnpg-lint.yaml:
  operatorVersion: "1.30"
  postgres: 17
  rules:
    unknown-field: warning          # error, warning, information, hint or off
  ignore:                           # as in .gitignore
    - generated/

In a manifest: # cnpg-lint-disable-next-line CODE, # cnpg-lint-disable CODE
`;
