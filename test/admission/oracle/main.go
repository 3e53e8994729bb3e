// Says what the API server and the operator make of manifests, without either running: the code is
// theirs, linked into one program. It reads one JSON value per line and prints a line for each: for a
// text (a file) a list of answers, one per document; for {"old": text, "new": text}, each of one
// document, a list with the answer to the change.
//
// Usage: admission-oracle FOLDER-OF-CRDS
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"

	webhook "github.com/cloudnative-pg/cloudnative-pg/internal/webhook/v1"
	"github.com/cloudnative-pg/cloudnative-pg/pkg/utils"
)

func main() {
	if err := run(os.Args[1], os.Stdin, os.Stdout); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

func run(folder string, input io.Reader, output io.Writer) error {
	resources, err := loadResources(folder)
	if err != nil {
		return err
	}
	webhooks, err := webhook.RegisteredWebhooks()
	if err != nil {
		return err
	}
	// As in a cluster that has the CRDs of volume snapshots; a manifest cannot tell.
	utils.SetVolumeSnapshot(true)
	admission := &pipeline{resources: resources, webhooks: webhooks}
	lines := bufio.NewScanner(input)
	lines.Buffer(make([]byte, 1<<20), 1<<27)
	encoder := json.NewEncoder(output)
	for lines.Scan() {
		answers, err := admission.answerLine(lines.Bytes())
		if err != nil {
			return err
		}
		if err := encoder.Encode(answers); err != nil {
			return err
		}
	}
	return lines.Err()
}

func (p *pipeline) answerLine(line []byte) ([]answer, error) {
	if line[0] != '{' {
		var text string
		err := json.Unmarshal(line, &text)
		return p.admitFile(text), err
	}
	var change struct{ Old, New string }
	if err := json.Unmarshal(line, &change); err != nil {
		return nil, err
	}
	old, err := yaml.ToJSON([]byte(change.Old))
	if err != nil {
		return []answer{{Stage: "old", Errors: []string{err.Error()}}}, nil
	}
	changed, err := yaml.ToJSON([]byte(change.New))
	if err != nil {
		return []answer{{Stage: "yaml", Errors: []string{err.Error()}}}, nil
	}
	return []answer{p.admit(changed, old)}, nil
}

// admitFile reads a file as kubectl does. What follows a document that cannot be read is never sent.
func (p *pipeline) admitFile(text string) []answer {
	answers := []answer{}
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	for {
		var raw runtime.RawExtension
		if err := decoder.Decode(&raw); err == io.EOF {
			return answers
		} else if err != nil {
			return append(answers, answer{Stage: "yaml", Errors: []string{err.Error()}})
		}
		data := bytes.TrimSpace(raw.Raw)
		if len(data) == 0 || bytes.Equal(data, []byte("null")) {
			continue
		}
		answers = append(answers, p.admit(data, nil))
	}
}
