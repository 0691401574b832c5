{# One row per distinct folded sector label: its words, its key and the sector it names. #}
with

sector_labels as (

    select * from {{ ref('sector_labels') }}

),

folded as (

    select distinct
        {{ label_key('label') }} as label_key,
        array_to_string({{ label_words('label') }}, '') as letters,
        {{ naming_words('label') }} as words,
        sector_code
    from sector_labels

),

counted as (

    select
        label_key,
        letters,
        words,
        sector_code,
        len(words) as word_count
    from folded

)

select * from counted
