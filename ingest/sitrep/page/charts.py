"""The charts of the page, written in Altair and compiled to Vega. Rows come from the page's script.

Colours are variables of the page's style sheet, so that charts follow its theme and print in light colours. A text that
starts with ``@t:`` is put in by the script in the reader's language. Nothing is stacked and nothing is summed: every
mark is one row.
Fields of a row: ``key`` leads to its figures, ``order`` says where it stands, ``tip`` is what a pointer shows.
"""

from collections.abc import Callable
from typing import Any

import altair as alt

Spec = dict[str, Any]
Chart = alt.LayerChart | alt.FacetChart
ROWS = alt.NamedData(name="rows")
HUES = [f"var(--{name})" for name in ("inside", "outside", "third", "fourth", "fifth", "sixth")]
BY_ORDER = alt.EncodingSortField("order", op="min")
SCOPES = alt.Scale(domain=["rmrp", "non_rmrp"], range=["var(--inside)", "var(--outside)"])
BAR = 13  # pixels
FONT = 12


def sector_bars() -> Chart:
    """Persons by sector, inside and outside the plan: fields label, scope, value, shown, state."""
    base = alt.Chart(ROWS).encode(
        y=_names(grid=False),
        yOffset=alt.YOffset("scope:N", sort=["rmrp", "non_rmrp"], scale=alt.Scale(paddingInner=0.12)),
        tooltip="tip:N",
    )
    bars = base.mark_bar(cursor="pointer").encode(x=_persons("value:Q"), color=_scope_colour())
    texts = base.mark_text(align="left", dx=4, color="var(--ink)", fontSize=11).encode(text="shown:N")
    given, missing = "datum.value !== null", "datum.value === null"
    return alt.layer(
        bars.transform_filter(given),
        texts.encode(x="value:Q").transform_filter(given),
        texts.encode(x=alt.value(0)).transform_filter(missing),
    ).properties(height=alt.Step(BAR))


def months() -> Chart:
    """One sector over the months: fields period, scope, value (null: no number), shown."""
    base = alt.Chart(ROWS).encode(
        x=_periods(),
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
        .encode(y=alt.value("height"), xOffset=alt.XOffset("scope:N", sort=["rmrp", "non_rmrp"]), text="shown:N")
        .transform_filter("datum.scope !== null && datum.value === null")
    )
    gaps = (
        base.mark_text(baseline="bottom", dy=-1, color="var(--muted)", fontSize=FONT)
        .encode(y=alt.value("height"), text="shown:N")
        .transform_filter("datum.scope === null")
    )
    return alt.layer(bars, dashes, gaps).properties(height=110)


def bounds() -> Chart:
    """The least and the most persons of each month: fields period, low, high, low_shown, high_shown, unbounded.

    Without an upper bound `high` is `low` and `unbounded` 1, which draws an arrow up, else 0.
    """
    base = alt.Chart(ROWS).encode(
        x=_periods(),
        tooltip="tip:N",
    )
    given = base.transform_filter("datum.low !== null")
    span = given.mark_bar(width=alt.RelativeBandSize(0.35), color="var(--span)", cursor="pointer").encode(
        y=_up("low:Q"), y2="high:Q"
    )
    unbounded = given.mark_point(shape="triangle-up", size=120, filled=True, color="var(--ink)").encode(
        y=alt.Y("low:Q"), opacity=alt.Opacity("unbounded:Q", scale=None, legend=None)
    )
    least = given.mark_text(baseline="top", dy=4, color="var(--ink)", fontSize=11).encode(
        y=alt.Y("low:Q"), text="low_shown:N"
    )
    most = given.mark_text(baseline="bottom", dy=-4, color="var(--ink)", fontSize=11).encode(
        y=alt.Y("high:Q"), text="high_shown:N"
    )
    gaps = (
        base.transform_filter("datum.low === null")
        .mark_text(baseline="bottom", dy=-2, color="var(--muted)", fontSize=FONT)
        .encode(y=alt.value("height"), text="shown:N")
    )
    return alt.layer(span, unbounded, least, most, gaps).properties(height=230)


