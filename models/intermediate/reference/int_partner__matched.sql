{# One row per name in a list of partners, with the organisation that an alias finds for it. #}
with

stg_raw__partner as (

    select * from {{ ref('stg_raw__partner') }}

),

partner_aliases as (

    select * from {{ ref('partner_aliases') }}

),

folded_aliases as (

    select
        {{ folded_words('alias') }} as alias_words,
        any_value(partner_code) as partner_code,
        list(alias) as aliases
    from partner_aliases
    group by {{ folded_words('alias') }}

),

folded_partners as (

    select
        report_id,
        partner_no,
        partner_text,
        page_no,
        line_no,
        char_start,
        char_end,
        {{ folded_words('partner_text') }} as partner_words
    from stg_raw__partner

),

matched as (

    select
        folded_partners.report_id,
        folded_partners.partner_no,
        folded_partners.partner_text,
        folded_aliases.partner_code,
        folded_partners.page_no,
        folded_partners.line_no,
        folded_partners.char_start,
        folded_partners.char_end,
        case
            when folded_aliases.partner_code is null then 'unmatched'
            when list_contains(folded_aliases.aliases, folded_partners.partner_text) then 'alias'
            else 'folded_alias'
        end as match_evidence
    from folded_partners
    left join folded_aliases on folded_partners.partner_words = folded_aliases.alias_words

)

select * from matched
