{# One row per distinct folded sector label: its words, its key and the sector it names. #}
with

sector_labels as (

    select * from {{ ref('sector_labels') }}

),

folded as (

    select
        {{ label_key('label') }} as label_key,
        array_to_string({{ label_words('label') }}, '') as letters,
        {{ naming_words('label') }} as words,
        sector_code,
        bool_and(label_kind = 'head') as is_head_only
    from sector_labels
    group by all

),

counted as (

    select
        label_key,
        letters,
        words,
        sector_code,
        is_head_only,
        len(words) as word_count
    from folded

)

select * from counted
