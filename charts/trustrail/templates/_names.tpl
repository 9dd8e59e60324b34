{{- define "trustrail.name" -}}
{{- printf "%s" .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{- define "trustrail.selector" -}}
app.kubernetes.io/name: trustrail
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "trustrail.labels" -}}
{{ include "trustrail.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}