def dots() -> Chart:
    """Figures as points in rows of their label: fields label, value, low and high (its rounding), kind, unsure.

    Of an unsure one, `outline` 1 and else 0, only the outline is seen. Several figures, `several` 1 and else 0,
    are a line from `low` to `high`, broken where `unsure`, and no point: `point`, how opaque it is, is 0.
    """
    base = alt.Chart(ROWS).encode(
        y=_names(grid=True),
        tooltip="tip:N",
    )
    spans = base.mark_rule(color="var(--muted)", strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q")
    # The script says the kinds; one domain for colour and shape makes one legend.
    colour = alt.Color("kind:N", scale=alt.Scale(domain=["kind"], range=HUES), legend=_legend())
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=["kind"]), legend=_legend())
    several = base.mark_rule(strokeWidth=6, cursor="pointer").encode(
        x=alt.X("low:Q"),
        x2="high:Q",
        color=colour,
        opacity=alt.Opacity("several:Q", scale=None, legend=None),
        strokeDash=alt.condition("datum.unsure", alt.value([5, 3]), alt.value([1, 0])),
    )
    encoded = base.encode(x=_persons("value:Q"), color=colour, shape=shape)
    points = encoded.encode(opacity=alt.Opacity("point:Q", scale=None, legend=None)).mark_point(
        filled=True, size=85, cursor="pointer"
    )
    outlines = encoded.encode(opacity=alt.Opacity("outline:Q", scale=None, legend=None)).mark_point(
        filled=False, size=75, strokeWidth=2, fill="var(--surface)", cursor="pointer"
    )
    return alt.layer(spans, several, points, outlines).properties(height=alt.Step(28))


def reconciliation() -> Chart:
    """What the prose says (a bar from least to most) beside the table (ticks): fields low, high, table, verdict.

    The tick is the number that the verdict compares; `which` names it where it is not both plans, on its `side`.
    Where one of them is not given, it stands where the other is and is not seen: `told` and `given` are 0 then, else 1.
    """
    base = alt.Chart(ROWS).encode(
        y=_names(grid=True),
        tooltip="tip:N",
    )
    prose = base.mark_point(filled=True, size=90, cursor="pointer").encode(
        x=_persons("low:Q"),
        opacity=alt.Opacity("told:Q", scale=None, legend=None),
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
    table = base.mark_tick(thickness=3, size=18, color="var(--ink)", cursor="pointer").encode(
        x=alt.X("table:Q"), opacity=alt.Opacity("given:Q", scale=None, legend=None)
    )
    names = base.mark_text(align=alt.ExprRef("datum.side"), dy=14, fontSize=10, color="var(--ink)").encode(
        x=alt.X("table:Q"), text="which:N"
    )
    return alt.layer(spans, table, names, prose).properties(height=alt.Step(28))


CHARTS: dict[str, Callable[[], Chart]] = {
    "sector_bars": sector_bars,
    "months": months,
    "bounds": bounds,
    "dots": dots,
    "reconciliation": reconciliation,
}


def _names(*, grid: bool) -> alt.Y:
    """Names down the side; the script breaks long ones into lines."""
    axis = alt.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=400, domain=False, ticks=False, grid=grid)
    return alt.Y("label:N", sort=BY_ORDER, title=None, axis=axis)


def _periods() -> alt.X:
    """Periods from left to right, aslant, over a line."""
    aslant = alt.Axis(labelAngle=-45, labelOverlap="greedy", domain=True, ticks=False)
    return alt.X("period:N", sort=BY_ORDER, title=None, axis=aslant)


def _persons(field: str) -> alt.X:
    return alt.X(
        field,
        title="@t:axis_persons",
        stack=None,
        axis=alt.Axis(tickCount=5, domain=False, orient="bottom", format=",~f"),
    ).scale(zero=True, nice=True)


def _up(field: str) -> alt.Y:
    return alt.Y(field, title=None, stack=None, axis=alt.Axis(tickCount=4, domain=False, format=",~f")).scale(
        zero=True, nice=True
    )


def _scope_colour() -> alt.Color:
    return alt.Color("scope:N", scale=SCOPES, legend=None)


def _legend() -> alt.Legend:
    return alt.Legend(title=None, orient="top", labelLimit=220, columns=2, symbolOpacity=1)


def compiled() -> dict[str, Spec]:
    """All charts as Vega, each as wide as the script says."""
    import vl_convert

    return {name: vl_convert.vegalite_to_vega(_themed(make()).to_dict()) for name, make in CHARTS.items()}


def _themed(chart: Chart) -> Chart:
    """The look that all charts share."""
    size = alt.AutoSizeParams(type="fit-x", contains="padding")
    ink, muted, grid = (f"var(--{name})" for name in ("ink", "muted", "grid"))
    config = alt.Config(
        font="system-ui, sans-serif",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=ink,
            titleColor=muted,
            gridColor=grid,
            domainColor=grid,
            labelFontSize=FONT,
            titleFontSize=FONT,
            titleFontWeight="normal",
            titlePadding=8,
            labelPadding=6,
        ),
        legend=alt.LegendConfig(labelColor=ink, labelFontSize=FONT, padding=0),
    )
    return chart.properties(width=300, background="transparent", autosize=size, config=config)
