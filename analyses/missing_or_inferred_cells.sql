{# One row per sector of a damaged table: how the column's name was found, which cells are empty. #}
select
    sector_code,
    header_text as printed,
    label_evidence,
    max(value_raw) filter (where plan_scope = 'rmrp') as inside_rmrp,
    max(value_raw) filter (where plan_scope = 'non_rmrp') as outside_rmrp,
    max(missing_reason) as missing_reason
from {{ ref('fct_assistance_by_sector') }}
where report_file = 'gtrm_peru_2021_01_retold.txt'
group by sector_code, header_text, label_evidence
having label_evidence != 'printed' or missing_reason is not null
order by sector_code
