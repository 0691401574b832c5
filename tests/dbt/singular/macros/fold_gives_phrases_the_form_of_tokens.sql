{# Phrases that fold() does not bring to the form that words of sentences have in raw.token. #}
with

cases as (

    select
        unnest([
            'Niñas y NIÑOS',
            'people’s ‘own’ l´eau',
            '«venta» “al por menor”',
            'cash–based—in−kind',
            'São João'
        ]) as phrase,
        unnest([
            'ninas y ninos',
            'people''s ''own'' l''eau',
            '"venta" "al por menor"',
            'cash-based-in-kind',
            'sao joao'
        ]) as folded_phrase

),

differences as (

    select
        phrase,
        folded_phrase
    from cases
    where {{ fold('phrase') }} != folded_phrase

)

select * from differences
