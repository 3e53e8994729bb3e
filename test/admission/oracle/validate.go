package main

import (
	"context"
	"math"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/cel/common"
)

// validateSchema is all that the API server checks but the rules of the schema.
func (r *resource) validateSchema(meta *metav1.ObjectMeta, obj, old object) field.ErrorList {
	path := field.NewPath("metadata")
	errs := apivalidation.ValidateObjectMeta(meta, r.namespaced, apivalidation.NameIsDNSSubdomain, path)
	if old == nil {
		errs = append(errs, validation.ValidateCustomResource(nil, obj, r.validator)...)
	} else {
		before := &unstructured.Unstructured{Object: old}
		after := &unstructured.Unstructured{Object: obj}
		errs = append(errs, apivalidation.ValidateObjectMetaAccessorUpdate(after, before, path)...)
		errs = append(errs, validation.ValidateCustomResourceUpdate(nil, obj, old, r.validator,
			validation.WithRatcheting(r.correlate(obj, old)))...)
	}
	errs = append(errs, r.validateScale(obj)...)
	errs = append(errs, objectmeta.Validate(nil, obj, r.structural, false)...)
	if old != nil && len(listtype.ValidateListSetsAndMaps(nil, r.structural, old)) > 0 {
		return errs
	}
	return append(errs, listtype.ValidateListSetsAndMaps(nil, r.structural, obj)...)
}

func (r *resource) correlate(obj, old object) *common.CorrelatedObject {
	return common.NewCorrelatedObject(obj, old, &model.Structural{Structural: r.structural})
}

// validateScale is the check of the field that kubectl scale writes.
func (r *resource) validateScale(obj object) field.ErrorList {
	if r.replicasPath == "" {
		return nil
	}
	path := field.NewPath(r.replicasPath)
	steps := strings.Split(strings.TrimPrefix(r.replicasPath, "."), ".")
	replicas, _, err := unstructured.NestedInt64(obj, steps...)
	switch {
	case err != nil:
		return field.ErrorList{field.Invalid(path, replicas, err.Error())}
	case replicas < 0:
		return field.ErrorList{field.Invalid(path, replicas, "should be a non-negative integer")}
	case replicas > math.MaxInt32:
		return field.ErrorList{field.Invalid(path, replicas, "too large")}
	}
	return nil
}

// blocksRules tells which errors keep the server from asking the rules of the schema.
func blocksRules(errs field.ErrorList) bool {
	for _, err := range errs {
		switch err.Type {
		case field.ErrorTypeNotSupported, field.ErrorTypeRequired, field.ErrorTypeTooLong,
			field.ErrorTypeTooMany, field.ErrorTypeTypeInvalid:
			return true
		}
	}
	return false
}

func (r *resource) validateRules(obj, old object) field.ErrorList {
	if r.cel == nil {
		return nil
	}
	if old == nil {
		errs, _ := r.cel.Validate(context.Background(), nil, r.structural, obj, nil,
			celconfig.RuntimeCELCostBudget)
		return errs
	}
	errs, _ := r.cel.Validate(context.Background(), nil, r.structural, obj, old,
		celconfig.RuntimeCELCostBudget, cel.WithRatcheting(r.correlate(obj, old)))
	return errs
}
