// Package v1 gains this file when it is copied beside the operator's own webhooks: their
// constructors are not exported, and the point is to run them as the operator registers them.
package v1

import (
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"

	apiv1 "github.com/cloudnative-pg/cloudnative-pg/api/v1"
)

// Registered is what the operator's manager answers for one kind.
type Registered struct {
	// Mutate is nil for a kind without a mutating webhook.
	Mutate   admission.Handler
	Validate admission.Handler
}

// RegisteredWebhooks lists them by kind, as the Setup…WebhookWithManager functions wire them.
func RegisteredWebhooks() (map[string]Registered, error) {
	scheme := runtime.NewScheme()
	if err := apiv1.AddToScheme(scheme); err != nil {
		return nil, err
	}
	return map[string]Registered{
		"Cluster": {
			Mutate:   admission.WithDefaulter[*apiv1.Cluster](scheme, &ClusterCustomDefaulter{}),
			Validate: validating[*apiv1.Cluster](scheme, &ClusterCustomValidator{}),
		},
		"Backup": {
			Mutate:   admission.WithDefaulter[*apiv1.Backup](scheme, &BackupCustomDefaulter{}),
			Validate: validating[*apiv1.Backup](scheme, &BackupCustomValidator{}),
		},
		"ScheduledBackup": {
			Mutate: admission.WithDefaulter[*apiv1.ScheduledBackup](scheme, &ScheduledBackupCustomDefaulter{}),
			// The one that does not know the annotation that switches validation off.
			Validate: admission.WithValidator[*apiv1.ScheduledBackup](scheme, &ScheduledBackupCustomValidator{}),
		},
		"Database": {
			Mutate:   admission.WithDefaulter[*apiv1.Database](scheme, &DatabaseCustomDefaulter{}),
			Validate: validating[*apiv1.Database](scheme, &DatabaseCustomValidator{}),
		},
		"Pooler": {
			Validate: validating[*apiv1.Pooler](scheme, &PoolerCustomValidator{}),
		},
	}, nil
}

func validating[T client.Object](scheme *runtime.Scheme, validator admission.Validator[T]) admission.Handler {
	return admission.WithValidator[T](scheme, newBypassableValidator[T](validator))
}
