package dev.weir.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.layout.Region;

/** The charts' own style sheet and what it can set. */
final class ChartSheet {
    static final String URL = Objects.requireNonNull(
                    ChartSheet.class.getResource("charts.css"), "charts.css is missing from the build")
            .toExternalForm();

    static final List<CssMetaData<? extends Styleable, ?>> STRIP_CHART = with(SeriesColors.METADATA);

    private ChartSheet() {}

    /** A region's properties and some more. */
    static List<CssMetaData<? extends Styleable, ?>> with(List<? extends CssMetaData<? extends Styleable, ?>> more) {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(more);
        return Collections.unmodifiableList(all);
    }
}
