{# One row per period printed where a report may say what it reports on: the words beside it. #}
with

stg_raw__report_period as (

    select * from {{ ref('stg_raw__report_period') }}

),

-- The number of an issue and the day of the figures say nothing of a period before them, nor does
-- the figure in a name such as "R4V".
trimmed as (

    select
        * replace (
            -- Letters set apart are one word.
            if(
                regexp_matches(before_text, '^(?:\S ){4,}\S$'),
                replace(before_text, ' ', ''),
                before_text
            ) as before_text,
            regexp_replace(
                regexp_replace(
                    after_text,
                    '(?i)^\W*(?:n[º°o]\.?|num\.?|n[úu]mero|number|issue|edition|edici[óo]n|#)'
                    || '\s*[0-9]{1,3}(?:\W|$)',
                    ''
                ),
                '(?i)^\W*(?:data |datos |fecha de |date of )?'
                || '(?:corte|cut-?off|as of|as at|al|hasta)\b'
                || '[^()0-9]*[0-9]{1,2}(?:st|nd|rd|th)?(?: of| de)? ?[[:alpha:]]*\)?$',
                ''
            ) as after_text
        )
    from stg_raw__report_period

),

-- A label may stand in the line above.
worded as (

    select
        report_id,
        period_no,
        {{ folded_words("concat_ws(' ', before_text, after_text)") }} as context_words,
        {{ folded_words(
            "regexp_replace(concat_ws(' ', before_text, after_text), "
            "'[[:alpha:]]+[0-9][[:alpha:]]+', 'name', 'g')"
        ) }} as plain_words,
        regexp_matches(before_text, '[|•·]\s*$') and trim(after_text) = '' as ends_boxed,
        {{ folded_words('before_text') }} as before_words,
        case
            when {{ folded_words('before_text') }} = '' and len(above_text) <= 45
                then {{ folded_words("coalesce(above_text, '')") }}
            else ''
        end as above_words
    from trimmed

)

select * from worded
