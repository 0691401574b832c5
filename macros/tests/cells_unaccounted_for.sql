{# Tables whose value cells are not each one fact, one printed total or one unlabelled cell: the body of the generic test
   `every_cell_accounted_for`. `listing` has cell_role and figure_id, `cells` are the cells as read, `facts` the facts. #}
{% macro cells_unaccounted_for(listing, cells, facts) -%}
    with

    cells_read as (

        select
            report_id,
            table_no,
            count(*) as cells_read
        from {{ cells }}
        where cell_kind = 'value'
        group by report_id, table_no

    ),

    cells_listed as (

        select
            report_id,
            table_no,
            count(*) as cells_listed,
            count(*) filter (where cell_role = 'figure') as figures_listed
        from {{ listing }}
        group by report_id, table_no

    ),

    facts_built as (

        select
            report_id,
            table_no,
            count(*) as facts_built
        from {{ facts }}
        group by report_id, table_no

    )

    select
        report_id,
        table_no,
        coalesce(cells_read, 0) as cells_read,
        coalesce(cells_listed, 0) as cells_listed,
        coalesce(figures_listed, 0) as figures_listed,
        coalesce(facts_built, 0) as facts_built
    from cells_read
    full outer join cells_listed using (report_id, table_no)
    full outer join facts_built using (report_id, table_no)
    where
        coalesce(cells_read, 0) <> coalesce(cells_listed, 0)
        or coalesce(figures_listed, 0) <> coalesce(facts_built, 0)
{%- endmacro %}
