"""The charts of the page, written in Altair and compiled to Vega. Rows come from the page's script.

Colours are variables of the page's style sheet, so that charts follow its theme and print in light colours. A text that
starts with ``@t:`` is put in by the script in the reader's language. Nothing is stacked and nothing is summed: every mark is one row.
Fields of a row: ``key`` leads to its figures, ``order`` says where it stands, ``tip`` is what a pointer shows.
"""

from collections.abc import Callable
from typing import Any

import altair as alt

Spec = dict[str, Any]
ROWS = alt.Data(name="rows")
SCOPES = alt.Scale(domain=["rmrp", "non_rmrp"], range=["var(--inside)", "var(--outside)"])
BAR = 13  # pixels
FONT = 12


def sector_bars() -> alt.LayerChart:
    """Persons by sector, inside and outside the plan: fields label, scope, value, shown, state."""
    base = alt.Chart(ROWS).encode(
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("order"),
            title=None,
            axis=alt.Axis(labelLimit=230, domain=False, ticks=False),
        ),
        yOffset=alt.YOffset("scope:N", sort=["rmrp", "non_rmrp"], scale=alt.Scale(paddingInner=0.12)),
        tooltip="tip:N",
    )
    bars = base.mark_bar(cursor="pointer").encode(x=_persons("value:Q"), color=_scope_colour())
    texts = base.mark_text(align="left", dx=4, color="var(--ink)", fontSize=11).encode(x="value:Q", text="shown:N")
    return alt.layer(bars, texts).properties(height=alt.Step(BAR))


def months() -> alt.LayerChart:
    """One sector over the months: fields period, scope, value (null: nothing printed), shown, place (where a text is)."""
    base = alt.Chart(ROWS).encode(
        x=alt.X(
            "period:N",
            sort=alt.EncodingSortField("order"),
            title=None,
            axis=alt.Axis(labelAngle=-45, labelOverlap="greedy", domain=True, ticks=False),
        ),
        tooltip="tip:N",
    )
    bars = (
        base.mark_bar(cursor="pointer")
        .encode(
            y=_up("value:Q"),
            xOffset=alt.XOffset("scope:N", sort=["rmrp", "non_rmrp"]),
            color=_scope_colour(),
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
        )
        .transform_filter("datum.scope !== null")
    )
    dashes = (
        base.mark_text(baseline="bottom", dy=-1, color="var(--muted)", fontSize=FONT)
        .encode(y=alt.Y("place:Q"), xOffset=alt.XOffset("scope:N", sort=["rmrp", "non_rmrp"]), text="shown:N")
        .transform_filter("datum.scope !== null && datum.value === null")
    )
    gaps = (
        base.mark_text(baseline="bottom", dy=-1, color="var(--muted)", fontSize=FONT)
        .encode(y=alt.Y("place:Q"), text="shown:N")
        .transform_filter("datum.scope === null")
    )
    return alt.layer(bars, dashes, gaps).properties(height=110)


def bounds() -> alt.LayerChart:
    """The least and the most persons of each month: fields period, low, high (null: no upper bound)."""
    base = alt.Chart(ROWS).encode(
        x=alt.X(
            "period:N",
            sort=alt.EncodingSortField("order"),
            title=None,
            axis=alt.Axis(labelAngle=-45, labelOverlap="greedy", ticks=False),
        ),
        tooltip="tip:N",
    )
    given = "datum.low !== null"
    span = base.mark_bar(width=10, color="var(--span)", cursor="pointer").encode(y=_up("low:Q"), y2="high:Q")
    least = base.mark_tick(thickness=3, width=18, color="var(--inside)").encode(y=alt.Y("low:Q"))
    most = base.mark_tick(thickness=3, width=18, color="var(--outside)").encode(y=alt.Y("high:Q"))
    gaps = base.mark_text(baseline="bottom", dy=-2, color="var(--muted)", fontSize=FONT).encode(
        y=alt.Y("place:Q"), text="shown:N"
    )
    closed = f"{given} && datum.high !== null"
    return alt.layer(
        span.transform_filter(closed),
        least.transform_filter(given),
        most.transform_filter(closed),
        gaps.transform_filter("datum.low === null"),
    ).properties(height=230)


