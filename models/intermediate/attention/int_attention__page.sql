{# One row per finding about a page: nothing to read on it, read by OCR, characters lost, or no sure
   order. #}
with

stg_raw__page as (

    select * from {{ ref('stg_raw__page') }}

),

pages as (

    select
        report_id,
        page_no,
        reading_order,
        word_count,
        cast(null as integer) as line_no,
        cast(null as integer) as char_start,
        cast(null as integer) as char_end,
        word_count + turned_word_count = 0 and picture_count > 0 as is_picture,
        -- Tables are ordered by their cells, whatever the file does.
        coalesce(
            reading_order != 'table'
            and word_count >= {{ var('order_words') }}
            and order_agreement < {{ var('order_agreement_floor') }},
            false
        ) as is_doubtful,
        cast(round(100 * order_agreement) as integer) as agreement_percent,
        picture_count,
        word_count > 0 and is_ocr as is_read_by_ocr,
        char_count,
        other_char_count,
        coalesce(
            least(char_count, other_char_count)
            < {{ var('agreeing_character_share') }} * greatest(char_count, other_char_count),
            false
        ) as is_half_read
    from stg_raw__page

),

found as (

    {{ attention_rows(
        'pages', "'page_without_text'", "'page ' || page_no",
        "picture_count || if(picture_count = 1, ' picture', ' pictures')", where='is_picture'
    ) }}
    union all
    {{ attention_rows(
        'pages', "'order_doubtful'", "'page ' || page_no",
        "'read ' || reading_order || ', the file agrees at ' || agreement_percent || ' % of the lines'",
        where='is_doubtful'
    ) }}
    union all
    {{ attention_rows(
        'pages', "'page_read_by_ocr'", "'page ' || page_no", "word_count || ' words'", where='is_read_by_ocr'
    ) }}
    union all
    {{ attention_rows(
        'pages', "'characters_differ'", "'page ' || page_no",
        "char_count || ' characters were read, another reader finds ' || other_char_count",
        where='is_half_read'
    ) }}

)

select * from found
