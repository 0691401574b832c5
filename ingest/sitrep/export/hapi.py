"""The columns of ``humanitarian_needs`` in HDX HAPI, of persons reached by sector; no code where HAPI has none."""

from sitrep.export.derived import Derived

# The order in which HAPI's files have them. One row per location, sector, category and period, status REA: reached.
QUERY = """
    select
        country_code as location_code,
        null::boolean as has_hrp,
        null::boolean as in_gho,
        null::varchar as provider_admin1_name,
        null::varchar as provider_admin2_name,
        null::varchar as admin1_code,
        null::varchar as admin1_name,
        null::varchar as admin2_code,
        null::varchar as admin2_name,
        0 as admin_level,
        sectors.hdx_sector_code as sector_code,
        sectors.name_en as sector_name,
        nullif(rows.plan_scope, 'both') as category,
        'REA' as population_status,
        rows.persons_reached as population,
        rows.reference_period_start,
        rows.reference_period_end,
        null::varchar as dataset_hdx_id,
        null::varchar as resource_hdx_id,
        nullif(concat_ws('; ',
            if(sectors.hdx_sector_code is null, 'HAPI has no code for sector ' || rows.sector_code, null),
            if(
                sectors.hdx_match in ('close', 'part_of'),
                sectors.hdx_sector_code || ' is not quite ' || rows.sector_code || ' (' || sectors.hdx_match || ')',
                null
            ),
            if(
                rows.persons_reached is not null and len(rows.scopes_not_given) > 0,
                'no number for ' || array_to_string(rows.scopes_not_given, ', ') || ': not counted, not zero', null
            ),
            if(rows.label_evidence = 'inferred', 'column label inferred', null),
            if(rows.label_evidence = 'partial', 'column label printed in part', null),
            if(rows.value_status = 'corrected', 'corrected by a reviewer: not as printed', null),
            if(rows.measure_basis = 'unknown', 'not known whether persons are those of the period', null),
            if(
                count(*) over (
                    partition by country_code, hdx_sector_code, rows.plan_scope, reference_period_start
                ) > 1 and hdx_sector_code is not null,
                'several rows have this key: they are of different reports or sectors', null
            )
        ), '') as warning,
        nullif(concat_ws('; ',
            if(country_code is null, 'no location', null),
            if(reference_period_start is null or reference_period_end is null, 'no reference period', null),
            if(rows.persons_reached is null, 'no number is given: not zero', null)
        ), '') as error
    from rows
    inner join marts.dim_sector as sectors on rows.sector_code = sectors.sector_code
    order by reference_period_start, location_code, sectors.sector_order, category nulls first, rows.report_id
"""
NEEDS = Derived(
    name="humanitarian_needs",
    mart="fct_persons_by_sector",
    query=QUERY,
    description=(
        "Persons reached per sector of current reports, in the columns of humanitarian_needs of HDX HAPI: one row per "
        "location, sector, category and reference period, with population_status REA. Not to be added over sectors or "
        "periods. A row is of the period of its report, mostly a month, where other sources give a year. Rows with an "
        "error lack what HAPI asks for."
    ),
    descriptions={
        "location_code": "Country of the report (ISO 3166-1 alpha-3).",
        "has_hrp": "Empty: reports do not say it.",
        "in_gho": "Empty: reports do not say it.",
        "provider_admin1_name": "Empty: sector tables are of a whole country.",
        "provider_admin2_name": "Empty, as provider_admin1_name.",
        "admin1_code": "Empty, as provider_admin1_name.",
        "admin1_name": "Empty, as provider_admin1_name.",
        "admin2_code": "Empty, as provider_admin1_name.",
        "admin2_name": "Empty, as provider_admin1_name.",
        "admin_level": "0: the whole country.",
        "sector_code": "Code of the sector in HAPI; empty with a warning where HAPI has none.",
        "sector_name": "Name of the sector in English, as this project has it.",
        "category": "Empty for the whole sector; rmrp for what was done inside the plan, non_rmrp outside it.",
        "population_status": "REA: reached.",
        "population": "Persons reached; empty where none is given, which is not zero.",
        "dataset_hdx_id": "Empty: the rows come from no dataset of HDX.",
        "resource_hdx_id": "Empty, as dataset_hdx_id.",
        "warning": "What to mind before using the row.",
        "error": "What HAPI asks for and the row lacks.",
    },
)
FILES = (NEEDS,)
