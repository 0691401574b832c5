{# One row per table whose caption or corner says that it does not count persons reached: funding,
   targets, organisations. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

table_measure_words as (

    select * from {{ ref('table_measure_words') }}

),

-- Table rows are no sentences, so the caption is the last sentence before the first cell.
places as (

    select
        report_id,
        table_no,
        min(char_start) as char_start,
        arg_min(page_no, char_start) as page_no
    from stg_raw__table_cell
    where char_start is not null
    group by report_id, table_no

),

sentences_before as (

    select
        places.report_id,
        places.table_no,
        sentences.text
    from places
    inner join stg_raw__sentence as sentences
        on
            places.report_id = sentences.report_id
            and places.page_no = sentences.page_no
            and places.char_start >= sentences.char_end
    qualify row_number() over (
        partition by places.report_id, places.table_no order by sentences.char_end desc
    ) = 1

),

-- A caption is short and, unlike the end of a paragraph, no whole sentence.
captions as (

    select *
    from sentences_before
    where length(text) <= 160 and not regexp_matches(text, '[.;,]\s*$')
    union all
    select
        report_id,
        table_no,
        text
    from stg_raw__table_cell
    where cell_kind = 'header' and col_no = 0

),

words as (

    select distinct
        report_id,
        table_no,
        text,
        unnest(
            string_split(
                {{ folded_words("regexp_replace(text, '[$€£]', ' currency ', 'g')") }}, ' '
            )
        ) as word
    from captions

),

measures as (

    select
        words.report_id,
        words.table_no,
        words.text,
        measure_words.measure
    from words
    inner join table_measure_words as measure_words
        on words.word = {{ folded_words('measure_words.word') }}

),

-- "Persons reached by partners" counts persons; money it never is.
captioned as (

    select
        report_id,
        table_no,
        min(text) filter (where measure != 'reached') as caption_text,
        min(measure) filter (where measure != 'reached') as measure
    from measures
    group by report_id, table_no
    having
        bool_or(measure = 'money')
        or (bool_or(measure != 'reached') and not bool_or(measure = 'reached'))

)

select * from captioned
