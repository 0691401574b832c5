{# One row per month, service and unit in health: the figures printed, the largest of them. #}
{{ figures_by_service('health') }}
