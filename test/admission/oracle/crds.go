package main

import (
	"os"
	"path/filepath"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"
)

// resource is one served version of a CRD, prepared as the API server does on installation.
type resource struct {
	structural *schema.Structural
	validator  validation.SchemaValidator
	cel        *cel.Validator
	namespaced bool
	// An object's own status is thrown away on creation where status is a subresource.
	dropsStatus bool
	// Where kubectl scale writes; empty where it cannot.
	replicasPath string
}

// loadResources reads the CRDs of a folder, by "group/version/kind".
func loadResources(folder string) (map[string]*resource, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	resources := map[string]*resource{}
	for _, file := range files {
		if err := loadFile(file, resources); err != nil {
			return nil, err
		}
	}
	return resources, nil
}

func loadFile(file string, into map[string]*resource) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var crd apiextv1.CustomResourceDefinition
	if err := yaml.Unmarshal(data, &crd); err != nil {
		return err
	}
	if crd.Spec.Names.Kind == "" {
		return nil
	}
	apiextv1.SetDefaults_CustomResourceDefinition(&crd)
	var internal apiextensions.CustomResourceDefinition
	if err := apiextv1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(
		&crd, &internal, nil); err != nil {
		return err
	}
	for _, version := range crd.Spec.Versions {
		loaded, err := loadVersion(&internal, version.Name)
		if err != nil {
			return err
		}
		loaded.namespaced = crd.Spec.Scope == apiextv1.NamespaceScoped
		loaded.dropsStatus = version.Subresources != nil && version.Subresources.Status != nil
		if version.Subresources != nil && version.Subresources.Scale != nil {
			loaded.replicasPath = version.Subresources.Scale.SpecReplicasPath
		}
		into[crd.Spec.Group+"/"+version.Name+"/"+crd.Spec.Names.Kind] = loaded
	}
	return nil
}

func loadVersion(crd *apiextensions.CustomResourceDefinition, version string) (*resource, error) {
	served, err := apiextensions.GetSchemaForVersion(crd, version)
	if err != nil {
		return nil, err
	}
	structural, err := schema.NewStructural(served.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	if err := defaulting.PruneDefaults(structural); err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(served.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	rules := cel.NewValidator(structural, true, celconfig.PerCallLimit)
	return &resource{structural: structural, validator: validator, cel: rules}, nil
}
