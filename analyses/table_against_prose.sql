{# One row per sector of March 2021: persons by the table and by the sentences, and the verdict. #}
select
    sector_code,
    table_both,
    prose_low::integer as prose_low,
    prose_high::integer as prose_high,
    verdict,
    agrees_with
from {{ ref('qa_sector_reconciliation') }}
where report_file = 'gtrm_peru_2021_03_invented_es.pdf'
order by table_both desc
