package dev.weir.charts;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.StyleableProperty;
import javafx.scene.paint.Color;

/**
 * The ten colours that a chart draws its series in, as the style sheet gives them ({@code -weir-chart-series-1} to
 * {@code -10}; the chart's own sheet takes them from the theme's {@code -weir-series-1} to {@code -10}).
 */
final class SeriesColors {
    static final int COUNT = 10;

    static final List<CssMetaData<StripChart, Color>> METADATA =
            IntStream.range(0, COUNT).mapToObj(SeriesColors::metadata).toList();

    private final List<SimpleStyleableObjectProperty<Color>> colors;

    SeriesColors(StripChart chart, Runnable changed) {
        colors = METADATA.stream()
                .map(data -> {
                    var color = new SimpleStyleableObjectProperty<>(data, chart, data.getProperty(), Color.GRAY);
                    color.addListener(_ -> changed.run());
                    return color;
                })
                .toList();
    }

    int argb(int index) {
        return argb(colors.get(index).get());
    }

    static int argb(Color color) {
        return (channel(color.getOpacity()) << 24)
                | (channel(color.getRed()) << 16)
                | (channel(color.getGreen()) << 8)
                | channel(color.getBlue());
    }

    /** The style class of things that wear a series' colour outside the picture: swatches and dots. */
    static String styleClass(int index) {
        return "series-" + (index + 1);
    }

    /** A colour index as given by a caller. */
    static int checked(int index) {
        if (index < 0 || index >= COUNT) {
            throw new IllegalArgumentException("A series colour is one of 0 to 9, not " + index);
        }
        return index;
    }

    private static int channel(double value) {
        return (int) Math.round(value * 255);
    }

    private static CssMetaData<StripChart, Color> metadata(int index) {
        return new CssMetaData<>("-weir-chart-series-" + (index + 1), StyleConverter.getColorConverter(), Color.GRAY) {
            @Override
            public boolean isSettable(StripChart chart) {
                return !chart.colors().colors.get(index).isBound();
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(StripChart chart) {
                return chart.colors().colors.get(index);
            }
        };
    }
}
