{# One row per distinct title that names a plan scope: a label of the seeds, or made of words that
   say inside or outside the plan. #}
with

int_table_title__gathered as (

    select * from {{ ref('int_table_title__gathered') }}

),

plan_scope_labels as (

    select * from {{ ref('plan_scope_labels') }}

),

plan_scope_words as (

    select * from {{ ref('plan_scope_words') }}

),

scopes as (

    select distinct
        {{ label_key('label') }} as label_key,
        plan_scope
    from plan_scope_labels

),

roles as (

    select distinct
        array_to_string({{ label_words('word') }}, '') as word,
        word_role
    from plan_scope_words

),

titles as (

    select distinct
        title_text,
        {{ label_key(plan_label_text('title_text')) }} as label_key,
        {{ label_words(plan_label_text('title_text')) }} as words
    from int_table_title__gathered

),

positioned as (

    select
        title_text,
        unnest(range(1, len(words) + 1)) as word_no,
        unnest(words) as word
    from titles

),

-- Something that is outside is named before the plan: "RMRP, no RMRP" is both and neither.
worded as (

    select
        positioned.title_text,
        if(bool_or(roles.word_role in ('outside', 'not')), 'non_rmrp', 'rmrp') as plan_scope
    from positioned
    left join roles on positioned.word = roles.word
    group by positioned.title_text
    having
        bool_and(roles.word is not null)
        and bool_or(roles.word_role = 'plan')
        and not (
            bool_or(roles.word_role = 'outside') and bool_or(roles.word_role = 'inside')
        )
        and coalesce(
            min(positioned.word_no) filter (where roles.word_role in ('outside', 'not'))
            < min(positioned.word_no) filter (where roles.word_role in ('plan', 'inside')),
            true
        )
        and coalesce(
            min(positioned.word_no) filter (where roles.word_role = 'outside')
            < min(positioned.word_no) filter (where roles.word_role = 'not'),
            true
        )

),

named as (

    select
        titles.title_text,
        coalesce(scopes.plan_scope, worded.plan_scope) as plan_scope
    from titles
    left join scopes on titles.label_key = scopes.label_key
    left join worded on titles.title_text = worded.title_text
    where scopes.plan_scope is not null or worded.plan_scope is not null

)

select * from named