def dots() -> alt.LayerChart:
    """Figures as points in rows of their label: fields label, value, low, high, kind (colour and shape), kind_name."""
    base = alt.Chart(ROWS).encode(
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("order"),
            title=None,
            axis=alt.Axis(labelLimit=230, domain=False, ticks=False, grid=True),
        ),
        tooltip="tip:N",
    )
    spans = base.mark_rule(color="var(--muted)", strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q")
    points = base.mark_point(filled=True, size=85, opacity=0.85, cursor="pointer").encode(
        x=_persons("value:Q"),
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(range=["var(--inside)", "var(--outside)", "var(--third)", "var(--fourth)", "var(--fifth)", "var(--sixth)"]),
            sort=alt.EncodingSortField("kind_order"),
            legend=_legend(),
        ),
        shape=alt.Shape("kind:N", sort=alt.EncodingSortField("kind_order"), legend=_legend()),
    )
    both = "datum.low !== null && datum.high !== null"
    return alt.layer(spans.transform_filter(both), points).properties(height=alt.Step(24))


def reconciliation() -> alt.LayerChart:
    """What the prose says (a bar from least to most) beside the table (ticks): fields low, high, table, verdict."""
    base = alt.Chart(ROWS).encode(
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("order"),
            title=None,
            axis=alt.Axis(labelLimit=230, domain=False, ticks=False, grid=True),
        ),
        tooltip="tip:N",
    )
    prose = base.mark_point(filled=True, size=90, cursor="pointer").encode(
        x=_persons("low:Q"),
        color=alt.Color(
            "verdict:N",
            scale=alt.Scale(
                domain=["match", "subset", "conflict", "only_table", "only_prose"],
                range=["var(--inside)", "var(--third)", "var(--outside)", "var(--muted)", "var(--fourth)"],
            ),
            legend=None,
        ),
    )
    spans = base.mark_rule(strokeWidth=4, color="var(--muted)").encode(x=alt.X("low:Q"), x2="high:Q")
    table = base.mark_tick(thickness=3, size=18, color="var(--ink)", cursor="pointer").encode(x=alt.X("table:Q"))
    return alt.layer(
        spans.transform_filter("datum.low !== null && datum.high !== null"),
        table.transform_filter("datum.table !== null"),
        prose.transform_filter("datum.low !== null"),
    ).properties(height=alt.Step(26))


CHARTS: dict[str, Callable[[], alt.LayerChart]] = {
    "sector_bars": sector_bars,
    "months": months,
    "bounds": bounds,
    "dots": dots,
    "reconciliation": reconciliation,
}


def _persons(field: str) -> alt.X:
    return alt.X(
        field, title="@t:axis_persons", axis=alt.Axis(tickCount=5, domain=False, orient="bottom", format="~s")
    ).scale(zero=True, nice=True)


def _up(field: str) -> alt.Y:
    return alt.Y(field, title=None, axis=alt.Axis(tickCount=4, domain=False, format="~s")).scale(zero=True, nice=True)


def _scope_colour() -> alt.Color:
    return alt.Color("scope:N", scale=SCOPES, legend=None)


def _legend() -> alt.Legend:
    return alt.Legend(title=None, orient="top", labelLimit=220, columns=2, symbolOpacity=1)


def compiled() -> dict[str, Spec]:
    """All charts as Vega, each as wide as the script says."""
    import vl_convert

    return {name: vl_convert.vegalite_to_vega(_themed(make()).to_dict()) for name, make in CHARTS.items()}


def _themed(chart: alt.LayerChart) -> alt.LayerChart:
    """The look that all charts share."""
    return (
        chart.properties(width=300, background="transparent", autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
        .configure(font="system-ui, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor="var(--ink)", titleColor="var(--muted)", gridColor="var(--grid)", domainColor="var(--grid)", labelFontSize=FONT,
            titleFontSize=FONT, titleFontWeight="normal", titlePadding=8, labelPadding=6,
        )
        .configure_legend(labelColor="var(--ink)", labelFontSize=FONT, padding=0)
    )  # fmt: skip
