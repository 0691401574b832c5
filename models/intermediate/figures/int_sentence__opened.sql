{# One row per sentence that opens others: a list ("Partners delivered:"), or its paragraph as a
   short title of it ("Education."), up to the next such title or line with a lead of its own. #}
with

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

placed as (

    select
        report_id,
        paragraph_no,
        sentence_no,
        block_kind,
        not regexp_matches(text, '\d')
        and len(text) <= 45
        and not contains(trim(text), '\n') as is_titular,
        ends_with(trim(text), ':') as has_colon,
        regexp_matches(text, '^[^\d\n:]{3,45}: ') as has_lead,
        lag(line_no, 1, -1) over report_sentences != line_no as opens_line,
        lead(block_kind) over report_sentences as next_block_kind,
        lead(paragraph_no) over report_sentences as next_paragraph_no,
        lag(paragraph_no, 1, -1) over report_sentences as previous_paragraph_no
    from stg_raw__sentence
    window report_sentences as (partition by report_id order by sentence_no)

),

opened as (

    select
        report_id,
        paragraph_no,
        sentence_no,
        case
            when block_kind != 'list_item' and next_block_kind = 'list_item' and has_colon
                then 'list_intro'
            when
                block_kind = 'prose'
                and is_titular
                and next_paragraph_no = paragraph_no
                and (previous_paragraph_no != paragraph_no or opens_line)
                then 'lead_in'
        end as relation,
        relation is not null or (has_lead and opens_line) as is_new_lead
    from placed

),

ended as (

    select
        *,
        lead(if(is_new_lead, sentence_no, null) ignore nulls) over (
            partition by report_id, paragraph_no order by sentence_no
        ) as next_opening_no
    from opened

),

sentence_opened as (

    select
        report_id,
        paragraph_no,
        sentence_no,
        relation,
        if(relation = 'lead_in', next_opening_no, null) as next_opening_no
    from ended
    where relation is not null

)

select * from sentence_opened
