{# One row per month, service and unit in protection: the figures printed, the largest of them. #}
{{ figures_by_service('protection') }}
