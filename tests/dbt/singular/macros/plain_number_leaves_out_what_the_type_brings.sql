{# A test of the macro: numbers that it does not write as a person would. #}
with

given (number, expected) as (

    values
    (18030, '18030'),
    (100, '100'),
    (0, '0'),
    (12.5, '12.5'),
    (10.05, '10.05'),
    (null, null)

),

written as (

    select
        expected,
        {{ plain_number('number') }} as number_text
    from given

)

select *
from written
where number_text is distinct from expected
