{# One row per header word that may name a sector, with the whole label it is part of, if any. #}
with

int_table_header__worded as (

    select * from {{ ref('int_table_header__worded') }}

),

int_table_header__found as (

    select * from {{ ref('int_table_header__found') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

header_words as (

    select * from {{ ref('header_words') }}

),

passed_over as (

    select distinct array_to_string({{ label_words('word') }}, '') as word
    from header_words

),

vocabulary as (

    select distinct unnest(words) as word
    from int_sector_label__folded

),

-- The longest label wins, of two as long the first: "Multipurpose CBI" is one label and
-- not a word before "CBI".
kept as (

    select found.*
    from int_table_header__found as found
    left join int_table_header__found as better
        on
            found.report_id = better.report_id
            and found.table_no = better.table_no
            and found.first_word_no <= better.last_word_no
            and found.last_word_no >= better.first_word_no
            and (found.last_word_no - found.first_word_no, -found.first_word_no)
            < (better.last_word_no - better.first_word_no, -better.first_word_no)
    where better.report_id is null

),

matched as (

    select
        words.report_id,
        words.table_no,
        words.word_no,
        words.row_no,
        words.col_no,
        words.printed,
        words.word,
        words.is_joined,
        kept.first_word_no as label_no,
        kept.sector_code,
        vocabulary.word is not null as is_label_word
    from int_table_header__worded as words
    left join vocabulary on words.word = vocabulary.word
    left join passed_over on words.word = passed_over.word
    left join kept
        on
            words.report_id = kept.report_id
            and words.table_no = kept.table_no
            and words.word_no between kept.first_word_no and kept.last_word_no
    where passed_over.word is null or kept.first_word_no is not null

)

select * from matched
