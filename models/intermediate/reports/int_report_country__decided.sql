{# One row per report of which a source names a country: the one that counts, or several. #}
with

int_report_country__answered as (

    select * from {{ ref('int_report_country__answered') }}

),

attribute_sources as (

    select * from {{ ref('attribute_sources') }}

),

decided as (

    {{ first_single_answers('int_report_country__answered') }}

)

select * from decided
