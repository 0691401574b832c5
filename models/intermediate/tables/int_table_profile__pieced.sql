{# One row per table and offered profile with part words: whether they are parts of one
   label each. #}
with

int_table_profile__placed as (

    select * from {{ ref('int_table_profile__placed') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

parts as (

    select
        report_id,
        table_no,
        profile_code,
        sector_code,
        list(word) as words
    from int_table_profile__placed
    where not is_whole
    group by report_id, table_no, profile_code, sector_code

),

-- Words of a broken label must all come from one wording of it, none of them twice.
fitted as (

    select
        parts.report_id,
        parts.table_no,
        parts.profile_code,
        parts.sector_code,
        len(list_distinct(parts.words)) = len(parts.words)
        and count(labels.label_key) > 0 as is_one_label
    from parts
    left join int_sector_label__folded as labels
        on
            parts.sector_code = labels.sector_code
            and list_has_all(labels.words, parts.words)
    group by parts.report_id, parts.table_no, parts.profile_code, parts.sector_code, parts.words

),

pieced as (

    select
        report_id,
        table_no,
        profile_code,
        bool_and(is_one_label) as is_one_label
    from fitted
    group by report_id, table_no, profile_code

)

select * from pieced
