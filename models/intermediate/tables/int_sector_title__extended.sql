{# One row per distinct title that is a sector's label with an addition: brackets, words after a
   comma or colon, or after "including", "of" and the like. #}
with

int_table_title__gathered as (

    select * from {{ ref('int_table_title__gathered') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

narrowing_words as (

    select * from {{ ref('narrowing_words') }}

),

table_measure_words as (

    select * from {{ ref('table_measure_words') }}

),

refused_words as (

    select array_to_string({{ label_words('word') }}, '') as word
    from narrowing_words
    union
    select array_to_string({{ label_words('word') }}, '') as word
    from table_measure_words
    where measure not in ('reached', 'activities')

),

titles as (

    select distinct
        title_text,
        {{ label_pieces('title_text') }} as pieces
    from int_table_title__gathered
    where
        {{ label_key('title_text') }} not in (
            select labels.label_key
            from int_sector_label__folded as labels
        )

),

cuts as (

    select
        title_text,
        pieces,
        unnest(range(1, len(pieces))) as cut_no
    from titles

),

-- The longest label wins. Short heads such as "Cash" or "Food" may be cut off something else
-- ("Cash for rent"), so that they take no addition.
headed as (

    select
        cuts.title_text,
        cuts.cut_no,
        labels.sector_code,
        {{ label_words("array_to_string(cuts.pieces[cuts.cut_no + 1:], ' ')") }} as more_words
    from cuts
    inner join int_sector_label__folded as labels
        on {{ label_key("array_to_string(cuts.pieces[:cuts.cut_no], ' ')") }} = labels.label_key
    where not labels.is_head_only and labels.sector_code <> 'total'
    qualify dense_rank() over (partition by cuts.title_text order by cuts.cut_no desc) = 1

),

-- An addition that names another sector, or leaves a part of this one, or counts something
-- else than persons, makes the label say less or more than the sector.
clean as (

    select headed.*
    from headed
    left join int_sector_label__folded as other_labels
        on
            headed.sector_code <> other_labels.sector_code
            and contains(
                ' ' || array_to_string(headed.more_words, ' ') || ' ',
                ' ' || array_to_string(other_labels.words, ' ') || ' '
            )
    left join refused_words on list_contains(headed.more_words, refused_words.word)
    where
        other_labels.label_key is null
        and refused_words.word is null
        and not regexp_matches(array_to_string(headed.more_words, ' '), '[0-9]{3}')

),

extended as (

    select
        title_text,
        min(sector_code) as sector_code
    from clean
    group by title_text
    having count(distinct sector_code) = 1

)

select * from extended
