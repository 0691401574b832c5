{# A test of the test: where what examples_without_phrase should find differs from what it finds. #}
{%- set given -%}
    (
        values
        ('food kit*', 'en', 'gave Food-kits to 30'), -- another case and a hyphen: fine
        ('niñas', 'es', 'NINAS de 5'), -- no accent: fine
        ('tents', 'en', null), -- none: fine
        ('tents', 'others', 'gave 30 kits'), -- found
        ('ten', 'inside', 'gave 30 tents'), -- found
        ('tents', 'long', repeat('tents ', 20)) -- found
    ) as given (phrase, language_code, example)
{%- endset %}
with

found as (

    {{ examples_without_phrase(given) }}

),

differences as (

    select coalesce(found.language_code, expected.language_code) as language_code
    from found
    full outer join (values ('others'), ('inside'), ('long')) as expected (language_code)
        on found.language_code = expected.language_code
    where found.language_code is null or expected.language_code is null

)

select * from differences
