package main

import (
	"context"
	stdjson "encoding/json"
	"fmt"

	jsonpatch "github.com/evanphx/json-patch/v5"
	admissionv1 "k8s.io/api/admission/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
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
}

func refuse(stage string, errors ...string) *refusal { return &refusal{stage, errors} }

// admit never fails itself: what panics (the operator's own code does, on some input) is an answer.
func (p *pipeline) admit(data []byte) (result answer) {
	defer func() {
		if cause := recover(); cause != nil {
			result = answer{Stage: "panic", Kind: result.Kind, Errors: []string{fmt.Sprint(cause)}}
		}
	}()
	var obj object
	if err := kjson.UnmarshalCaseSensitivePreserveInts(data, &obj); err != nil {
		return answer{Stage: "yaml", Errors: []string{err.Error()}}
	}
	apiVersion, _ := obj["apiVersion"].(string)
	kind, _ := obj["kind"].(string)
	result.Kind = apiVersion + "/" + kind
	resource := p.resources[result.Kind]
	if resource == nil {
		return answer{Stage: "kind", Kind: result.Kind}
	}
	warnings, refused := p.create(resource, p.webhooks[kind], obj)
	if refused != nil {
		return answer{Stage: refused.stage, Kind: result.Kind, Errors: refused.errors, Warnings: warnings}
	}
	return answer{Stage: "ok", Kind: result.Kind, Warnings: warnings}
}

func (p *pipeline) create(res *resource, hooks webhook.Registered, obj object) ([]string, *refusal) {
	if refused := decode(res, obj); refused != nil {
		return nil, refused
	}
	defaulting.Default(obj, res.structural)
	obj, refused := mutate(res, hooks.Mutate, obj)
	if refused != nil {
		return nil, refused
	}
	meta, refused := prepareForCreate(res, obj)
	if refused != nil {
		return nil, refused
	}
	if refused := validate(res, meta, obj); refused != nil {
		return nil, refused
	}
	if hooks.Validate == nil {
		return nil, nil
	}
	response, refused := call(hooks.Validate, obj, "webhook")
	return response.Warnings, refused
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
func mutate(res *resource, handler admission.Handler, obj object) (object, *refusal) {
	if handler == nil {
		return obj, nil
	}
	response, refused := call(handler, obj, "mutate")
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

func call(handler admission.Handler, obj object, stage string) (admission.Response, *refusal) {
	request := admission.Request{AdmissionRequest: admissionv1.AdmissionRequest{
		UID:       "1",
		Operation: admissionv1.Create,
		Object:    runtime.RawExtension{Raw: encode(obj)},
	}}
	response := handler.Handle(context.Background(), request)
	if err := response.Complete(request); err != nil {
		return response, refuse(stage, err.Error())
	}
	if !response.Allowed {
		return response, refuse(stage, response.Result.Message)
	}
	return response, nil
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

// validate is the strategy of custom resources: schema, embedded metadata, lists, then CEL.
func validate(res *resource, meta *metav1.ObjectMeta, obj object) *refusal {
	errs := apivalidation.ValidateObjectMeta(meta, res.namespaced, apivalidation.NameIsDNSSubdomain,
		field.NewPath("metadata"))
	errs = append(errs, validation.ValidateCustomResource(nil, obj, res.validator)...)
	errs = append(errs, objectmeta.Validate(nil, obj, res.structural, false)...)
	errs = append(errs, listtype.ValidateListSetsAndMaps(nil, res.structural, obj)...)
	if len(errs) > 0 {
		return refuse("schema", texts(errs)...)
	}
	if res.cel == nil {
		return nil
	}
	rules, _ := res.cel.Validate(context.Background(), nil, res.structural, obj, nil,
		celconfig.RuntimeCELCostBudget)
	if len(rules) > 0 {
		return refuse("cel", texts(rules)...)
	}
	return nil
}

func texts(errs field.ErrorList) []string {
	messages := make([]string, 0, len(errs))
	for _, err := range errs {
		messages = append(messages, err.Error())
	}
	return messages
}
