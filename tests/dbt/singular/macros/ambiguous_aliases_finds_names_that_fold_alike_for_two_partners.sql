{# A test of the test: where what ambiguous_aliases should find differs from what it finds. #}
{%- set given -%}
    (
        values
        ('Cáritas', 'caritas_peru'),
        ('Caritas.', 'caritas_switzerland'), -- alike but for accent and full stop: found
        ('Care', 'care'),
        ('CARE', 'care'), -- alike, one partner: fine
        ('OPS/OMS', 'paho_who') -- alone: fine
    ) as given (alias, partner_code)
{%- endset %}
with

found as (

    {{ ambiguous_aliases(given) }}

),

differences as (

    select coalesce(found.folded_alias, expected.folded_alias) as folded_alias
    from found
    full outer join (values ('caritas')) as expected (folded_alias)
        on found.folded_alias = expected.folded_alias
    where found.folded_alias is null or expected.folded_alias is null

)

select * from differences
