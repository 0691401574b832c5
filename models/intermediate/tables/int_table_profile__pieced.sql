{# One row per table and offered profile with words of broken labels: whether the words make parts of one label each. #}
with

int_table_profile__placed as (

    select * from {{ ref('int_table_profile__placed') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

-- Words of a broken label must all come from one wording of it, none of them twice.
pieced as (

    select
        parts.report_id,
        parts.table_no,
        parts.profile_code,
        bool_and(
            len(list_distinct(parts.words)) = len(parts.words)
            and exists (
                select 1
                from int_sector_label__folded as labels
                where
                    labels.sector_code = parts.sector_code
                    and list_has_all(labels.words, parts.words)
            )
        ) as is_one_label
    from (
        select
            report_id,
            table_no,
            profile_code,
            sector_code,
            list(word) as words
        from int_table_profile__placed
        where not is_whole
        group by report_id, table_no, profile_code, sector_code
    ) as parts
    group by parts.report_id, parts.table_no, parts.profile_code

)

select * from pieced
