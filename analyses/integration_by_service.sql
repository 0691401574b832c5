{# One row per month, service and unit in integration: the figures printed, the largest of them. #}
{{ figures_by_service('integration') }}
