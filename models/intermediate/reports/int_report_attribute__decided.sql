{# One row per report and attribute of which any source says something: the answer that counts. #}
with

int_report_attribute__answered as (

    select * from {{ ref('int_report_attribute__answered') }}

),

attribute_sources as (

    select * from {{ ref('attribute_sources') }}

),

decided as (

    {{ first_single_answers('int_report_attribute__answered') }}

)

select * from decided
