{# One row per report of which anything is said: the answers that count, side by side. #}
with

int_report_attribute__decided as (

    select * from {{ ref('int_report_attribute__decided') }}

),

spread as (

    select
        report_id,
        {{ of_attribute('title', 'answer_value') }} as title_value,
        {{ of_attribute('title', 'answer_source') }} as title_source,
        {{ of_attribute('title', 'answer_text') }} as title_words,
        {{ of_attribute('platform', 'answer_value') }} as platform_value,
        {{ of_attribute('platform', 'answer_source') }} as platform_source,
        {{ of_attribute('platform', 'answer_text') }} as platform_words,
        {{ of_attribute('country', 'answer_value') }} as country_value,
        {{ of_attribute('country', 'answer_source') }} as country_source,
        {{ of_attribute('country', 'answer_text') }} as country_words,
        {{ of_attribute('language', 'answer_value') }} as language_value,
        {{ of_attribute('language', 'answer_source') }} as language_source,
        {{ of_attribute('language', 'answer_text') }} as language_words,
        {{ of_attribute('period', 'answer_value') }} as period_value,
        {{ of_attribute('period', 'answer_source') }} as period_source,
        {{ of_attribute('period', 'answer_text') }} as period_words,
        list(attribute_name order by attribute_name) filter (where is_inferred)
            as inferred_attributes
    from int_report_attribute__decided
    group by report_id

)

select * from spread
