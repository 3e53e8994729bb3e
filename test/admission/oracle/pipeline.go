package main

import (
	"context"
	stdjson "encoding/json"
	"fmt"

	jsonpatch "github.com/evanphx/json-patch/v5"
	admissionv1 "k8s.io/api/admission/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/storage/names"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"
	kjson "sigs.k8s.io/json"

	webhook "github.com/cloudnative-pg/cloudnative-pg/internal/webhook/v1"
)

// answer is what became of one document: "ok", or the stage that refused it.
type answer struct {
	Stage    string   `json:"stage"`
	Kind     string   `json:"kind,omitempty"`
	Errors   []string `json:"errors,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
	Causes   []cause  `json:"causes,omitempty"`
}

// cause is one reason of a refusal: the field that the server names, and the class of the error.
type cause struct {
	Field string `json:"field"`
	Type  string `json:"type"`
}

type object = map[string]interface{}

// pipeline is the way of a new object through the API server, in the server's order.
type pipeline struct {
	resources map[string]*resource
	webhooks  map[string]webhook.Registered
}

// refusal ends the way of an object.
type refusal struct {
	stage  string
	errors []string
	causes []cause
}

func refuse(stage string, errors ...string) *refusal {
	return &refusal{stage: stage, errors: errors}
}

// admit never fails itself: what panics (the operator's own code does, on some input) is an answer.
// Without an old object the way is that of a creation.
func (p *pipeline) admit(data, oldData []byte) (result answer) {
	defer func() {
		if cause := recover(); cause != nil {
			result = answer{Stage: "panic", Kind: result.Kind, Errors: []string{fmt.Sprint(cause)}}
		}
	}()
	obj, res, kind, refused := p.read(data)
	result.Kind = kind
	hooks := p.webhooks[kindOf(obj)]
	if refused == nil && oldData == nil {
		result.Warnings, refused = create(res, hooks, obj)
	} else if refused == nil {
		result.Warnings, refused = p.update(res, hooks, obj, oldData)
	}
	if refused == nil {
		refused = refuse("ok")
	}
	result.Stage, result.Errors, result.Causes = refused.stage, refused.errors, refused.causes
	return result
}

func (p *pipeline) read(data []byte) (object, *resource, string, *refusal) {
	var obj object
	if err := kjson.UnmarshalCaseSensitivePreserveInts(data, &obj); err != nil {
		return nil, nil, "", refuse("yaml", err.Error())
	}
	apiVersion, _ := obj["apiVersion"].(string)
	kind := apiVersion + "/" + kindOf(obj)
	res := p.resources[kind]
	if res == nil {
		return obj, nil, kind, refuse("kind")
	}
	return obj, res, kind, nil
}

func kindOf(obj object) string {
	kind, _ := obj["kind"].(string)
	return kind
}

func create(res *resource, hooks webhook.Registered, obj object) ([]string, *refusal) {
	obj, refused := prepare(res, hooks, obj, nil)
	if refused != nil {
		return nil, refused
	}
	meta, refused := prepareForCreate(res, obj)
	if refused != nil {
		return nil, refused
	}
	return validate(res, hooks, meta, obj, nil)
}

// prepare reads and defaults an object; on an update it also gets what the server alone writes.
func prepare(res *resource, hooks webhook.Registered, obj, old object) (object, *refusal) {
	if refused := decode(res, obj); refused != nil {
		return nil, refused
	}
	defaulting.Default(obj, res.structural)
	if old != nil {
		inherit(obj, old)
	}
	return mutate(res, hooks.Mutate, obj, old)
}

// update is the way of a change: the old text has to be an object that could be stored.
func (p *pipeline) update(res *resource, hooks webhook.Registered, obj object, oldData []byte) ([]string, *refusal) {
	old, _, _, refused := p.read(oldData)
	if refused != nil {
		return nil, refuse("old", refused.errors...)
	}
	status := old["status"]
	stored, refused := prepare(res, hooks, old, nil)
	if refused != nil {
		return nil, refuse("old", refused.errors...)
	}
	meta, refused := prepareForCreate(res, stored)
	if refused != nil {
		return nil, refuse("old", refused.errors...)
	}
	if _, refused := validate(res, hooks, meta, stored, nil); refused != nil {
		return nil, refuse("old", refused.errors...)
	}
	store(stored, meta, status)
	obj, refused = prepare(res, hooks, obj, stored)
	if refused != nil {
		return nil, refused
	}
	inherit(obj, stored)
	newMeta, _, err := objectmeta.GetObjectMeta(obj, false)
	if err != nil {
		return nil, refuse("decode", err.Error())
	}
	return validate(res, hooks, newMeta, obj, stored)
}

// store writes what a server would have written by now.
func store(obj object, meta *metav1.ObjectMeta, status interface{}) {
	metadata, _ := obj["metadata"].(object)
	metadata["name"] = meta.Name
	if meta.Namespace != "" {
		metadata["namespace"] = meta.Namespace
	}
	metadata["uid"] = "6a3e1d52-0000-4000-8000-000000000000"
	metadata["resourceVersion"] = "7"
	metadata["generation"] = int64(1)
	metadata["creationTimestamp"] = "2026-01-01T00:00:00Z"
	if status != nil {
		obj["status"] = status
	}
}

var inherited = []string{"namespace", "uid", "resourceVersion", "generation", "creationTimestamp"}

func inherit(obj, old object) {
	metadata, _ := obj["metadata"].(object)
	oldMetadata, _ := old["metadata"].(object)
	if metadata == nil {
		metadata = object{}
		obj["metadata"] = metadata
	}
	for _, key := range inherited {
		if value, found := oldMetadata[key]; found {
			metadata[key] = value
		}
	}
	if metadata["name"] == nil {
		metadata["name"] = oldMetadata["name"]
	}
	delete(obj, "status")
	if status, found := old["status"]; found {
		obj["status"] = runtime.DeepCopyJSONValue(status)
	}
}

// decode is the strict field validation that kubectl asks for.
func decode(res *resource, obj object) *refusal {
	_, _, unknownMeta, err := objectmeta.GetObjectMetaWithOptions(obj,
		objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return refuse("decode", err.Error())
	}
	unknown := pruning.PruneWithOptions(obj, res.structural, true,
		schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	// Only what a client sends loses its nulls; those that the operator's patch brings stay.
	defaulting.PruneNonNullableNullsWithoutDefaults(obj, res.structural)
	embedded, unknownEmbedded := objectmeta.CoerceWithOptions(nil, obj, res.structural, false,
		objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if embedded != nil {
		return refuse("decode", embedded.Error())
	}
	unknown = append(append(unknown, unknownMeta...), unknownEmbedded...)
	if len(unknown) > 0 {
		return refuse("unknown", unknown...)
	}
	return nil
}

// mutate lets the operator's defaulter patch the object and applies the patch as the API server does.
func mutate(res *resource, handler admission.Handler, obj, old object) (object, *refusal) {
	if handler == nil {
		return obj, nil
	}
	response, refused := call(handler, obj, old, "mutate")
	if refused != nil || len(response.Patch) == 0 {
		return obj, refused
	}
	patch, err := jsonpatch.DecodePatch(response.Patch)
	if err != nil {
		return nil, refuse("mutate", err.Error())
	}
	patched, err := patch.Apply(encode(obj))
	if err != nil {
		return nil, refuse("mutate", err.Error())
	}
	var mutated object
	if err := kjson.UnmarshalCaseSensitivePreserveInts(patched, &mutated); err != nil {
		return nil, refuse("mutate", err.Error())
	}
	defaulting.Default(mutated, res.structural)
	return mutated, nil
}

func call(handler admission.Handler, obj, old object, stage string) (admission.Response, *refusal) {
	request := admission.Request{AdmissionRequest: admissionv1.AdmissionRequest{
		UID:       "1",
		Operation: admissionv1.Create,
		Object:    runtime.RawExtension{Raw: encode(obj)},
	}}
	if old != nil {
		request.Operation = admissionv1.Update
		request.OldObject = runtime.RawExtension{Raw: encode(old)}
	}
	response := handler.Handle(context.Background(), request)
	if err := response.Complete(request); err != nil {
		return response, refuse(stage, err.Error())
	}
	if response.Allowed {
		return response, nil
	}
	refused := refuse(stage, response.Result.Message)
	if response.Result.Details != nil {
		for _, found := range response.Result.Details.Causes {
			refused.causes = append(refused.causes, cause{found.Field, string(found.Type)})
		}
	}
	return response, refused
}

func encode(obj object) []byte {
	data, err := stdjson.Marshal(obj)
	if err != nil {
		panic(err)
	}
	return data
}

// prepareForCreate writes or drops what the server owns, so that a client's value there never counts.
func prepareForCreate(res *resource, obj object) (*metav1.ObjectMeta, *refusal) {
	if res.dropsStatus {
		delete(obj, "status")
	}
	meta, found, err := objectmeta.GetObjectMeta(obj, false)
	if err != nil {
		return nil, refuse("decode", err.Error())
	}
	if !found {
		meta = &metav1.ObjectMeta{}
	}
	if !res.namespaced {
		meta.Namespace = metav1.NamespaceNone
	} else if meta.Namespace == "" {
		meta.Namespace = metav1.NamespaceDefault
	}
	if meta.Name == "" && meta.GenerateName != "" {
		meta.Name = names.SimpleNameGenerator.GenerateName(meta.GenerateName)
	}
	meta.Generation = 1
	meta.ManagedFields = nil
	meta.DeletionTimestamp = nil
	meta.DeletionGracePeriodSeconds = nil
	return meta, nil
}

// validate is the strategy of custom resources (metadata, schema, scale, embedded metadata, lists, then
// the rules of the schema), and after it the operator's webhook.
func validate(res *resource, hooks webhook.Registered, meta *metav1.ObjectMeta, obj, old object) ([]string, *refusal) {
	errs := res.validateSchema(meta, obj, old)
	stage := "schema"
	if len(errs) == 0 {
		stage = "cel"
	}
	if !blocksRules(errs) {
		errs = append(errs, res.validateRules(obj, old)...)
	}
	if len(errs) > 0 {
		return nil, refuseFields(stage, errs)
	}
	if hooks.Validate == nil {
		return nil, nil
	}
	response, refused := call(hooks.Validate, obj, old, "webhook")
	return response.Warnings, refused
}

func refuseFields(stage string, errs field.ErrorList) *refusal {
	refused := refuse(stage)
	for _, err := range errs {
		refused.errors = append(refused.errors, err.Error())
		refused.causes = append(refused.causes, cause{err.Field, string(err.Type)})
	}
	return refused
}
