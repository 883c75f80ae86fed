package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.StyleableProperty;
import javafx.scene.paint.Color;

/**
 * The colours of a {@link KeySpaceMap} as the style sheet gives them: the stops of its ramp {@code -weir-map-heat-1} (idle)
 * to {@code -6} (at the limit), {@code -weir-map-gap} for what is not known, {@code -weir-map-seam} between shards, and
 * {@code -weir-map-fork} on {@code -weir-map-halo} for splits and merges.
 */
final class HeatColors {
    private static final int STOPS = 6;
    private static final List<String> NAMES = names();

    static final List<CssMetaData<KeySpaceMap, Color>> METADATA =
            NAMES.stream().map(HeatColors::metadata).toList();

    private final List<SimpleStyleableObjectProperty<Color>> colors = new ArrayList<>();
    private HeatRamp ramp = new HeatRamp(0x808080, 0x808080);
    private boolean stale = true;

    HeatColors(KeySpaceMap map, Runnable changed) {
        for (CssMetaData<KeySpaceMap, Color> data : METADATA) {
            var color = new SimpleStyleableObjectProperty<>(data, map, data.getProperty(), Color.GRAY);
            color.addListener(_ -> {
                stale = true;
                changed.run();
            });
            colors.add(color);
        }
    }

    HeatRamp ramp() {
        if (stale) {
            int[] stops = new int[STOPS];
            for (int i = 0; i < STOPS; i++) {
                stops[i] = argb(i) & 0xFFFFFF;
            }
            ramp = new HeatRamp(stops);
            stale = false;
        }
        return ramp;
    }

    int gap() {
        return argb(STOPS);
    }

    int seam() {
        return argb(STOPS + 1);
    }

    int fork() {
        return argb(STOPS + 2);
    }

    int halo() {
        return argb(STOPS + 3);
    }

    private int argb(int index) {
        return SeriesColors.argb(colors.get(index).get());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= STOPS; i++) {
            names.add("-weir-map-heat-" + i);
        }
        names.addAll(List.of("-weir-map-gap", "-weir-map-seam", "-weir-map-fork", "-weir-map-halo"));
        return List.copyOf(names);
    }

    private static CssMetaData<KeySpaceMap, Color> metadata(String name) {
        int index = NAMES.indexOf(name);
        return new CssMetaData<>(name, StyleConverter.getColorConverter(), Color.GRAY) {
            @Override
            public boolean isSettable(KeySpaceMap map) {
                return !map.colors().colors.get(index).isBound();
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(KeySpaceMap map) {
                return map.colors().colors.get(index);
            }
        };
    }
}
